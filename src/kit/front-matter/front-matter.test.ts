import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';
import { readFrontMatter } from './read-front-matter.ts';

test.each([
  [
    'YAML',
    '---\ntitle: A "b"\ntags: [x, y]\nlist:\n  - 1.10\n  - no\n---\nBody\n',
    { title: 'A "b"', tags: ['x', 'y'], list: ['1.10', 'no'] },
  ],
  ['YAML with maps and blocks', '---\r\na: {b: [c]}\r\nd: |\r\n  e\r\n  f\r\n...\r\nBody\n', { a: { b: ['c'] }, d: 'e\nf\n' }],
  ['TOML', '+++\ntitle = "A"\ndate = 2024-05-01\nn = 1.5\n+++\nBody\n', { title: 'A', date: '2024-05-01', n: '1.5' }],
  ['JSON', '{\n  "title": "A",\n  "draft": true,\n  "x": null\n}\nBody\n', { title: 'A', draft: 'true', x: '' }],
  ['nothing', '---\n---\nBody\n', {}],
])('%s is taken off', async (_name, text, fields) => {
  expect(await readFrontMatter(text)).toEqual({ fields, body: 'Body\n' });
});

test.each([
  ['no front matter', 'a\n---\nb: c\n---\n'],
  ['never closed', '---\na: b\n'],
  ['malformed YAML', '---\na: b: c\n---\n'],
  ['a list', '---\n- a\n---\n'],
  ['malformed TOML', '+++\na =\n+++\n'],
  ['malformed JSON', '{\n a\n}\n'],
  ['too long', `---\n${'a: b\n'.repeat(20_000)}---\n`],
  ['aliases that blow up', `---\na: &a [1, 1, 1, 1]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]\n---\n`],
  ['deep nesting', `---\na: ${'['.repeat(30_000)}\n---\n`],
])('%s stays text', async (_name, text) => {
  expect(await readFrontMatter(text)).toEqual({ fields: {}, body: text });
});

const line = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b-c', 'D_e', 'x1'), fc.constantFrom(': ', ':', ' : ', ':  ')).map(([name, colon]) => name + colon),
  fc.constantFrom('- ', '  - ', '    - ', ''),
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    'yes',
    '1.10',
    '2024-05-01',
    '"q: r"',
    "'s # t'",
    '[a, b]',
    '[]',
    '[a, ]',
    'http://x.y/#z',
    'a: b',
    'a #b',
    '*c',
    '&d e',
    '- f',
    'é (g)',
    '/h',
  ),
  fc.string({ maxLength: 8, unit: fc.constantFrom(...'ab1 :#-,[]{}"\'\\&*!|>%@`.~?\t'.split('')) }),
);

test('plain YAML says the same as the YAML library, wherever it answers', () => {
  let answered = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(line, value), { maxLength: 6 }), (lines) => {
      const source = lines.map(([start, end]) => `${start}${end}\n`).join('');
      const fields = readPlainYaml(source);
      if (fields === undefined) return;
      answered++;
      expect(fields).toEqual(parse(source, { schema: 'failsafe' }) ?? {});
    }),
    { numRuns: 5000 },
  );
  expect(answered).toBeGreaterThan(500);
});
