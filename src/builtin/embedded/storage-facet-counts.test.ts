import { expect, test } from 'vitest';
import { createFacetCounts } from './storage-facet-counts.ts';
import { createIndex } from './storage-index.ts';
import { createLanguages } from './storage-languages.ts';
import { createSearch } from './storage-search.ts';
import { itemAt, openTables, putOf } from './test-storage.ts';

const may = Date.UTC(2024, 4, 31, 23);

function openFacets() {
  const { database, apply } = openTables();
  apply([
    putOf([itemAt('file:///a/1.TXT', { modifiedAt: may, language: 'en', metadata: { authors: ['Ann', 'Bob', 'Ann'], tags: ['x'] } })]),
    putOf([itemAt('file:///a/2', { modifiedAt: 0, language: 'de', metadata: { authors: ['Bob'], tags: 'no list' } as never })]),
    putOf([itemAt('file:///z.zip!/a/b%2Ec', { modifiedAt: may, language: 'de', metadata: { title: '"tags"' } })], { source: 'mail/imap' }),
  ]);
  const search = createSearch(database, createIndex(database));
  return { apply, facets: createFacetCounts(database, search), languages: createLanguages(database) };
}

test('items are counted by what they are alike', () => {
  const { facets } = openFacets();
  const all = ['type', 'source', 'extension', 'folder', 'author', 'tag', 'language', 'date'] as const;
  expect(facets({ node: { type: 'all' }, facets: all, limit: 2, candidates: 10 })).toEqual({
    counted: 3,
    facets: {
      type: [{ value: 'text/plain', items: 3 }],
      source: [
        { value: 'files/directory', items: 2 },
        { value: 'mail/imap', items: 1 },
      ],
      extension: [
        { value: 'c', items: 1 },
        { value: 'txt', items: 1 },
      ],
      folder: [
        { value: 'file:///a/', items: 2 },
        { value: 'file:///z.zip!/a/', items: 1 },
      ],
      author: [
        { value: 'Bob', items: 2 },
        { value: 'Ann', items: 1 },
      ],
      tag: [{ value: 'x', items: 1 }],
      language: [
        { value: 'de', items: 2 },
        { value: 'en', items: 1 },
      ],
      date: [
        { value: '2024-05', items: 2 },
        { value: '1970-01', items: 1 },
      ],
    },
  });
});

test('only the last ones written are counted of very many', () => {
  const { facets } = openFacets();
  expect(facets({ node: { type: 'all' }, facets: ['source'], limit: 5, candidates: 1 })).toEqual({
    counted: 1,
    facets: { source: [{ value: 'mail/imap', items: 1 }] },
  });
  expect(facets({ node: { type: 'none' }, facets: ['type'], limit: 5, candidates: 1 })).toEqual({ counted: 0, facets: { type: [] } });
});

test('languages are those of the items that are there, the most frequent first', () => {
  const { apply, languages } = openFacets();
  expect(languages()).toEqual(['de', 'en']);
  apply([{ type: 'remove', generation: 1, sourceUrl: 'file:///a/1.TXT' }]);
  expect(languages()).toEqual(['de']);
});
