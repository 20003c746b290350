import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCleaning } from './clean-text.ts';

const cleaned = (text: string): { readonly text: string; readonly removed: number } => {
  const cleaning = createCleaning();
  const result = cleaning.text(text);
  return { text: result, removed: cleaning.removed };
};

test.each([
  ['bidi override', 'safe\u202Eexe.txt', 'safeexe.txt', 1],
  ['bidi isolates and marks', '\u2066a\u2069\u200E\u061C', 'a', 4],
  ['zero width', 'pa\u200Bss\uFEFFwo\u2060rd\u200D', 'password', 4],
  [
    'tags, as hidden text',
    `hi${Array.from('run', (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('')}`,
    'hi',
    3,
  ],
  ['variation selectors, as hidden bytes', 'a\uFE0F\u{E0150}\u{E0151}', 'a', 3],
  ['escape sequences', '\u001B[2Jgone\u0007\u009B', '[2Jgone', 3],
  ['fillers', '\u3164x\uFFA0\u00AD', 'x', 3],
  ['what is no character', 'a\uFFFEb\uFFF9', 'ab', 2],
  ['half characters', 'a\uD83D', 'a\uFFFD', 0],
])('%s are taken out and counted', (_, dirty, text, removed) => {
  expect(cleaned(dirty)).toEqual({ text, removed });
});

test('what people write stays: accents, scripts, emoji, tabs and lines', () => {
  const text = 'Crème\tbrûlée\nعربي हिन्दी 漢字 😀 – “x”';
  expect(cleaned(text)).toEqual({ text, removed: 0 });
  expect(cleaned('a\r\nb\rc\u2028d\u0085e')).toEqual({ text: 'a\nb\nc\nd\ne', removed: 0 });
});

const unseen = /[[\p{Cc}--[\t\n]]\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/v;

test('nothing invisible is left of any text, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (dirty) => {
      const { text } = cleaned(dirty);
      expect(text).not.toMatch(unseen);
      expect(cleaned(text)).toEqual({ text, removed: 0 });
    }),
  );
});

test('a line is one line of bounded length', () => {
  const { line } = createCleaning();
  expect(line('  a\nid: 7\r\n\tb  ', 100)).toBe('a id: 7 b');
  expect(line('x'.repeat(1e6), 10)).toBe('xxxxxxxxx…');
  expect(line('12345678😀0', 10)).toBe('12345678…');
});
