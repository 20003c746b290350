import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filePathBytes, fileUrl } from '../../plugin/file-url.ts';
import { directory } from './directory.ts';
import { file } from './fetcher.ts';
import { fetcherHost, recordingHost } from './test-host.ts';
import { listedPaths, listRoot, makeTree } from './test-tree.ts';
import { createMetadata } from '../../plugin/metadata.ts';

test('any name is listed, and found again through its URL', async () => {
  const names = ['new\nline', ' ', '%41', 'ä', 'e\u0301', '\u{1F600}', '\uFFFD', '-rf', '"', '\\', 'ü'.repeat(127)];
  const root = makeTree(Object.fromEntries(names.map((name) => [name, 'x'])));
  const listing = await listRoot(root);
  expect([...listedPaths(listing, root)].toSorted()).toEqual(names.toSorted());
  for (const { url, fingerprint } of listing.entries) {
    expect(await file.fetch(await fetcherHost(), { url, metadata: createMetadata(), fingerprint })).toMatchObject({
      type: 'content',
      fingerprint,
    });
  }
});

test('names that are not text keep their bytes, folders too', async () => {
  const root = makeTree({ plain: '' });
  const folder = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, 0xff, 0x6f])]);
  const inner = Buffer.concat([folder, Buffer.from('/in')]);
  mkdirSync(folder);
  mkdirSync(inner);
  const files = [
    Buffer.concat([folder, Buffer.from('/a b')]),
    Buffer.concat([inner, Buffer.from([0x2f, 0xe4])]),
    Buffer.concat([inner, Buffer.from('/\uFFFD')]),
  ];
  for (const path of files) writeFileSync(path, 'x');
  const listing = await listRoot(root);
  const bytes = listing.entries.map(({ url }) => Buffer.from(filePathBytes(url) ?? '').toString('latin1'));
  expect(bytes.toSorted()).toEqual([...files, Buffer.from(join(root, 'plain'))].map((path) => path.toString('latin1')).toSorted());

  const host = await recordingHost();
  await directory.list(host, { scopes: [`${fileUrl(root)}/f%FFo/in`, `${fileUrl(root)}/f%FFo/a%20b`] });
  expect(host.listings.map(({ entries }) => entries.length)).toEqual([2, 1]);
  const rooted = await recordingHost({ roots: [root] });
  await directory.list(rooted, { scopes: [`${fileUrl(root)}/f%FFo/in/%E4`] });
  expect(rooted.listings[0]?.entries.map(({ url }) => url)).toEqual([`${fileUrl(root)}/f%FFo/in/%E4`]);
});

test('a tree deeper than a path can be is listed as far as it goes, and the rest kept', { timeout: 60_000 }, async () => {
  const root = makeTree({ x: '' });
  onTestFinished(() => void execFileSync('rm', ['-rf', root]));
  const dig = `process.chdir(process.argv[1]); for (let i = 0; i < 30; i++) { const name = 'd'.repeat(200); fs.mkdirSync(name); process.chdir(name); fs.writeFileSync('f', ''); }`;
  execFileSync(process.execPath, ['-e', dig, root]);
  const listing = await listRoot(root);
  expect(listing.entries.length).toBeGreaterThan(18);
  expect(listing.kept.map(({ reason }) => reason.code)).toContain('path-too-long');
  expect(listing.excluded).toEqual({});
});

test('depth costs no stack', { timeout: 60_000 }, async () => {
  const root = makeTree();
  onTestFinished(() => void execFileSync('rm', ['-rf', root]));
  const dig = `process.chdir(process.argv[1]); for (let i = 0; i < 2200; i++) { fs.mkdirSync('d'); process.chdir('d'); }`;
  execFileSync(process.execPath, ['-e', dig, root]);
  const listing = await listRoot(root);
  expect([listing.entries.length, listing.kept.length]).toEqual([0, 1]);
});

test('pipes and sockets are named and never opened', async () => {
  const root = makeTree({ plain: '' });
  execFileSync('mkfifo', [join(root, 'pipe'), join(root, '.ignore'), join(root, '.gitignore'), join(root, 'CACHEDIR.TAG')]);
  const server = createServer().listen(join(root, 'socket'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => void server.once('listening', resolve));
  mkdirSync(join(root, '.git'));
  const { entries } = await listRoot(root);
  expect(entries.map(({ url, nameOnly }) => [url.slice(url.lastIndexOf('/') + 1), nameOnly?.code])).toEqual([
    ['CACHEDIR.TAG', 'not-a-file'],
    ['pipe', 'not-a-file'],
    ['plain', undefined],
    ['socket', 'not-a-file'],
  ]);
});

test('links are left out, or followed to folders that have no place of their own', async () => {
  const elsewhere = makeTree({ 'y/1': '', z: '' });
  const root = makeTree({ 'a/2': '', b: '' });
  symlinkSync('..', join(root, 'a/loop'));
  symlinkSync('.', join(root, 'self'));
  symlinkSync('a', join(root, '0-before-a'));
  symlinkSync(elsewhere, join(root, 'out'));
  symlinkSync(root, join(elsewhere, 'y/back'));
  symlinkSync(join(elsewhere, 'z'), join(root, 'file'));
  symlinkSync('nothing', join(root, 'dangling'));
  symlinkSync('round', join(root, 'round'));

  const left = await listRoot(root);
  expect([listedPaths(left, root), left.excluded]).toEqual([['a/2', 'b'], { symlink: 7 }]);
  const followed = await listRoot(root, { followSymlinks: true });
  expect(listedPaths(followed, root)).toEqual(['a/2', 'b', 'out/y/1', 'out/z']);
  expect(followed.excluded).toEqual({ symlink: 7 });
});

const otherDisk = ['/dev/shm', '/run'].find(
  (path) => statSync(path, { throwIfNoEntry: false })?.dev !== undefined && statSync(path).dev !== statSync('/tmp').dev,
);

test.skipIf(otherDisk === undefined)('other file systems are left out, or entered and remembered', async () => {
  const root = makeTree({ a: '' });
  const path = join(root, 'disk');
  symlinkSync(otherDisk ?? '', path);
  expect((await listRoot(root, { followSymlinks: true })).excluded).toEqual({ 'other-file-system': 1 });
  const host = await recordingHost({ roots: [root], followSymlinks: true, oneFileSystem: false, include: ['a'] });
  await directory.list(host, {});
  expect(host.listings[0]?.excluded['other-file-system']).toBeUndefined();
  expect(await host.state.get('mountPoints')).toContain(path);
});
