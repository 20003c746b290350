import Database from 'better-sqlite3';
import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { stemsOf } from './words.ts';

const texts: readonly string[] = [
  'The quick brown fox jumped over 13 lazy dogs; snake_case, kebab-case and camelCase.',
  'connections connected connecting relational conditional hopefulness electricity formalize happy ponies flies dies agreed plastered',
  'It was generally troubled by its abilities: skies, sky, cries, cry, ties, tie, feed, bled, sing, sizes, falling, hissing, failing, filing.',
  'Crème brûlée à la carte, Übergrößen im Straßenverkehr, smörgåsbord, Ñandú, žluťoučký kůň, Việt Nam, İstanbul',
  'cafe\u0301 Å Å Σίσυφος ΑΘΗΝΑ МОСКВА ёлка Йод 日本語 中文 한국어 ①② x² ½ Ⅻ',
  '',
  ' \0 … — \u{1F600} ',
];

// SQLite is what most indexes are made with: the same words must match in both.
test.each(texts)('finds the same words as FTS5 in %j', (text) => {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE words USING fts5vocab (texts, 'instance')`);
  database.prepare('INSERT INTO texts VALUES (?)').run(text);
  expect(stemsOf(text)).toEqual(database.prepare('SELECT term FROM words ORDER BY "offset"').pluck().all());
});

test('gives words that are their own words', () => {
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      expect(stemsOf(text).join('')).toMatch(/^[\p{L}\p{N}\p{Co}]*$/u);
    }),
  );
});

test('takes words of any length', () => {
  const long = 'yes'.repeat(100_000);
  expect(stemsOf(`before ${long} after`)).toEqual(['befor', long, 'after']);
});
