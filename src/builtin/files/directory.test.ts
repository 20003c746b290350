import { renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import type { ContentSourceHost, Listing } from '../../plugin/hosts.ts';
import { directory } from './directory.ts';
import type { FilesOptions } from './options.ts';
import { recordingHost } from './test-host.ts';
import { listedPaths, listRoot, makeTree } from './test-tree.ts';

test('files are listed sorted, with size, time and a fingerprint', async () => {
  const root = makeTree({ 'b/x.md': 'hello', 'a.txt': '', 'b/a b#!.md': '1' });
  utimesSync(join(root, 'b/x.md'), 1000.5, 1000.5);
  const listing = await listRoot(root);
  expect(listedPaths(listing, root)).toEqual(['a.txt', 'b/a b#!.md', 'b/x.md']);
  expect(listing.scope).toBe(fileUrl(root));
  expect(listing.entries[1]?.url).toBe(`${fileUrl(root)}/b/a%20b%23%21.md`);
  expect(listing.entries[2]).toEqual({
    url: fileUrl(join(root, 'b/x.md')),
    size: 5,
    modifiedAt: 1000500,
    fingerprint: listing.entries[2]?.fingerprint,
  });
  expect(listing.entries[2]?.fingerprint).toMatch(/^\d+:5:1000500 [\d.]+$/);
});

test('a fingerprint survives a second look, its first part a rename, and no part a change', async () => {
  const root = makeTree({ a: 'one' });
  const look = async (): Promise<string> => (await listRoot(root)).entries[0]?.fingerprint ?? '';
  const before = await look();
  expect(await look()).toBe(before);
  renameSync(join(root, 'a'), join(root, 'b'));
  expect((await look()).split(' ')[0]).toBe(before.split(' ')[0]);
  // Same size and time as before: the time of the change of the inode tells.
  const { atime, mtime } = statSync(join(root, 'b'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(join(root, 'b'), 'two');
  utimesSync(join(root, 'b'), atime, mtime);
  expect(await look()).not.toBe(before);
});

test('what is left out is counted by rule', async () => {
  const root = makeTree({
    'keep.md': '',
    'draft.md': '',
    'node_modules/x/index.js': '',
    '.hidden.md': '',
    '.ssh/id_rsa': '',
    '.ignore': 'ignored.md\n',
    'ignored.md': '',
    'x.swp': '',
    'photo.jpg': '',
  });
  symlinkSync('keep.md', join(root, 'link.md'));
  const listing = await listRoot(root, { exclude: ['draft*'], include: ['*.md'] });
  expect(listedPaths(listing, root)).toEqual(['keep.md']);
  expect(listing.excluded).toEqual({ exclude: 1, 'default-exclude': 2, hidden: 1, secret: 1, ignored: 1, symlink: 1, 'not-included': 2 });
});

test('a pattern of the options is an absolute path or matches at any depth', async () => {
  const root = makeTree({ 'a/x/1': '', 'b/a/x/2': '', 'c/3': '', 'd/c/4': '', 'e.iso': '' });
  const listing = await listRoot(root, { exclude: ['a/x/', `${root}/c`, '*.iso'] });
  expect(listedPaths(listing, root)).toEqual(['d/c/4']);
});

test('"!" in exclude keeps what defaults, dots and ignore files leave out', async () => {
  const root = makeTree({ '.config/a': '', '.other/b': '', 'venv/c': '', d: '', '.ignore': 'd' });
  expect(listedPaths(await listRoot(root, { exclude: ['!.config/', '!venv/', '!d'] }), root)).toEqual(['.config/a', 'd', 'venv/c']);
});

test('folders with a cache tag are left out, but not a root with one', async () => {
  const tag = 'Signature: 8a477f597d28d172789f06886806bc55\n# made by cargo';
  const root = makeTree({ 'target/CACHEDIR.TAG': tag, 'target/x.rs': '', 'own/CACHEDIR.TAG': 'no signature', 'own/x.rs': '' });
  const listing = await listRoot(root);
  expect(listedPaths(listing, root)).toEqual(['own/CACHEDIR.TAG', 'own/x.rs']);
  expect(listing.excluded).toEqual({ 'default-exclude': 1 });
  expect(listedPaths(await listRoot(join(root, 'target')), root)).toEqual(['target/CACHEDIR.TAG', 'target/x.rs']);
  expect(listedPaths(await listRoot(root, { useDefaultExcludes: false }), root)).toHaveLength(4);
});

test('hidden names are left out, except inside a root that is hidden', async () => {
  const root = makeTree({ '.notes/.plan': '', '.notes/day': '', '.x': '' });
  expect((await listRoot(root)).excluded).toEqual({ hidden: 2 });
  expect(listedPaths(await listRoot(join(root, '.notes')), root)).toEqual(['.notes/.plan', '.notes/day']);
  expect(listedPaths(await listRoot(root, { hidden: 'index' }), root)).toEqual(['.notes/.plan', '.notes/day', '.x']);
});

test('large files are named only', async () => {
  const root = makeTree({ large: '12345', small: '1234' });
  const { entries } = await listRoot(root, { maxFileSize: '4B' });
  expect(entries.map(({ nameOnly }) => nameOnly?.code)).toEqual(['too-large', undefined]);
  expect(entries[0]?.nameOnly?.status).toBe('skipped');
  expect(entries[0]?.nameOnly?.text).toContain('4B');
});

test('directories of paise2 are left out wherever they are, also by another path', async () => {
  const root = makeTree({ 'data/index.db': '', 'data/sub/x': '', 'other/y': '' });
  const link = join(makeTree(), 'link');
  symlinkSync(join(root, 'data'), link);
  const list = async (scope: string): Promise<unknown> => {
    const host = await recordingHost({ roots: [] }, { ownDirectories: [link] });
    await directory.list(host, { scopes: [fileUrl(scope)] });
    return host.listings.map((listing) => [listedPaths(listing, root), listing.excluded]);
  };
  expect(await list(root)).toEqual([[['other/y'], { 'own-data': 1 }]]);
  expect(await list(join(root, 'data'))).toEqual([[[], { 'own-data': 1 }]]);
  expect(await list(join(root, 'data/sub/x'))).toEqual([[[], { 'own-data': 1 }]]);
});

/** A host that does something when the first batch arrives. */
function interrupting(host: ContentSourceHost<FilesOptions>, interruption: () => void): ContentSourceHost<FilesOptions> {
  const openListing = async (scope: string): Promise<Listing> => {
    const listing = await host.openListing(scope);
    const add: Listing['add'] = (entries) => {
      interruption();
      return listing.add(entries);
    };
    return { ...listing, add };
  };
  return { ...host, openListing };
}

const manyFiles = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`many/${index}`, '']));

test('stopping ends the walk without completing the listing', async () => {
  const root = makeTree(manyFiles);
  const controller = new AbortController();
  const host = await recordingHost({ roots: [root] }, { signal: controller.signal });
  await expect(
    directory.list(
      interrupting(host, () => controller.abort()),
      {},
    ),
  ).rejects.toThrow(/abort/i);
  expect(host.listings.map(({ completed }) => completed)).toEqual([false]);
  expect(host.listings[0]?.entries).toHaveLength(512);
});

test('what vanishes while the walk is on its way is not listed', async () => {
  const root = makeTree({ ...manyFiles, 'x/y': '', z: '' });
  const host = await recordingHost({ roots: [root] });
  const remove = (): void => ['x', 'z'].forEach((name) => rmSync(join(root, name), { recursive: true, force: true }));
  await directory.list(interrupting(host, remove), {});
  expect(host.listings.map(({ entries, kept, completed }) => [entries.length, kept.length, completed])).toEqual([[1500, 0, true]]);
});
