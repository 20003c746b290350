import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMetadata } from '../../plugin/metadata.ts';
import { byTag, count, fields, jsonProblem, listOf, optional, text } from './shape.ts';

const bounds = { depth: 5, values: 1000, characters: 10_000 };

test('JSON is JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(jsonProblem(value, { depth: 6, values: 1e6, characters: 1e6 })).toBeUndefined();
    }),
  );
  expect(jsonProblem(createMetadata({ title: 'x', tags: ['a'] }), bounds)).toBeUndefined();
  expect(jsonProblem({ left: undefined }, bounds)).toBeUndefined();
});

test.each([
  ['a cycle', () => Object.assign([] as unknown[], { 0: undefined }).concat([cycle()]), 'contains itself'],
  ['a function', () => [() => {}], 'a function'],
  ['a large integer', () => ({ n: 5n }), 'a bigint'],
  ['no number', () => [Number.POSITIVE_INFINITY], 'Infinity'],
  ['a date', () => [new Date()], 'a Date'],
  ['a map', () => [new Map()], 'a Map'],
  ['bytes', () => [new Uint8Array(4)], 'a Uint8Array'],
  ['a long text', () => ['x'.repeat(10_001)], 'too much text'],
  ['long names', () => ({ ['x'.repeat(10_001)]: 1 }), 'too much text'],
  ['many values', () => Array.from({ length: 1001 }, () => 1), 'too many values'],
  ['many holes', () => Array.from({ length: 1 }).concat(Array(1e9)), 'too many values'],
  ['the same again and again', () => doubled(40), 'too'],
])('%s is none', (_what, make, problem) => {
  expect(jsonProblem(make(), bounds)).toContain(problem);
});

function cycle(): unknown {
  const self: unknown[] = [];
  self.push(self);
  return self;
}

/** Small, and endless when it is written out. */
function doubled(times: number): unknown {
  let value: unknown = 'x';
  for (let time = 0; time < times; time += 1) value = [value, value];
  return value;
}

test('checks never throw, whatever comes', () => {
  const check = byTag('type', { a: fields({ n: count, list: listOf(optional(text(3)), 2) }) });
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(check(value)).toBe(false);
    }),
  );
  expect(check({ type: 'a', n: 1, list: ['abc', undefined] })).toBe(true);
  expect(check({ type: 'a', n: 1, list: ['abcd'] })).toBe(false);
  expect(check({ type: 'a', n: 1, list: Array(1) })).toBe(true);
  expect(check({ type: 'a', n: -1, list: [] })).toBe(false);
  expect(check({ type: 'toString', n: 1, list: [] })).toBe(false);
});
