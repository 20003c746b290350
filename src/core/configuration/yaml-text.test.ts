import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenTrees } from './test-trees.ts';
import { parseYaml, placeOf } from './yaml-text.ts';

const messages = (text: string) => parseYaml(text).findings.map(({ message }) => message);

test('what a person wrote is what comes out', () => {
  fc.assert(
    fc.property(writtenTrees, ({ tree, text }) => {
      const yaml = parseYaml(text);
      expect(yaml.findings).toEqual([]);
      expect(yaml.tree).toEqual(tree);
    }),
  );
});

test('a key without a value is as good as absent, also when it only has such keys below it', () => {
  expect(parseYaml('files:\n  roots:\n  scan:\n    # every: 1h\nmail:\n  folders: []\n').tree).toEqual({ mail: { folders: [] } });
});

test('what is written out as empty or as null stays', () => {
  expect(parseYaml('a: {}\nb: []\nc: null\nd: ""\n').tree).toEqual({ a: {}, b: [], c: null, d: '' });
});

test('references stand for what they refer to', () => {
  expect(parseYaml('a: &all [x, y]\nb: *all\n').tree).toEqual({ a: ['x', 'y'], b: ['x', 'y'] });
});

test('keys stay as they are written', () => {
  expect(Object.keys(parseYaml('1.10: a\ntrue: b\nnull: c\n').tree)).toEqual(['1.10', 'true', 'null']);
});

test('few references cannot stand for many values', () => {
  const levels = 'abcdefgh'.split('').map(
    (name, index, all) =>
      `${name}: &${name} [${Array(9)
        .fill(index === 0 ? 'x' : `*${all[index - 1]}`)
        .join(', ')}]`,
  );
  const started = performance.now();
  expect(messages(levels.join('\n'))).toEqual(['there are more than 100 references (*name)']);
  expect(messages('a: &a [*a]')).toEqual(['lists and maps are nested more than 32 deep']);
  expect(messages(`a: &a [${'1,'.repeat(9000)}]\nb: [${'*a,'.repeat(20)}]`)).toEqual(['the file stands for more than 100000 values']);
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each(['[', '- ', '{a: ', '? ', 'a: '])('%j repeated to the size of a whole file ends in a problem', (piece) => {
  const started = performance.now();
  expect(messages(piece.repeat(Math.floor(262_144 / piece.length))).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('twenty thousand keys take no longer than they should', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n');
  const started = performance.now();
  expect(Object.keys(parseYaml(text).tree)).toHaveLength(20_000);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('any text parses or has a problem at a place within it', () => {
  const piece = fc.constantFrom(
    'a',
    'b: ',
    ': ',
    '\n',
    '  ',
    '\t',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '#',
    '&x ',
    '*x',
    '!t ',
    '|',
    '>',
    '---',
    '%',
    '@',
    '\\',
    '\r',
    '? ',
    '<<: ',
    '\uFEFF',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const yaml = parseYaml(text);
        const lines = text.split('\n');
        for (const { offset, message } of yaml.findings) {
          const [line = 0, column = 0] = yaml.position(offset).split(':').map(Number);
          expect(message.length).toBeGreaterThan(0);
          expect(line >= 1 && line <= lines.length).toBe(true);
          expect(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1).toBe(true);
        }
        expect(yaml.findings.length === 0 || Object.keys(yaml.tree).length === 0).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

test('places are found through lists and references', () => {
  const text = 'base: &base\n  url: x\nfeeds:\n  list:\n    - title: a\n    - *base\n';
  const { document } = parseYaml(text);
  const offset = (path: (string | number)[]) => placeOf(document, path).value?.range?.[0];
  expect(offset(['feeds', 'list', 0, 'title'])).toBe(text.indexOf('a\n    -'));
  expect(offset(['feeds', 'list', 1, 'url'])).toBe(text.indexOf('x\n'));
  expect(placeOf(document, ['feeds', 'list', 7]).complete).toBe(false);
});
