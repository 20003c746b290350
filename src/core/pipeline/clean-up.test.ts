import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ContentFetcher } from '../../plugin/content-fetcher.ts';
import { createMemoryCache } from '../../builtin/memory/cache.ts';
import { cleanUp } from './clean-up.ts';
import { createSelectionTable } from './selection-table.ts';
import { resultOfDeath } from './settlement.ts';
import { createTestPipeline } from './test-pipeline.ts';

const shared = new Map([
  ['test:///a.txt', 'the same words'],
  ['test:///b.txt', 'the same words'],
]);

/** Fetches from a map. */
const fetcherOf =
  (pages: ReadonlyMap<string, string>): ContentFetcher['fetch'] =>
  async (host, { url }) => {
    const page = pages.get(url);
    if (page === undefined) return { type: 'gone' };
    return { type: 'content', location: await host.cache.put(Buffer.from(page)), mimeType: 'text/plain' };
  };

test('the cached bytes of an item are freed when it goes', async () => {
  const { storage, queue, cached, fetch, remove } = await createTestPipeline(fetcherOf(shared));
  await fetch('test:///a.txt');
  expect(await storage.itemByUrl('test:///a.txt')).toMatchObject({ status: 'indexed', extractor: 'test/text' });
  expect(await cached()).toHaveLength(1);
  await remove('test:///a.txt');
  expect(await cached()).toEqual([]);
  expect((await queue.summary()).byState).toEqual({ ready: 0, waiting: 0, running: 0, dead: 0 });
});

test('bytes that two items are made of stay until the last of them goes', async () => {
  const { cached, fetch, remove } = await createTestPipeline(fetcherOf(shared));
  await fetch('test:///a.txt');
  await fetch('test:///b.txt');
  expect(await cached()).toHaveLength(1);
  await remove('test:///a.txt');
  expect(await cached()).toHaveLength(1);
  await remove('test:///b.txt');
  expect(await cached()).toEqual([]);
});

test('new content frees the old, also where nothing reads it, and a URL that leads nowhere frees all', async () => {
  const url = 'test:///a.txt';
  const pages = new Map([[url, 'first']]);
  const { storage, cached, fetch } = await createTestPipeline(fetcherOf(pages));
  await fetch(url);
  const before = await cached();
  for (const [page, status] of [
    ['\0\x01\x02binary\0', 'named'],
    ['', 'skipped'],
    ['second', 'indexed'],
  ] as const) {
    pages.set(url, page);
    await fetch(url);
    expect(await storage.itemByUrl(url)).toMatchObject({ status });
    expect(await cached()).toHaveLength(1);
  }
  expect(await cached()).not.toEqual(before);
  pages.clear();
  await fetch(url);
  expect(await cached()).toEqual([]);
  expect(await storage.itemByUrl(url)).toBeUndefined();
});

test('bytes that are gone before they are read are fetched again', async () => {
  let fetches = 0;
  const { storage, cache, cached, fetch } = await createTestPipeline(async (host, request) => {
    fetches += 1;
    const fetched = await fetcherOf(shared)(host, request);
    if (fetches === 1) await cache.remove('test', await cached());
    return fetched;
  });
  await fetch('test:///a.txt');
  expect(fetches).toBe(2);
  expect(await storage.itemByUrl('test:///a.txt')).toMatchObject({ status: 'indexed' });
});

test('a fetcher that never keeps what it says does not keep the engine busy, and takes nothing away', async () => {
  let keeps = true;
  const { storage, queue, fetch } = await createTestPipeline(async (host, { url }) => {
    const location = await host.cache.put(Buffer.from(`${url} kept`));
    return { type: 'content', location: keeps ? location : { ...location, cacheId: '0'.repeat(64) } };
  });
  await fetch('test:///a.txt');
  keeps = false;
  await fetch('test:///a.txt');
  await fetch('test:///b.txt');
  const [rows] = await Array.fromAsync(queue.list({}));
  expect(rows).toMatchObject(
    ['test:///a.txt', 'test:///b.txt'].map((key) => ({
      kind: 'extract_content',
      key,
      state: 'waiting',
      attempts: 1,
      lastFailure: { code: 'unreadable', reason: 'What was fetched is not in the cache.' },
    })),
  );
  expect(await storage.itemByUrl('test:///a.txt')).toMatchObject({ status: 'indexed' });
  expect(await storage.itemByUrl('test:///b.txt')).toMatchObject({ status: 'failed', reason: { code: 'unreadable' } });
});

test('an item whose reading killed the worker refers to its bytes like any other', () => {
  const payload = { url: 'test:///a.txt', source: 'test/source', fingerprint: '1' };
  const location = { kind: 'cache', plugin: 'test', cacheId: 'f'.repeat(64), size: 1 } as const;
  const job = { id: 1, token: 1, key: payload.url, plugin: 'test', revision: '1', attempts: 0, crashes: 0, skip: [] };
  const end = { code: 'crash', text: 'The worker died.' } as never;
  const table = createSelectionTable([], () => ({}), {});
  const reference = { plugin: 'test', cacheId: location.cacheId };
  expect(resultOfDeath({ ...job, kind: 'extract_content', payload: { ...payload, location } }, end, table)).toMatchObject({
    change: { type: 'failed', items: { cached: [reference] } },
  });
});

test('bytes that an item came to refer to meanwhile are not removed', async () => {
  const { storage, cache, cached, fetch } = await createTestPipeline(fetcherOf(shared));
  await fetch('test:///a.txt');
  const cacheIds = await cached();
  expect(await cleanUp({ plugin: 'test', cacheIds }, { cache, storage })).toEqual({ type: 'done' });
  expect(await cached()).toEqual(cacheIds);
});

test('what cannot be removed is left for later', async () => {
  const { storage, cache } = await createTestPipeline(fetcherOf(shared));
  const cacheId = 'f'.repeat(64);
  // A folder, which is not removed like a file.
  mkdirSync(cache.path('test', cacheId) ?? '', { recursive: true });
  expect(await cleanUp({ plugin: 'test', cacheIds: [cacheId] }, { cache, storage })).toMatchObject({ type: 'later', delayMs: 60_000 });
});

const inMemory = async (dataDirectory: string, access: 'read' | 'write') => createMemoryCache({ dataDirectory, access });

test('bytes of a cache that is not made of files are read as well', async () => {
  const { storage, fetch } = await createTestPipeline(fetcherOf(shared), inMemory);
  await fetch('test:///a.txt');
  expect(await storage.itemByUrl('test:///a.txt')).toMatchObject({ status: 'indexed', size: 14 });
});
