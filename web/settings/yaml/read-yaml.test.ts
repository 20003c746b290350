import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { readYaml } from './read-yaml.ts';

const text = `# My configuration
paise2:
  workers: # all of them
    count: 2
files:
  # Where things are
  roots:
  - ~/Documents # papers
  - "/home/x/a: b"
  exclude: [drafts/, '*.iso', "it''s"]
  maxFileSize: 200MB
  watch: false
command:
  extractors:
    - match: [.dwg]
      run:
        - dwgread
        - '{file}'
    - match: [.mmap]
`;

test('what people write is read as it is meant', () => {
  const read = readYaml(text);
  expect(read?.values).toEqual(parseDocument(text).toJS());
  expect(read?.opaque.size).toBe(0);
});

test('options are found on their lines', () => {
  const lines = readYaml(text)?.lines;
  expect(lines?.get('paise2.workers.count')).toBe(4);
  expect(lines?.get('files.roots')).toBe(7);
  expect(lines?.get('files.watch')).toBe(12);
});

test('what is written in another way is named and not guessed', () => {
  const read = readYaml('a:\n  b: |\n    some\n    text\n  c: &x 1\n  d: 1e3\n  e: two\n    lines\n  f: [a,\n    b]\n  g: 5\nh:\n  - *x\n');
  expect([...(read?.opaque ?? [])]).toEqual(['a.b', 'a.c', 'a.d', 'a.e', 'a.f', 'h']);
  expect(read?.values).toMatchObject({ a: { g: 5 } });
});

test('lines that do not fit together are not read at all', () => {
  for (const broken of ['a: 1\na: 2\n', 'a: 1\n  b: 2\n c: 3\n', '- a\n', 'a\n', 'a: 1\n---\nb: 2\n', '\ta: 1\n', 'a:\n- b\n- c\nd\n'])
    expect({ broken, read: readYaml(broken)?.values }).toSatisfy(
      ({ read }) => read === undefined || !('b' in read || 'c' in read || 'd' in read),
    );
  expect(readYaml('')?.values).toEqual({});
  expect(readYaml('# nothing yet\n')?.values).toEqual({});
});

/** What the library makes of it, without what is not read here. */
function agrees(source: string): boolean {
  const read = readYaml(source);
  if (!read) return true;
  const document = parseDocument(source);
  if (document.errors.length > 0) return true;
  return without(read.values, '', read.opaque) === without(document.toJS() ?? {}, '', read.opaque);
}

function without(value: unknown, path: string, gone: ReadonlySet<string>): string {
  if (gone.has(path)) return '?';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${key}=${without(part, path === '' ? key : `${path}.${key}`, gone)}`);
  return `{${entries.join(';')}}`;
}

const key = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== '__proto__' && !name.includes('.'));
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('tree'),
  ),
}));

test('values that a library wrote are read as it reads them', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (value, isFlow) => {
      expect(agrees(stringify(value, { collectionStyle: isFlow ? 'flow' : 'block', lineWidth: 0 }))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('whatever is typed is read as a library reads it, or not at all', () => {
  const pieces = [
    'a',
    'b: ',
    'c:',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '-',
    '[',
    ']',
    '{',
    '}',
    ', ',
    ': ',
    '"',
    "'",
    ' # x',
    '#',
    '1',
    'true',
    '|',
    '&x ',
    '? ',
    '\t',
    '~',
    '.5',
    '!',
    '%',
    '\\',
  ];
  const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(typed, (source) => {
      expect({ source, agrees: agrees(source) }).toEqual({ source, agrees: true });
    }),
    { numRuns: 20_000 },
  );
});
