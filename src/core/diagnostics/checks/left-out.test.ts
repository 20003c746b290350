import { expect, test } from 'vitest';
import { createMemoryDataStorage } from '../../../builtin/memory/data-storage.ts';
import type { DataStorage, StorageWrite } from '../../../plugin/data-storage-provider.ts';
import type { ItemReason } from '../../../plugin/item.ts';
import { leftOut } from './left-out.ts';
import { watchLimit } from './watch-limit.ts';

function item(url: string, reason?: ItemReason): StorageWrite {
  const common = { url, mimeType: 'text/plain', size: 1, modifiedAt: 1, metadata: {}, text: '' };
  return {
    type: 'put',
    generation: 1,
    items: {
      sourceUrl: url,
      source: 'files/directory',
      fingerprint: 'f',
      revision: 'r',
      items: [reason ? { ...common, status: 'skipped', reason } : { ...common, status: 'indexed' }],
    },
  };
}

async function storageWith(directory: string, writes: readonly StorageWrite[]): Promise<DataStorage> {
  const storage = createMemoryDataStorage({ dataDirectory: directory, access: 'write' });
  await storage.write(writes);
  return storage;
}

test('secrets that were not read are named, the rest is counted', async () => {
  const secret = { code: 'secret', text: 'By its name it holds secrets.' };
  const storage = await storageWith('/test/secrets', [
    item('file:///home/ann/notes.txt'),
    item('file:///home/ann/big.iso', { code: 'too-large', text: 'Too large.' }),
    ...Array.from({ length: 7 }, (_, index) => item(`file:///home/ann/${index}/.env%20x`, secret)),
  ]);
  const [counts, secrets, ...others] = await leftOut(storage, await storage.summary());
  expect(others).toEqual([]);
  expect(counts).toMatchObject({ state: 'good', message: '7 secret, 1 too-large' });
  expect(secrets?.message).toBe(
    'not read: /home/ann/0/.env x, /home/ann/1/.env x, /home/ann/2/.env x, /home/ann/3/.env x, /home/ann/4/.env x and 2 more',
  );
});

test('nothing is said where nothing was left out', async () => {
  const storage = await storageWith('/test/nothing', [item('file:///home/ann/notes.txt')]);
  expect(await leftOut(storage, await storage.summary())).toEqual([]);
});

test.runIf(process.platform === 'linux')('folders of files count, each once', async () => {
  const storage = await storageWith('/test/folders', [
    item('file:///home/ann/a.txt'),
    item('file:///home/ann/b.txt'),
    item('file:///home/ann/deep/c.txt'),
    item('https://example.org/page'),
  ]);
  expect((await watchLimit(storage))[0]?.message).toMatch(/^files in 2 folders; the system allows \d+ watches$/);
});
