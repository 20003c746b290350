import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

test.each([
  ['colours', '\x1b[1;31mERROR\x1b[0m: it failed\x1b[K', 'ERROR: it failed'],
  ['a window title', '\x1b]0;user@host\x07ls -l', 'ls -l'],
  ['bold and underlined manual pages', 'N\bNA\bAM\bME\bE _\bf_\bi_\bl_\be', 'NAME file'],
  ['NULs and other controls', 'before\0after\x01x', 'before after x'],
  ['C1 controls', 'a\u0093b\u0094', 'a b '],
])('%s are removed', (_, text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

test('white space stays, and so does everything that is not a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '日', '🙂', '\u0627', '\u200f', ' ', '\t', '\n', '\r', '\f') }), (text) => {
      expect(cleanText(text)).toBe(text);
    }),
  );
});

test('no control character is left of anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\x1b', '[', ']', '3', 'm', '\x07', '\\', '\b', '\0', 'a', '\u009b', '\n') }), (text) => {
      // oxlint-disable-next-line no-control-regex -- there must be none
      expect(cleanText(text)).not.toMatch(/[\0-\x08\x0e-\x1f\x7f]/);
    }),
  );
});

test('unfinished sequences take no more than linear time', () => {
  for (const piece of ['\x1b]', '\x1b[', '\x1b[0;', '\b', 'a\b']) expect(cleanText(piece.repeat(200_000)).length).toBeLessThan(1_000_000);
});
