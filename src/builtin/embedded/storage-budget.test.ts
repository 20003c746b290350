import { expect, test } from 'vitest';
import type { QueryNode } from '../../plugin/query.ts';
import { createIndex } from './storage-index.ts';
import { createSearch } from './storage-search.ts';
import { itemAt, openTables, putOf, weights } from './test-storage.ts';

const rest = { weights, limit: 10, offset: 0, candidates: 100 };
const term: QueryNode = { type: 'term', text: 'word' };
const filter: QueryNode = { type: 'filter', filter: { field: 'type', value: 'text/' } };

test.each([
  ['words', term],
  ['filters', filter],
  [
    'alternatives',
    {
      type: 'or',
      nodes: [
        { type: 'and', nodes: [term, filter] },
        { type: 'term', text: 'other' },
      ],
    },
  ],
  ['parts', { type: 'or', nodes: Array.from({ length: 600 }, () => term) }],
  ['everything', { type: 'not', node: { type: 'filter', filter: { field: 'size', from: 5 } } }],
] as const satisfies readonly (readonly [string, QueryNode])[])('a search for %s that takes too long is given up', (_, node) => {
  const { database, apply } = openTables();
  apply(Array.from({ length: 600 }, (_each, index) => putOf([itemAt(`file:///${index}`, { text: 'word' })])));
  const { search } = createSearch(database, createIndex(database));
  expect(() => search({ ...rest, node, budgetMs: 0 })).toThrow(expect.objectContaining({ code: 'TOO_EXPENSIVE' }) as Error);
  expect(search({ ...rest, node }).total).toBe(600);
  expect(search({ ...rest, node, budgetMs: 60_000 }).total).toBe(600);
});
