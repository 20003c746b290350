import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openFileCache } from '../../builtin/embedded/file-cache.ts';
import { createMemoryDataStorage } from '../../builtin/memory/data-storage.ts';
import { createMemoryJobQueue } from '../../builtin/memory/job-queue.ts';
import { createMemoryStateStorage } from '../../builtin/memory/state-storage.ts';
import { noHolds } from '../engine/holds.ts';
import type { Cache } from '../../plugin/cache-provider.ts';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import type { ContentFetcher } from '../../plugin/content-fetcher.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { Log } from '../../plugin/hosts.ts';
import type { ClaimedJob, JobSpec } from '../../plugin/job.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import { createHosts } from '../hosts/create-host.ts';
import { statePartition } from '../hosts/plugin-state.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';
import { createJobRunner } from './job-runner.ts';
import { processJob, type WorkBench } from './process-job.ts';
import { createSelectionTable } from './selection-table.ts';

export interface TestPipeline {
  readonly storage: DataStorage;
  readonly queue: JobQueue;
  readonly cache: Cache;
  /** Ids of all that the fetcher put into the cache and that is still there. */
  cached(): Promise<readonly string[]>;
  /** Fetches a URL, and does whatever follows from it at once. */
  fetch(url: string): Promise<void>;
  /** Removes a URL, and does whatever follows from it at once. */
  remove(url: string): Promise<void>;
}

/** For tests: jobs run in this process, over providers in memory and a cache of files. The fetcher reads `test:` URLs, all of them text. */
export async function createTestPipeline(fetch: ContentFetcher['fetch'], openCache = openFileCache): Promise<TestPipeline> {
  const place = { dataDirectory: mkdtempSync(join(tmpdir(), 'paise2-pipeline-')), access: 'write' } as const;
  const storage = createMemoryDataStorage(place);
  const queue = createMemoryJobQueue(place);
  const state = createMemoryStateStorage(place);
  const cache = await openCache(place.dataDirectory, place.access);
  const plugin = { plugin: 'test', from: 'built-in' } as const;
  const table = createSelectionTable([{ ...plugin, id: 'test/text', value: text }], () => ({}), {});
  const bench: WorkBench = {
    table,
    hosts: createHosts({
      optionsOf: () => ({}),
      log: () => silence,
      state: (name) => statePartition(state, name),
      cachePut: async (name, bytes) => ({ kind: 'cache', plugin: name, ...(await cache.put(name, bytes)) }),
      configuration: unasked,
      openListing: unasked,
      runProgram: unasked,
      request: unasked,
      ownDirectories: [],
    }),
    signal: new AbortController().signal,
    onProgress() {},
    fetchers: [{ ...plugin, id: 'test/fetcher', value: { urlSchemes: ['test'], fetch } }],
    limits: defaultExtractionLimits,
    kept: (key) => storage.kept(key),
    cachePath: async (name, cacheId) => cache.path(name, cacheId),
    cacheRead: (name, cacheId) => cache.read(name, cacheId),
  };
  const work = async (job: ClaimedJob): Promise<void> => {
    if (job.kind !== 'cleanup_cache') runner.onResults([await processJob(job, bench, { handOver: (part) => runner.storePart(part) })]);
  };
  const pool = { room: () => 8, dispatch: (jobs: readonly ClaimedJob[]) => jobs.forEach((job) => void work(job)) };
  const runner = createJobRunner({ storage, queue, state, cache, table, pool, holds: noHolds, onSettled() {} });
  await runner.start();
  onTestFinished(async () => {
    await runner.stop();
    await Promise.all([storage.close(), queue.close(), state.close()]);
    rmSync(place.dataDirectory, { recursive: true });
  });

  return {
    storage,
    queue,
    cache,
    async cached() {
      return (await Array.fromAsync(cache.entries('test'))).map(({ cacheId }) => cacheId);
    },
    async fetch(url) {
      const fingerprint = `${await queue.issueToken()}`;
      const payload = { url, source: 'test/source', fingerprint };
      const job: JobSpec = { kind: 'fetch_content', key: url, plugin: 'test', revision: fingerprint, payload };
      await runner.submit({ enqueue: [job] });
      await runner.idle(0);
    },
    async remove(sourceUrl) {
      await runner.submit({ writes: [{ type: 'remove', generation: await queue.issueToken(), sourceUrl }] });
      await runner.idle(0);
    },
  };
}

const text: ContentExtractor = {
  version: 1,
  preferredMimeTypes: ['text/*'],
  extract: async (host, content, metadata) => host.addItem(await content.text(), metadata),
};

const silence: Log = { debug() {}, info() {}, warn() {}, error() {} };

function unasked(): never {
  throw new Error('Nobody asks for this here.');
}
