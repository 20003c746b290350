import { expect, test } from 'vitest';
import type { Field } from './fields.ts';
import { isEqual, isInForce } from './in-force.ts';

const field = (option: string, preset: Field['preset']): Field => ({
  option,
  title: '',
  description: '',
  shape: { kind: 'free' },
  ...(preset !== undefined && { preset }),
});
const fields = [field('files.hidden', 'skip'), field('files.roots', [])];

test('a change is in force when it shows', () => {
  const change = { before: {}, after: { files: { hidden: 'index' } } };
  expect(isInForce(fields, change, { files: { hidden: 'skip', roots: [] } })).toBe(false);
  expect(isInForce(fields, change, { files: { hidden: 'index', roots: [] } })).toBe(true);
});

test('going back to the default is in force when the value is gone', () => {
  const change = { before: { files: { hidden: 'index' } }, after: {} };
  expect(isInForce(fields, change, { files: { hidden: 'index' } })).toBe(false);
  expect(isInForce(fields, change, { files: { hidden: 'skip' } })).toBe(true);
  const same = { before: { files: { hidden: 'skip' } }, after: {} };
  expect(isInForce(fields, same, { files: { hidden: 'skip' } })).toBe(true);
});

test('a change of comments is in force at once', () => {
  const tree = { files: { roots: ['/a'] } };
  expect(isInForce(fields, { before: tree, after: tree }, { files: { roots: ['/a'], hidden: 'skip' } })).toBe(true);
});

test('values are compared in depth, lists in order', () => {
  expect(isEqual({ a: [1, { b: 2 }], c: null }, { c: null, a: [1, { b: 2 }] })).toBe(true);
  expect(isEqual([1, 2], [2, 1])).toBe(false);
  expect(isEqual({ a: 1 }, { a: 1, b: undefined as never })).toBe(false);
  expect(isEqual(undefined, null)).toBe(false);
});
