import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubscribeCallback } from '@parcel/watcher';
import { expect, onTestFinished, test } from 'vitest';
import { fileUrl } from '../../../plugin/file-url.ts';
import { createSelection } from '../selection.ts';
import { recordingHost } from '../test-host.ts';
import { makeTree } from '../test-tree.ts';
import { watchRoots } from './test-watch.ts';
import { scopeOfEvent } from './tree-events.ts';
import { treeWatcher } from './tree-watcher.ts';

test('what happens in a tree is reported, and what is left out by name is not', async () => {
  const root = makeTree({ 'a.txt': 'a', 'sub/b.txt': 'b', 'node_modules/p/x.js': '' });
  const watched = await watchRoots([root], {}, (selection) => treeWatcher(selection));
  // An event that comes at a bad moment is delivered by the library together with the next one. This one is never reported itself.
  const nudging = setInterval(() => writeFileSync(join(root, 'nudge.tmp'), ''), 300);
  onTestFinished(() => clearInterval(nudging));
  const took: number[] = [];
  writeFileSync(join(root, 'node_modules/p/y.js'), '');
  writeFileSync(join(root, '.hidden'), '');
  writeFileSync(join(root, 'sub/.ignore'), '*.tmp');
  await watched.untilReported(join(root, 'sub'));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'sub'))]);
  for (const [path, act] of [
    ['new.txt', (at: string) => writeFileSync(at, 'x')],
    ['sub/b.txt', (at: string) => writeFileSync(at, 'more')],
    ['a.txt', (at: string) => rmSync(at)],
    ['made', (at: string) => mkdirSync(at)],
    ['moved', (at: string) => renameSync(join(root, 'made'), at)],
  ] as const) {
    await watched.settle();
    act(join(root, path));
    took.push(Math.round(await watched.untilReported(join(root, path))));
  }
  expect(watched.urls().toSorted()).toEqual([fileUrl(join(root, 'made')), fileUrl(join(root, 'moved'))]);
  expect(Math.max(...took)).toBeLessThan(1_000);
});

test('a tree behind a link is reported under the name of the link', async () => {
  const outside = makeTree({ 'x.txt': '' });
  const link = join(makeTree(), 'link');
  symlinkSync(outside, link);
  const watched = await watchRoots([link], { followSymlinks: true }, (selection) => treeWatcher(selection));
  expect(watched.changes).toMatchObject([{ type: 'watching' }, { type: 'blind', reason: { code: 'behind-links' } }]);
  writeFileSync(join(outside, 'x.txt'), 'new');
  await watched.untilReported(join(link, 'x.txt'));
});

test('dropped events lead to a listing of the root, after which watching goes on', async () => {
  const root = makeTree();
  const listeners: SubscribeCallback[] = [];
  let ended = 0;
  const subscribe = async (_: string, listener: SubscribeCallback) => {
    listeners.push(listener);
    return { unsubscribe: async () => void (ended += 1) };
  };
  const watched = await watchRoots([root], {}, (selection) => treeWatcher(selection, async () => subscribe));
  listeners[0]?.(new Error('Events were dropped by the FSEvents client. File system must be re-scanned.'), []);
  await watched.until('that it is watched again', () => watched.changes.length === 4);
  expect(watched.changes).toMatchObject([
    { type: 'watching' },
    { type: 'blind', reason: { code: 'watch-overflow' } },
    { type: 'watching' },
    { type: 'changed', urls: [fileUrl(root)] },
  ]);
  expect(ended).toBe(1);
});

test('a missing native part and a refusal are told apart', async () => {
  const roots = [makeTree(), makeTree()];
  const missing = await watchRoots(roots, {}, (selection) => treeWatcher(selection, () => Promise.reject(new Error('No prebuild found.'))));
  expect(missing.changes.map((change) => change.type === 'blind' && change.reason)).toEqual(
    roots.map(() => ({ code: 'watch-unsupported', text: expect.stringContaining('(No prebuild found.)') as string })),
  );
  const refused = await watchRoots(roots, {}, (selection) =>
    treeWatcher(selection, async () => () => Promise.reject(new Error('Bad file'))),
  );
  expect(refused.changes).toMatchObject(roots.map(() => ({ type: 'blind', reason: { code: 'watch-refused' } })));
});

test('events become what is to be listed', async () => {
  const selection = createSelection(await recordingHost({ include: ['*.md'] }));
  const scopeOf = (path: string) => scopeOfEvent(selection, { root: 'file:///r', top: '/real/r' }, `/real/r${path}`);
  expect(scopeOf('')).toBe('file:///r');
  expect(scopeOf('/a b/c!.md')).toBe('file:///r/a%20b/c%21.md');
  expect(scopeOf('/a/.gitignore')).toBe('file:///r/a');
  expect(scopeOf('/a/b\uFFFD/c/d.md')).toBe('file:///r/a');
  expect(scopeOf('/\uFFFD.md')).toBe('file:///r');
  expect(scopeOf('/a/node_modules/p/x.md')).toBeUndefined();
  expect(scopeOf('/.hidden')).toBeUndefined();
  expect(scopeOf('/.env')).toBeUndefined();
  // It may be a folder.
  expect(scopeOf('/a/folder')).toBe('file:///r/a/folder');
});
