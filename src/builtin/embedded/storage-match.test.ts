import { expect, test } from 'vitest';
import type { QueryNode } from '../../plugin/query.ts';
import { createIndex } from './storage-index.ts';
import { matchOf } from './storage-match.ts';
import { itemAt, openTables, putOf } from './test-storage.ts';

const { apply, database } = openTables();
apply([putOf([itemAt('1', { text: 'a b c d e f houses' })])]);
const { lookup } = createIndex(database);
const [a, b, c] = ['a', 'b', 'c'].map((text): QueryNode => ({ type: 'term', text })) as [QueryNode, QueryNode, QueryNode];
const and = (...nodes: readonly QueryNode[]): QueryNode => ({ type: 'and', nodes });
const or = (...nodes: readonly QueryNode[]): QueryNode => ({ type: 'or', nodes });
const not = (node: QueryNode): QueryNode => ({ type: 'not', node });
const near: QueryNode = { type: 'near', words: ['d', 'e', 'f'], distance: 4 };
const filter: QueryNode = { type: 'filter', filter: { field: 'ext', value: 'x' } };

const score = (node: QueryNode) => matchOf(node, lookup)?.score;

test('an expression says whether FTS5 scores it as the contract does', () => {
  for (const node of [filter, not(a), not(near), { type: 'all' } as const]) expect(score(node)).toBe('none');
  for (const node of [a, and(a, or(b, c), not(and(a, b))), or(a, filter), near, and(near, a), not(not(a)), or(and(a, b))])
    expect(score(node)).toBe('exact');
  for (const node of [or(and(a, b), c), or(a, not(b)), or(near, a), and(a, not(near)), not(or(not(a), b))])
    expect(score(node)).toBe('inexact');
});

test('numbers, depth and size that FTS5 does not take have no expression', () => {
  expect(matchOf(or(a, { type: 'filter', filter: { field: 'size', from: 1 } }), lookup)).toBeUndefined();
  expect(matchOf(or(...Array.from({ length: 513 }, () => a)), lookup)).toBeUndefined();
  let deep: QueryNode = a;
  for (let depth = 0; depth < 20; depth += 1) deep = or(b, and(c, deep));
  expect(matchOf(deep, lookup)).toBeUndefined();
});

test('of several parts that must occur, what must not is taken from one', () => {
  expect(matchOf(and(a, and(or(b, c), not(filter))), lookup)?.expression).toBe('(("a" NOT {facets} : "\uE000x78") AND ("b" OR "c"))');
});

test('words between the first and the last are counted with those that are looked for', () => {
  expect(matchOf(near, lookup)?.expression).toBe('- {extra facets} : NEAR("d" "e" "f", 5)');
  expect(matchOf({ type: 'near', words: ['Houses', 'house'], distance: 3, field: 'to' }, lookup)?.expression).toBe(
    '{recipients} : "house"',
  );
  for (const distance of [-1, Number.NaN, Infinity, 1e300]) expect(() => matchOf({ ...near, distance }, lookup)).not.toThrow();
});

test('words that no item has are left out', () => {
  const unknown: QueryNode = { type: 'term', text: 'unknown' };
  expect(matchOf(and(or(a, unknown), not(unknown)), lookup)).toEqual({ expression: '"a"', score: 'exact' });
  expect(matchOf(and(a, unknown), lookup)?.expression).toBe('""');
  expect(matchOf({ type: 'phrase', words: ['a', 'unkn'], prefix: true }, lookup)?.expression).toBe('- {extra facets} : "a unkn" *');
  expect(matchOf({ type: 'phrase', words: ['unknown', 'a'], prefix: true }, lookup)?.expression).toBe('""');
});
