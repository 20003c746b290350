import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { ClaimedJob } from '../../plugin/job.ts';
import { defaultExtractionLimits } from '../pipeline/extraction-limits.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import { processWorkers, type LaunchedWorker } from './launch-worker.ts';
import type { EngineAsks, WorkerSetup } from './messages.ts';
import type { Answers } from './peer.ts';
import { createWorkerPool, type PoolBudgets } from './worker-pool.ts';
import type { WorkerEnd } from './worker.ts';

const setup: WorkerSetup = {
  disabledPlugins: [],
  options: {},
  configuredExtractors: {},
  limits: defaultExtractionLimits,
  ownDirectories: [],
  configuration: { after: {}, diff: { added: [], removed: [], changed: [] } },
};
const answers = { kept: async () => undefined } as Partial<Answers<EngineAsks>> as Answers<EngineAsks>;
const patient: PoolBudgets = { workers: 1, silenceMs: 20_000, totalMs: 20_000, memoryBytes: 2 ** 30 };

/** A pool of real processes, and what became of everything. */
function openPool(budgets: Partial<PoolBudgets> = {}, program = './test-worker.ts') {
  const launched: LaunchedWorker[] = [];
  const launch = processWorkers(new URL(program, import.meta.url));
  const results: JobResult[] = [];
  const ends: { readonly code: string; readonly text: string; readonly jobs: readonly number[] }[] = [];
  const unusable: WorkerEnd[] = [];
  const ears = {
    answers,
    onResults: (batch: readonly JobResult[]) => void results.push(...batch),
    onEnd: (end: WorkerEnd, jobs: readonly ClaimedJob[]) => jobs.length > 0 && ends.push({ ...end, jobs: jobs.map(({ id }) => id) }),
    onNotice: () => {},
    onUnusable: (end: WorkerEnd) => void unusable.push(end),
  };
  const counted = (): LaunchedWorker => {
    const worker = launch();
    launched.push(worker);
    return worker;
  };
  const pool = createWorkerPool(counted, setup, ears, { ...patient, ...budgets });
  onTestFinished(() => pool.stop());
  return {
    pool,
    launched,
    results,
    ends,
    unusable,
    done: () => results.map(({ token }) => token.id).toSorted((one, other) => one - other),
  };
}

const jobFor = (name: string, id: number, crashes = 0): ClaimedJob => {
  const url = `test:/${id}/${name}`;
  return {
    id,
    token: 1,
    attempts: 0,
    crashes,
    kind: 'fetch_content',
    key: url,
    plugin: 'test',
    revision: '1',
    payload: { url, source: 'test/slow', fingerprint: '1' },
  };
};
const jobsFor = (...names: readonly string[]): ClaimedJob[] => names.map((name, index) => jobFor(name, index + 1));

async function until(isSo: () => boolean): Promise<void> {
  const started = performance.now();
  while (!isSo()) {
    if (performance.now() - started > 15_000) throw new Error('it did not come to that');
    await setTimeout(10);
  }
}

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('jobs go out in order and come back as results', async () => {
  const { pool, launched, results, done } = openPool();
  pool.dispatch(jobsFor('fine.txt', 'fine.txt', 'fine.txt'));
  expect(pool.room()).toBe(768 - 3);
  await until(() => results.length === 3);
  expect(done()).toEqual([1, 2, 3]);
  expect(results[0]).toMatchObject({
    outcome: { type: 'done' },
    change: { type: 'put', items: { items: [{ text: 'fine', status: 'indexed' }] } },
  });
  expect(launched.length).toBe(1);
  expect(pool.room()).toBe(768);
  expect(pool.peakMemory()).toBeGreaterThan(process.memoryUsage.rss() / 2);
});

test.each([
  ['hang.txt', { silenceMs: 1500 }, 'timeout', 'showed no progress for 1.5 s'],
  ['endless.txt', { totalMs: 800 }, 'timeout', 'took longer than 0.8 s'],
  ['exit.txt', {}, 'crash', 'exit code 7'],
  ['abort.txt', {}, 'crash', 'SIGABRT'],
  ['grow.txt', { memoryBytes: 250 * 2 ** 20 }, 'memory', 'more than 250 MiB'],
] as const)('%s ends its worker, and nothing else suffers', async (name, budgets, code, text) => {
  const { pool, ends, results, done } = openPool(budgets);
  pool.dispatch(jobsFor('fine.txt', name, 'fine.txt', 'fine.txt'));
  await until(() => ends.length > 0 && results.length === 3);
  expect(ends).toEqual([{ code, text: expect.stringContaining(text) as unknown, jobs: [2] }]);
  expect(done()).toEqual([1, 3, 4]);
});

test('a job whose worker died before runs alone from the start', async () => {
  const { pool, ends, results, launched } = openPool();
  pool.dispatch([jobFor('exit.txt', 1, 1), jobFor('fine.txt', 2), jobFor('fine.txt', 3)]);
  await until(() => results.length === 2);
  expect(ends).toMatchObject([{ code: 'crash', jobs: [1] }]);
  expect(launched.length).toBe(2);
});

test('a worker that never becomes ready blames no job; after three of them the pool is unusable', async () => {
  const { pool, ends, unusable, launched } = openPool({ silenceMs: 400 }, './test-silent-worker.ts');
  pool.dispatch(jobsFor('fine.txt', 'fine.txt'));
  await until(() => unusable.length > 0);
  expect(unusable).toMatchObject([{ code: 'startup', text: expect.stringContaining('do not start') as unknown }]);
  expect(ends).toEqual([]);
  expect(launched.length).toBe(3);
});

test('a worker program that ends at once makes the pool unusable', async () => {
  const { pool, ends, unusable } = openPool({}, './test-broken-worker.ts');
  pool.dispatch(jobsFor('fine.txt', 'fine.txt'));
  await until(() => unusable.length > 0);
  expect(unusable).toMatchObject([{ code: 'startup', text: expect.stringContaining('exit code 3') as unknown }]);
  expect(ends).toEqual([]);
});

test('questions are answered, within the same budgets', async () => {
  const { pool } = openPool({ silenceMs: 2000 });
  expect(await pool.ask('extract', { url: 'test:/fine.txt' })).toMatchObject({ status: 'indexed', items: [{ text: 'fine' }] });
  await expect(pool.ask('extract', { url: 'test:/hang.txt' })).rejects.toMatchObject({
    code: 'WORKER_DIED',
    message: expect.stringContaining('no progress') as unknown,
  });
  await expect(pool.ask('extract', { url: 'test:/exit.txt' })).rejects.toMatchObject({
    code: 'WORKER_DIED',
    message: expect.stringContaining('exit code 7') as unknown,
  });
  expect(await pool.ask('extract', { url: 'test:/fine.txt' })).toMatchObject({ status: 'indexed' });
  await expect(pool.ask('extract', { url: 'other:/fine.txt' })).rejects.toMatchObject({ code: 'CONTENT_UNREADABLE' });
});

test('listing may take longer than the budgets', async () => {
  const { pool } = openPool({ silenceMs: 500, totalMs: 500 });
  await expect(pool.ask('list', { source: 'test/slow', request: {} })).resolves.toBeUndefined();
});

test('a worker that lost its engine ends, even in the middle of work', async () => {
  const { pool, launched } = openPool();
  pool.dispatch(jobsFor('endless.txt'));
  await setTimeout(500);
  const [worker] = launched;
  expect(isAlive(worker?.pid)).toBe(true);
  worker?.channel.close();
  await until(() => !isAlive(worker?.pid));
});

test('a stopped pool leaves no process behind and starts none', async () => {
  const { pool, launched, results, ends } = openPool({ workers: 2, silenceMs: 60_000 });
  pool.dispatch(jobsFor('hang.txt'));
  await pool.ask('extract', { url: 'test:/fine.txt' });
  await setTimeout(300);
  pool.stop();
  pool.dispatch(jobsFor('fine.txt'));
  await expect(pool.ask('extract', { url: 'test:/fine.txt' })).rejects.toMatchObject({ code: 'ABORTED' });
  await until(() => !launched.some(({ pid }) => isAlive(pid)));
  expect(launched.length).toBe(2);
  expect([...results, ...ends]).toEqual([]);
});
