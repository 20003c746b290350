import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FetchResult } from '../../plugin/content-fetcher.ts';
import { fileUrl } from '../../plugin/file-url.ts';
import type { ContentFetcherHost } from '../../plugin/hosts.ts';
import { createMetadata } from '../../plugin/metadata.ts';
import { file } from './fetcher.ts';
import { fetcherHost } from './test-host.ts';
import { listRoot, makeTree } from './test-tree.ts';

const fetch = async (url: string, host?: ContentFetcherHost): Promise<FetchResult> =>
  file.fetch(host ?? (await fetcherHost()), { url, metadata: createMetadata(), fingerprint: '' });

test('content is where the file is, with the fingerprint that the source gives', async () => {
  const root = makeTree({ 'a b.txt': 'hello' });
  const path = join(root, 'a b.txt');
  utimesSync(path, 5.25, 5.25);
  const { entries } = await listRoot(root);
  expect(await fetch(fileUrl(path))).toEqual({
    type: 'content',
    location: { kind: 'file', path, size: 5, modifiedAt: 5250 },
    fingerprint: entries[0]?.fingerprint,
  });
});

test('what is not there is gone', async () => {
  const root = makeTree({ file: '' });
  for (const path of ['nothing', 'nothing/at/all', 'file/below', 'nul\0'])
    expect(await fetch(fileUrl(join(root, path)))).toEqual({ type: 'gone' });
});

test('what was on a disk that is not mounted is not gone', async () => {
  const root = makeTree({ 'usb/': '' });
  const host = await fetcherHost();
  await host.state.set('mountPoints', [join(root, 'usb')]);
  await expect(fetch(fileUrl(join(root, 'usb/a/b')), host)).rejects.toMatchObject({ name: 'RetryLater', delayMs: 600_000 });
  expect(await fetch(fileUrl(join(root, 'other/a')), host)).toEqual({ type: 'gone' });
});

test('only regular files have content', async () => {
  const root = makeTree({ plain: '' });
  mkdirSync(join(root, 'folder'));
  symlinkSync('plain', join(root, 'link'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
  for (const name of ['folder', 'link', 'pipe'])
    await expect(fetch(fileUrl(join(root, name)))).rejects.toMatchObject({ name: 'SkipContent', code: 'not-a-file' });
});

test('paths that cannot be are rejected with a reason', async () => {
  await expect(fetch(`file:///${'x/'.repeat(3000)}`)).rejects.toMatchObject({ name: 'RejectContent', code: 'path-too-long' });
  await expect(fetch('file://server/share/x')).rejects.toMatchObject({ name: 'RejectContent', code: 'not-a-file' });
});
