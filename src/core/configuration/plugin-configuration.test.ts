import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import { diffConfiguration } from './diff.ts';
import { isEqual, pathInTree, valueAt } from './json.ts';
import { pluginConfiguration } from './plugin-configuration.ts';
import { trees } from './test-trees.ts';

const seenBy = (plugin: string, before: ConfigurationTree | undefined, after: ConfigurationTree) =>
  pluginConfiguration(plugin, diffConfiguration(before, after), { before, after });

test('a plugin sees its own changes, by paths of its own', () => {
  const before = { files: { roots: ['~/A', '~/B'], scan: { every: '1h', deep: true } }, mail: { folders: ['inbox'] } };
  const after = { files: { roots: ['~/B', '~/C'], scan: { every: '2h', deep: true } }, mail: { folders: [] } };
  const files = seenBy('files', before, after);
  expect(files.lastDiff).toEqual({
    added: [{ path: 'roots', after: '~/C' }],
    removed: [{ path: 'roots', before: '~/A' }],
    changed: [{ path: 'scan.every', before: '1h', after: '2h' }],
  });
  expect(files.addition('roots')).toEqual(['~/C']);
  expect(files.removal('roots')).toEqual(['~/A']);
  expect(files.addition('scan')).toEqual({ every: '2h' });
  expect(files.removal('scan.every')).toBe('1h');
  expect(files.addition('scan.deep')).toBeUndefined();
  expect([files.hasChanged('scan'), files.hasChanged('scan.deep'), files.hasChanged('nothing')]).toEqual([true, false, false]);
});

test('a plugin whose name begins like another one does not see its changes', () => {
  const files = seenBy('files', { files: {}, 'files-extra': { a: 1 } }, { files: {}, 'files-extra': { a: 2 } });
  expect(files.lastDiff).toEqual({ added: [], removed: [], changed: [] });
});

test('to a plugin that is new all its options are', () => {
  const feeds = seenBy('feeds', { files: {} }, { files: {}, feeds: { list: ['a'], every: '1h' } });
  expect(feeds.lastDiff.added).toEqual([
    { path: 'list', after: ['a'] },
    { path: 'every', after: '1h' },
  ]);
  expect(feeds.addition('list')).toEqual(['a']);
  expect(feeds.hasChanged('every')).toBe(true);
});

test('at the very first start nothing has changed', () => {
  const files = seenBy('files', undefined, { files: { roots: ['~'] } });
  expect(files.lastDiff).toEqual({ added: [], removed: [], changed: [] });
  expect([files.addition('roots'), files.removal('roots'), files.hasChanged('roots')]).toEqual([undefined, undefined, false]);
});

test('keys may hold dots', () => {
  const html = seenBy(
    'engine',
    { engine: { extractors: { '.md': 'a/b', 'text/x.y': 'c/d' } } },
    { engine: { extractors: { '.md': 'a/c', 'text/x.y': 'c/d' } } },
  );
  expect(html.lastDiff.changed).toEqual([{ path: 'extractors..md', before: 'a/b', after: 'a/c' }]);
  expect([html.hasChanged('extractors..md'), html.hasChanged('extractors.text/x.y')]).toEqual([true, false]);
});

test('every path in the diff has changed, and so has what is above it', () => {
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      const plugin = seenBy('p', { p: before }, { p: after });
      const { added, removed, changed } = plugin.lastDiff;
      for (const { path } of [...added, ...removed, ...changed]) {
        expect(plugin.hasChanged(path)).toBe(true);
        expect(plugin.hasChanged(path.split('.')[0] ?? '')).toBe(true);
      }
      expect(plugin.hasChanged('')).toBe(!isEqual(before, after));
    }),
  );
});

test('a path without dots in its keys finds what following the keys finds', () => {
  fc.assert(
    fc.property(trees, fc.array(fc.constantFrom('a', 'b', 'c', 'Roots'), { minLength: 1, maxLength: 3 }), (tree, keys) => {
      const path = pathInTree(tree, keys.join('.'));
      expect(path === undefined ? undefined : valueAt(tree, path)).toEqual(valueAt(tree, keys));
    }),
  );
});
