import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWord, splitWords } from './words.ts';

test.for([
  ['The quick-brown fox, 2.5 times', ['the', 'quick', 'brown', 'fox', '2', '5', 'times']],
  ['snake_case camelCase C++ .NET', ['snake', 'case', 'camelcase', 'c', 'net']],
  ['Crème BRÛLÉE naïve', ['creme', 'brulee', 'naive']],
  ['re\u0301sume\u0301', ['resume']],
  ['Ελλάς ΕΛΛΆΣ', ['ελλάσ', 'ελλάσ']],
  ['Йога straße', ['йога', 'straße']],
  ['東京都、大阪', ['東京都', '大阪']],
  ['', []],
  ['--- !!! \u0000', []],
] as const)('splits %j', ([text, words]) => {
  expect(splitWords(text)).toEqual(words);
});

/** What FTS5 makes of each text. */
function fts5Words(texts: readonly string[]): string[][] {
  using closing = new DisposableStack();
  const database = closing.adopt(new Database(':memory:'), (open) => open.close());
  database.exec(`CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')`);
  database.exec(`CREATE VIRTUAL TABLE terms USING fts5vocab(words, 'instance')`);
  const insert = database.prepare('INSERT INTO words(rowid, text) VALUES (?, ?)');
  database.transaction(() => texts.forEach((text, index) => insert.run(index, text)))();
  const found = texts.map((): string[] => []);
  const rows = database.prepare('SELECT doc, term FROM terms ORDER BY doc, offset').all() as { doc: number; term: string }[];
  for (const { doc, term } of rows) found[doc]?.push(term);
  return found;
}

test('agrees with FTS5 on every letter', () => {
  const letters: string[] = [];
  for (let code = 1; code < 0x11_0000; code += 1) {
    const character = String.fromCodePoint(code);
    // Two scripts whose vowel signs became letters after FTS5's tables were made.
    if (/[\p{L}\p{N}]/u.test(character) && !/[\u19b0-\u19c9\u1cf2\u1cf3]/.test(character)) letters.push(`a${character}b`);
  }
  const expected = fts5Words(letters);
  const wrong = letters.filter((text, index) => splitWords(text).join(' ') !== expected[index]?.join(' '));
  expect(wrong).toEqual([]);
});

test('agrees with FTS5 on marks, punctuation and mixtures of them', () => {
  const character = fc.constantFrom(...Array.from('aZ9é.-_ \t\u0301\u0305\u0308\u094d\u3099ñßİſ東がเรียนд\u{1f600}\u{1d400}'));
  const texts = fc.sample(
    fc.array(character, { maxLength: 12 }).map((parts) => parts.join('')),
    { numRuns: 2000, seed: 1 },
  );
  expect(texts.map(splitWords)).toEqual(fts5Words(texts));
});

test('words stay as they are when split again', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const words = splitWords(text);
      expect(splitWords(words.join(' '))).toEqual(words);
      for (const word of words) expect(foldWord(word)).toBe(word);
    }),
  );
});
