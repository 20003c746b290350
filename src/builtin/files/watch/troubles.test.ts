import { mkdirSync, renameSync, rmSync, watch as watchFolder, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourceChange } from '../../../plugin/content-source.ts';
import { fileUrl } from '../../../plugin/file-url.ts';
import { recordingHost } from '../test-host.ts';
import { makeTree } from '../test-tree.ts';
import { folderWatcher } from './folder-watcher.ts';
import type { WatchFolder } from './folder-watcher.ts';
import { createEventMeter } from './event-meter.ts';
import { watchRoots } from './test-watch.ts';
import { watch } from './watch.ts';

const summary = (changes: readonly SourceChange[]): readonly string[] =>
  changes.map((change) => (change.type === 'blind' ? `blind ${change.reason.code}` : change.type));

const nodeWatch: WatchFolder = (path, onEvent) => watchFolder(path, { encoding: 'buffer' }, (_, name) => onEvent(name));

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

const strict: WatchFolder = (path, onEvent) => {
  if (path.toString().includes('closed')) throw systemError('EACCES');
  return nodeWatch(path, onEvent);
};

test('a root that is removed and made again is reported gone, watched again and listed anew', async () => {
  const root = makeTree({ 'a/x.txt': 'x' });
  const watched = await watchRoots([root]);
  rmSync(root, { recursive: true });
  await watched.until('that it is gone', () => summary(watched.changes).includes('blind missing'));
  await watched.until('its report', () => watched.urls().includes(fileUrl(root)));
  await watched.settle();
  mkdirSync(join(root, 'b'), { recursive: true });
  await watched.until('that it is back', () => summary(watched.changes).join(', ') === 'watching, changed');
  expect(watched.urls()).toEqual([fileUrl(root)]);
  await watched.settle();
  writeFileSync(join(root, 'b/y.txt'), 'y');
  await watched.untilReported(join(root, 'b/y.txt'));
});

test('a root is noticed to be gone where the folder above it was renamed, or another folder took its place', async () => {
  const top = makeTree({ 'above/root/x.txt': 'x', 'other/y.txt': 'y' });
  const root = join(top, 'above/root');
  const watched = await watchRoots([root]);
  renameSync(join(top, 'above'), join(top, 'elsewhere'));
  await watched.until('that it is gone', () => summary(watched.changes).includes('blind missing'));
  await watched.settle();
  mkdirSync(join(top, 'above'));
  renameSync(join(top, 'other'), root);
  await watched.until('the other folder', () => summary(watched.changes).includes('watching'));
  await watched.settle();
  writeFileSync(join(root, 'y.txt'), 'new');
  await watched.untilReported(join(root, 'y.txt'));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'y.txt'))]);
});

test('a root that is not there yet is watched when it comes', async () => {
  const top = makeTree({ 'here/x.txt': '' });
  const watched = await watchRoots([join(top, 'later'), join(top, 'here')]);
  expect(summary(watched.changes).toSorted()).toEqual(['blind missing', 'changed', 'watching']);
  writeFileSync(join(top, 'here/x.txt'), 'new');
  await watched.untilReported(join(top, 'here/x.txt'));
  mkdirSync(join(top, 'later'));
  await watched.until('that it is watched', () =>
    watched.changes.some((change) => change.type === 'watching' && change.url.endsWith('later')),
  );
});

test('30,000 files that appear while nobody looks are all in what is reported', async () => {
  const root = makeTree({ 'flat/': '', 'deep/': '' });
  const watched = await watchRoots([root]);
  const paths = Array.from({ length: 30_000 }, (_, index) => join(root, index % 2 === 0 ? 'flat' : `deep/${index % 100}`, `${index}.txt`));
  for (const path of paths) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }
  const missing = (): readonly string[] => {
    const urls = new Set(watched.urls());
    const isReported = (url: string): boolean => urls.has(url) || (url.length > fileUrl(root).length && isReported(dirname(url)));
    return paths.filter((path) => !isReported(fileUrl(path)));
  };
  await watched.until('that all are reported', () => missing().length === 0);
  await watched.until('that it is watched', () => watched.changes.findLast(({ type }) => type !== 'changed')?.type !== 'blind');
  expect(watched.urls().length).toBeLessThan(3_000);
  await watched.settle();
  writeFileSync(join(root, 'deep/1/1.txt'), 'edited');
  await watched.untilReported(join(root, 'deep/1/1.txt'));
});

test('more events than the system keeps lead to a listing of the root', async () => {
  const root = makeTree({ 'a/': '' });
  const watched = await watchRoots([root], {}, (selection, roots) => folderWatcher(selection, roots, nodeWatch, createEventMeter(100)));
  for (let index = 0; index < 200; index += 1) writeFileSync(join(root, 'a', `${index}.txt`), '');
  await watched.until(
    'that it is watched again',
    () => summary(watched.changes).join(', ') === 'watching, blind watch-overflow, watching, changed',
  );
  expect(watched.urls()).toEqual([fileUrl(root)]);
});

test('where the system watches no more folders the root is given up, with the remedy, and others are not', async () => {
  const root = makeTree({ 'a/': '', 'b/': '', 'c/': '' });
  const other = makeTree({ 'x.txt': '' });
  let open = 0;
  const limited: WatchFolder = (path, onEvent) => {
    if (path.toString().startsWith(root) && open === 3) throw systemError('ENOSPC');
    open += 1;
    return nodeWatch(path, onEvent).on('close', () => (open -= 1));
  };
  const watched = await watchRoots([root, other], {}, (selection, roots) => folderWatcher(selection, roots, limited));
  const blind = watched.changes.filter((change) => change.type === 'blind');
  expect(blind).toMatchObject([{ url: fileUrl(root), reason: { code: 'watch-limit' } }]);
  expect(blind[0]?.reason.text).toContain('sysctl fs.inotify.max_user_watches');
  writeFileSync(join(other, 'x.txt'), 'new');
  await watched.untilReported(join(other, 'x.txt'));
  expect(open).toBe(1);
});

test('the limit may be reached later', async () => {
  const root = makeTree({ 'a/': '' });
  let isFull = false;
  const limited: WatchFolder = (path, onEvent) => {
    if (isFull) throw systemError('EMFILE');
    return nodeWatch(path, onEvent);
  };
  const watched = await watchRoots([root], {}, (selection, roots) => folderWatcher(selection, roots, limited));
  isFull = true;
  mkdirSync(join(root, 'b'));
  await watched.until('that it is blind', () => watched.changes.length > 1);
  expect(summary(watched.changes)).toEqual(['watching', 'blind watch-limit']);
});

test('a folder that may not be watched is passed over', async () => {
  const root = makeTree({ 'closed/x.txt': '', 'open/x.txt': '' });
  const watched = await watchRoots([root], {}, (selection, roots) => folderWatcher(selection, roots, strict));
  expect(summary(watched.changes)).toEqual(['watching']);
  writeFileSync(join(root, 'open/x.txt'), 'new');
  await watched.untilReported(join(root, 'open/x.txt'));
});

test('a mistake of ours is not taken for a trouble of the system', async () => {
  const host = await recordingHost({ roots: [makeTree()] });
  const watching = watch(
    host,
    () => {},
    () => () => Promise.reject(new TypeError('a mistake')),
  );
  await expect(watching).rejects.toThrow('a mistake');
});
