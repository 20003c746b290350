import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import embedded from '../../builtin/embedded/index.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { ItemReason, StoredItem } from '../../plugin/item.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import { noHolds } from '../engine/holds.ts';
import { createProviderHost } from '../hosts/create-host.ts';
import { processWorkers, type LaunchedWorker, type LaunchWorker } from '../workers/launch-worker.ts';
import type { EngineAsks } from '../workers/messages.ts';
import type { Answers } from '../workers/peer.ts';
import { residentMemory } from '../workers/resident-memory.ts';
import { createWorkerPool, type PoolBudgets } from '../workers/worker-pool.ts';
import { bareSetup } from '../workers/worker-setup.ts';
import { createJobRunner } from './job-runner.ts';
import { createSelectionTable } from './selection-table.ts';

const patient: PoolBudgets = { workers: 1, silenceMs: 20_000, totalMs: 60_000, memoryBytes: 2 ** 30 };
const launchTestWorker = processWorkers(new URL('./test-parts-worker.ts', import.meta.url));

/** An engine of real worker processes over a real database. Names of URLs say what is in them: see test-parts-worker.ts. */
async function openEngine(directory: string, budgets: Partial<PoolBudgets> = {}, beforeStoring = async (): Promise<void> => {}) {
  const host = createProviderHost(
    { plugin: 'embedded', id: 'embedded/embedded' },
    { dataDirectory: directory, access: 'write' },
    { optionsOf: () => ({}), log: () => ({ debug() {}, info() {}, warn() {}, error() {} }), signal: new AbortController().signal },
  );
  const { dataStorageProviders, jobQueueProviders, stateStorageProviders, cacheProviders } = embedded;
  const storage: DataStorage = await dataStorageProviders!['embedded']!.createDataStorage(host as never);
  const queue: JobQueue = await jobQueueProviders!['embedded']!.createJobQueue(host as never);
  const state = await stateStorageProviders!['embedded']!.createStateStorage(host as never);
  const cache = await cacheProviders!['embedded']!.createCache(host as never);
  const launched: LaunchedWorker[] = [];
  const launch: LaunchWorker = (kind) => {
    const worker = launchTestWorker(kind);
    launched.push(worker);
    return worker;
  };
  const answers = { kept: async () => undefined, storePart: (part) => beforeStoring().then(() => runner.storePart(part)) } as Partial<
    Answers<EngineAsks>
  >;
  const pool = createWorkerPool(
    launch,
    bareSetup,
    {
      answers: answers as Answers<EngineAsks>,
      onResults: (results) => runner.onResults(results),
      onEnd: (end, unfinished) => runner.onWorkerEnd(end, unfinished),
      onNotice() {},
      onChange() {},
      onUnusable: ({ text }) => runner.fail(new Error(text)),
    },
    { ...patient, ...budgets },
  );
  const runner = createJobRunner({
    storage,
    queue,
    state,
    cache,
    table: createSelectionTable([], () => ({}), {}),
    pool,
    holds: noHolds,
    onSettled() {},
  });
  await runner.start();
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closed ??= (async () => {
      await runner.stop();
      pool.stop();
      for (const part of [storage, queue, state]) await part.close();
    })());
  onTestFinished(close);
  return {
    storage,
    queue,
    runner,
    launched,
    close,
    async add(name: string) {
      const url = `test:/${name}`;
      const payload = { url, source: 'test/slow', fingerprint: '1' };
      await runner.submit({ enqueue: [{ kind: 'fetch_content', key: url, plugin: 'test', revision: '1', payload }] });
    },
    count: async () => (await storage.summary()).items,
    async items(): Promise<readonly StoredItem[]> {
      return (await Array.fromAsync(storage.allItems())).flat();
    },
  };
}

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-parts-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = performance.now(); !(await isSo()); await setTimeout(5)) {
    if (performance.now() - started > 20_000) throw new Error('it did not come to that');
  }
}

const namesOf = (items: readonly StoredItem[]): string[] => items.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)).toSorted();
const numbered = (count: number): string[] => Array.from({ length: count }, (_, number) => `${number}.txt`);

test('a worker killed after some parts: the next one goes on, and every member is there once', async () => {
  const { add, count, items, launched, queue, runner } = await openEngine(newDirectory());
  await add('slow-9000.box');
  await until(async () => (await count()) > 6000);
  launched[0]?.kill();
  await until(async () => (await Array.fromAsync(queue.list({}))).flat().some(({ crashes }) => crashes > 0));
  const [own] = await items();
  expect(own).toMatchObject({ url: 'test:/slow-9000.box', status: 'partial', reason: { code: 'crash' }, fingerprint: '' });
  await queue.retry({});
  await runner.queueChanged();
  await runner.idle(1000);
  const all = await items();
  expect(namesOf(all)).toEqual([...numbered(9000), 'slow-9000.box'].toSorted());
  expect(all[0]).toMatchObject({ status: 'indexed', fingerprint: '1' });
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['indexed']));
});

test('an engine that ends in the middle: the next one goes on, and every member is there once', async () => {
  const directory = newDirectory();
  const first = await openEngine(directory);
  await first.add('slow-9000.box');
  await until(async () => (await first.count()) > 4000);
  await first.close();
  const second = await openEngine(directory);
  const before = (await second.items()).length;
  expect(before).toBeLessThan(9000);
  await second.runner.idle(1000);
  expect(namesOf(await second.items())).toEqual([...numbered(9000), 'slow-9000.box'].toSorted());
});

const died: ItemReason = { code: 'worker-died', text: 'Reading it ended the process that read it; it was passed over.' };

test('members that end their workers cost themselves only', async () => {
  const { add, items, runner, queue, launched } = await openEngine(newDirectory(), { silenceMs: 1500 });
  await add('9!3!exit!5!abort!7!hang.box');
  await runner.idle(1000);
  const all = await items();
  expect(all.filter(({ status }) => status === 'indexed').length).toBe(1 + 6);
  expect(all.filter(({ status }) => status === 'failed').map(({ url, reason }) => [url.split('!/')[1], reason])).toEqual([
    ['3-exit.deed', died],
    ['5-abort.deed', died],
    ['7-hang.deed', died],
  ]);
  expect((await Array.fromAsync(queue.list({}))).flat()).toEqual([]);
  expect(launched.length).toBeGreaterThanOrEqual(4);
}, 30_000);

test('a bad member after many parts: what was handed over is not read again', async () => {
  const { add, items, runner } = await openEngine(newDirectory());
  await add('7000!6500!exit.box');
  await runner.idle(1000);
  const all = await items();
  expect(all.length).toBe(7001);
  expect(all.filter(({ status }) => status !== 'indexed').map(({ reason }) => reason)).toEqual([died]);
}, 30_000);

test('a worker that waits for its part to be stored is not taken for stuck', async () => {
  const waiting = { silenceMs: 800, totalMs: 800 };
  const { add, count, launched, runner } = await openEngine(newDirectory(), waiting, () => setTimeout(2000));
  await add('5000.box');
  await runner.idle(1000);
  expect([await count(), launched.length]).toEqual([5001, 1]);
}, 30_000);

test('the memory of a worker stays flat, however much comes out of one content', async () => {
  const { add, count, launched, runner } = await openEngine(newDirectory());
  const members = 100;
  await add(`${members}x${2 ** 20}.box`);
  let peak = 0;
  const watch = setInterval(() => {
    const memory = launched[0]?.pid === undefined ? undefined : residentMemory(launched[0].pid);
    peak = Math.max(peak, memory?.bytes ?? 0);
  }, 10);
  await runner.idle(1000).finally(() => clearInterval(watch));
  expect(await count()).toBe(members + 1);
  expect(launched.length).toBe(1);
  // Elsewhere the system does not tell.
  expect(peak).toBeGreaterThan(process.platform === 'linux' ? 0 : -1);
  expect(peak).toBeLessThan(256 * 2 ** 20);
}, 60_000);
