import { expect, test } from 'vitest';
import type { NumberField, QueryNode, StorageQuery } from '../../plugin/query.ts';
import { createIndex } from './storage-index.ts';
import { createdAt, pagesOf } from './storage-numbers.ts';
import { createSearch } from './storage-search.ts';
import { itemAt, openTables, putOf, weights } from './test-storage.ts';

const time = (text: string) => createdAt({ createdAt: text });

test('a year and a month are their beginning in UTC, and what is no date is none', () => {
  expect(time('2024')).toBe(Date.UTC(2024));
  expect(time('2024-05')).toBe(new Date(2024, 4).getTime());
  expect(time('2024-05-01T12:00:00')).toBe(new Date(2024, 4, 1, 12).getTime());
  expect(time('2024-05-01T12:00:00+02:00')).toBe(Date.UTC(2024, 4, 1, 10));
  expect(time('soon')).toBeNull();
  expect(createdAt({ createdAt: 'soon', publishedAt: '1999' })).toBe(new Date(1999, 0).getTime());
  expect(createdAt({ createdAt: 2024 } as never)).toBeNull();
});

test('pages are a finite number', () => {
  expect([3, 0.5, Number.NaN, Infinity, '3', null].map((pages) => pagesOf({ pages } as never))).toEqual([3, 0.5, null, null, null, null]);
});

const items = [
  itemAt('file:///b', { size: 10, modifiedAt: 3, text: 'red', metadata: { pages: 2 } }),
  itemAt('file:///a%20a', { size: 20, modifiedAt: 2, text: 'red red', metadata: { createdAt: '2020' } }),
  itemAt('file:///c', { size: 30, modifiedAt: 1, text: 'blue', metadata: { pages: 1, createdAt: '2010' } }),
];

function openItems() {
  const { database, apply } = openTables();
  apply(items.map((item) => putOf([item])));
  const { search } = createSearch(database, createIndex(database));
  return (node: QueryNode, changes: Partial<StorageQuery> = {}) =>
    search({ node, weights, limit: 10, offset: 0, candidates: 100, ...changes }).hits.map(({ id }) => id);
}

const number = (field: NumberField, from?: number, to?: number): QueryNode => ({
  type: 'filter',
  filter: { field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
});
const red: QueryNode = { type: 'term', text: 'red' };

test('numbers are asked for beside words, among alternatives and negated', () => {
  const ids = openItems();
  expect(ids(number('size', 20))).toEqual([2, 3]);
  expect(ids({ type: 'and', nodes: [red, number('size', 10, 20)] })).toEqual([1]);
  expect(ids({ type: 'and', nodes: [red, { type: 'not', node: number('pages') }] })).toEqual([2]);
  expect(ids({ type: 'or', nodes: [red, number('created', undefined, Date.UTC(2015))] })).toEqual([2, 1, 3]);
  expect(ids(number('created'), { among: [3, 1] })).toEqual([3]);
  expect(ids({ type: 'and', nodes: Array.from({ length: 20 }, () => number('modified', 2)) })).toEqual([1, 2]);
});

test('items are sorted by what they have; those without come last', () => {
  const ids = openItems();
  const sorted = (by: NumberField | 'name' | 'url', descending: boolean, node: QueryNode = { type: 'all' }) =>
    ids(node, { sort: { by, descending } });
  expect(sorted('pages', false)).toEqual([3, 1, 2]);
  expect(sorted('pages', true)).toEqual([1, 3, 2]);
  expect(sorted('name', false)).toEqual([2, 1, 3]);
  expect(sorted('url', true)).toEqual([3, 1, 2]);
  expect(sorted('modified', false, red)).toEqual([2, 1]);
  expect(sorted('size', true, { type: 'or', nodes: [red, number('size', 30)] })).toEqual([3, 2, 1]);
  expect(ids(red, { sort: { by: 'size', descending: false }, candidates: 1 })).toEqual([1, 2]);
});
