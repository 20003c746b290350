import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownNames } from './known-names.ts';

const names = ['a', 'abbr', 'h1', 'http-equiv', 'xml:lang', 'span'];
const find = knownNames(names);

test.each([
  ['<SPAN>', 1, 5, 'span'],
  ['<h1>', 1, 3, 'h1'],
  ['<H1>', 1, 3, 'h1'],
  ['<h\u0011>', 1, 3, undefined],
  ['xml\u001Alang', 0, 8, undefined],
  ['<spans>', 1, 6, undefined],
  ['<>', 1, 1, undefined],
  ['A', 0, 1, 'a'],
  ['\u0041\u0301', 0, 2, undefined],
])('in %j from %i to %i there is %j', (text, start, end, name) => {
  expect(find(text, start, end)).toBe(name);
});

test('it knows what lower case knows', () => {
  const piece = fc.oneof(fc.constantFrom(...names, 'ABBR', 'Xml:Lang', 'HTTP-equiv'), fc.string({ maxLength: 10, unit: 'binary-ascii' }));
  fc.assert(
    fc.property(piece, piece, (before, name) => {
      const expected = names.find((known) => known === name.toLowerCase());
      expect(find(before + name, before.length, before.length + name.length)).toBe(expected);
    }),
  );
});
