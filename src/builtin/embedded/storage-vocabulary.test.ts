import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIndexState } from './storage-index-state.ts';
import { termsOf } from './storage-terms.ts';
import { createVocabulary } from './storage-vocabulary.ts';
import { itemAt, openTables, putOf } from './test-storage.ts';

function openVocabulary() {
  const tables = openTables();
  return { ...tables, vocabulary: createVocabulary(tables.database, createIndexState(tables.database)) };
}

const terms = (wanted: readonly string[]) => wanted.slice(0, 7).map((term) => ({ term, items: 1 }));

test('terms are those that contain or begin with a text, the most frequent first', () => {
  const { apply, vocabulary } = openVocabulary();
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-c北]{1,4}\uF8FF?$/), { minLength: 1, maxLength: 20 }),
      fc.stringMatching(/^[a-c北]{0,2}$/),
      (words, part) => {
        apply([putOf([itemAt('', { text: words.join(' '), mimeType: '' })], { source: '' })]);
        const byText = [...new Set(words)].toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
        expect(vocabulary.containing(part, 7)).toEqual(terms(byText.filter((word) => word.includes(part))));
        expect(vocabulary.startingWith(part, 7)).toEqual(terms(byText.filter((word) => word.startsWith(part))));
      },
    ),
  );
});

test('counts items, and sees every change at once', () => {
  const { apply, vocabulary } = openVocabulary();
  const items = (text: string) => vocabulary.containing(text, 10).map(({ term, items: count }) => `${term} ${count}`);
  apply([putOf([itemAt('1', { text: 'network networks' })]), putOf([itemAt('2', { text: 'networking workshop' })])]);
  expect(items('work')).toEqual(['network 2', 'workshop 1']);
  apply([{ type: 'remove', generation: 1, sourceUrl: '1' }, putOf([itemAt('3', { text: 'workshop' })])]);
  expect(items('work')).toEqual(['workshop 2', 'network 1']);
});

test('facets are no terms', () => {
  const { apply, vocabulary } = openVocabulary();
  apply([putOf([itemAt('file:///a.txt', { text: 'word', language: 'en' })])]);
  expect(vocabulary.containing('', 10).map(({ term }) => term)).toEqual(['a', 'txt', 'word']);
  for (const prefix of ['', '\uE000', '\uE000x']) {
    expect(vocabulary.startingWith(prefix, 10).filter(({ term }) => term.startsWith('\uE000'))).toEqual([]);
  }
  expect(vocabulary.containing('\uE000', 10)).toEqual([]);
  expect(vocabulary.itemsWith('\uE000x747874')).toBe(0);
});

test('an empty index has no terms, and a line end is in none', () => {
  const { apply, vocabulary } = openVocabulary();
  expect(vocabulary.containing('a', 10)).toEqual([]);
  apply([putOf([itemAt('x', { text: 'one two' })])]);
  expect(vocabulary.containing('e\nt', 10)).toEqual([]);
});

test('words that are asked for are reduced to stems, and answered in order', () => {
  const { apply, vocabulary } = openVocabulary();
  apply([putOf([itemAt('x', { text: 'Networks' })])]);
  expect(termsOf(vocabulary, { like: { oneOf: ['missing', 'NETWORKING'] }, limit: 1 })).toEqual([
    { term: 'miss', items: 0 },
    { term: 'network', items: 1 },
  ]);
  expect(termsOf(vocabulary, { like: { prefix: 'NÉT' }, limit: 5 })).toEqual([{ term: 'network', items: 1 }]);
});
