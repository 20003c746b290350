import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConfigurationDiff, ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { diffConfiguration } from './diff.ts';
import { isEqual, isList, valueAt } from './json.ts';
import { trees } from './test-trees.ts';

test('values, list items and sections that came, went and changed', () => {
  const before = { files: { roots: ['~/A', '~/B'], order: 'newest', token: 't' }, mail: { folders: [] } };
  const after = { files: { roots: ['~/A', '~/C'], order: 'oldest', depth: 3 }, feeds: { list: [] } };
  expect(diffConfiguration(before, after)).toEqual({
    added: [
      { path: 'files.roots', after: '~/C' },
      { path: 'files.depth', after: 3 },
      { path: 'feeds', after: { list: [] } },
    ],
    removed: [
      { path: 'files.roots', before: '~/B' },
      { path: 'files.token', before: 't' },
      { path: 'mail', before: { folders: [] } },
    ],
    changed: [{ path: 'files.order', before: 'newest', after: 'oldest' }],
  });
});

test('items are compared by what they hold', () => {
  const before = { feeds: { list: [{ url: 'a', title: 'A' }] } };
  expect(diffConfiguration(before, { feeds: { list: [{ title: 'A', url: 'a' }] } })).toEqual({ added: [], removed: [], changed: [] });
});

test('items in another order change their list', () => {
  const change = { path: 'a.list', before: [1, 2], after: [2, 1] };
  expect(diffConfiguration({ a: { list: [1, 2] } }, { a: { list: [2, 1] } })).toEqual({ added: [], removed: [], changed: [change] });
});

test('at the very first start nothing has changed', () => {
  expect(diffConfiguration(undefined, { files: { roots: ['~'] } })).toEqual({ added: [], removed: [], changed: [] });
});

test('the diff is empty for equal trees, and only for them', () => {
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      const { added, removed, changed } = diffConfiguration(before, after);
      expect(added.length + removed.length + changed.length === 0).toBe(isEqual(before, after));
      expect(diffConfiguration(before, structuredClone(before))).toEqual({ added: [], removed: [], changed: [] });
    }),
  );
});

test('the old tree and the diff make the new tree', () => {
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      expect(apply(before, diffConfiguration(before, after))).toEqual(after);
    }),
    { numRuns: 500 },
  );
});

function apply(before: ConfigurationTree, { added, removed, changed }: ConfigurationDiff): ConfigurationTree {
  let tree: JsonValue = before;
  for (const { path, before: item } of removed) {
    tree = edit(tree, path.split('.'), (old) => (isItem(before, path, item) ? without(old as JsonValue[], item as JsonValue) : undefined));
  }
  for (const { path, after: item } of added) {
    tree = edit(tree, path.split('.'), (old) => (isListAt(before, path) ? [...(old as JsonValue[]), item as JsonValue] : item));
  }
  for (const { path, after } of changed) tree = edit(tree, path.split('.'), () => after);
  return tree as ConfigurationTree;
}

function edit(tree: JsonValue, [key = '', ...rest]: string[], change: (old: JsonValue | undefined) => JsonValue | undefined): JsonValue {
  const map = tree as ConfigurationTree;
  const old = Object.hasOwn(map, key) ? map[key] : undefined;
  const value = rest.length === 0 ? change(old) : edit(old as JsonValue, rest, change);
  return Object.fromEntries([
    ...Object.entries(map).filter(([name]) => name !== key),
    ...(value === undefined ? [] : [[key, value] as const]),
  ]);
}

const isListAt = (tree: JsonValue, path: string): boolean => isList(valueAt(tree, path.split('.')));

/** No list is an item of itself. */
const isItem = (tree: JsonValue, path: string, item: JsonValue | undefined): boolean =>
  isListAt(tree, path) && item !== undefined && !isEqual(valueAt(tree, path.split('.')) ?? null, item);

function without(list: readonly JsonValue[], item: JsonValue): JsonValue[] {
  const last = list.findLastIndex((other) => isEqual(other, item));
  return list.filter((_, index) => index !== last);
}
