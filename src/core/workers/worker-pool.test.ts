import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { jobFor, jobsFor } from './test-jobs.ts';
import { isAlive, openPool, until } from './test-pool.ts';

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
  const at = { url: `test:/2/${name}`, extension: 'test/test', version: 1 };
  expect(ends).toEqual([{ code, text: expect.stringContaining(text) as unknown, jobs: [2], at }]);
  expect(done()).toEqual([1, 3, 4]);
});

test('a job whose worker died before runs alone from the start', async () => {
  const { pool, ends, results, launched } = openPool();
  pool.dispatch([jobFor('exit.txt', 1, 1), jobFor('fine.txt', 2), jobFor('fine.txt', 3)]);
  await until(() => results.length === 2);
  expect(ends).toMatchObject([{ code: 'crash', jobs: [1] }]);
  expect(launched.length).toBe(2);
});

test('a worker that never becomes ready blames no job; after five of them the pool is unusable', async () => {
  const { pool, ends, unusable, launched } = openPool({ startupMs: 400 }, './test-silent-worker.ts');
  pool.dispatch(jobsFor('fine.txt', 'fine.txt'));
  await until(() => unusable.length > 0);
  expect(unusable).toMatchObject([{ code: 'startup', text: expect.stringContaining('do not start') as unknown }]);
  expect(ends).toEqual([]);
  expect(launched.length).toBe(5);
});

test('workers that something else kills while they start do not make it unusable', async () => {
  const { pool, results, unusable, launched } = openPool();
  pool.dispatch(jobsFor('fine.txt'));
  for (let killed = 0; killed < 6; killed += 1) {
    await until(() => launched.length > killed);
    const pid = launched[killed]?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
  await until(() => results.length === 1);
  expect(launched.length).toBe(7);
  expect(unusable).toEqual([]);
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
    code: 'WORKER_TIMEOUT',
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

test('a listing may be silent, but not dead', async () => {
  const { pool } = openPool({ silenceMs: 1500 });
  await expect(pool.ask('list', { source: 'test/stopped', request: {} })).rejects.toMatchObject({ code: 'WORKER_TIMEOUT' });
});

test('what a source answers is looked at', async () => {
  const { pool } = openPool();
  await expect(pool.ask('suggest', { source: 'test/odd' })).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
});

test('a watching worker reports until it ends, and its end is told', async () => {
  const { pool, changes, launched } = openPool({ silenceMs: 500, totalMs: 500 });
  const watching = pool.watch('test/slow');
  watching.catch(() => {});
  await until(() => changes.length > 0);
  await setTimeout(1500);
  expect(changes).toEqual([{ type: 'changed', urls: ['test:/a', 'test:/b'] }]);
  expect(pool.workers()).toMatchObject([{ role: 'watching', pid: launched[0]?.pid }]);
  await expect(pool.watch('test/unwatchable')).rejects.toThrow('no such luck');
  await expect(pool.watch('test/mortal')).rejects.toMatchObject({ code: 'WORKER_DIED' });
  await expect(watching).rejects.toMatchObject({ code: 'WORKER_DIED' });
});

test('the pool tells of its workers and what became of others', async () => {
  const { pool, results, ends } = openPool();
  expect([pool.workers(), pool.counts()]).toEqual([[], { workersDied: 0, workersKilled: 0, workersRecycled: 0 }]);
  pool.dispatch(jobsFor('fine.txt', 'exit.txt'));
  await until(() => results.length === 1 && ends.length === 1);
  // Twice: among others, and alone.
  expect(pool.counts()).toMatchObject({ workersDied: 2, workersKilled: 0 });
  pool.dispatch([jobFor('fine.txt', 3), jobFor('endless.txt', 4)]);
  await until(() => pool.workers()[0]?.current !== undefined && pool.workers()[0]?.rssBytes !== undefined);
  expect(pool.workers()).toMatchObject([{ role: 'jobs', jobs: 0, current: expect.stringContaining('test:/') as unknown }]);
  expect(Math.abs(Date.now() - (pool.workers()[0]?.startedAt ?? 0))).toBeLessThan(15_000);
  expect(pool.memory()).toBeGreaterThan(process.memoryUsage.rss() / 2);
});

test('jobs of a paused extension are put off, all but the one to be tried', async () => {
  const { pool, results } = openPool();
  let probes = 1;
  pool.tellBreakers([{ extension: 'test/test', takeProbe: () => probes-- > 0 }]);
  pool.dispatch(jobsFor('fine.txt', 'fine.txt', 'fine.txt'));
  await until(() => results.length === 3);
  const put = { type: 'failed', failure: { blame: 'plugin', code: 'plugin-paused', extension: 'test/test' } };
  expect(results.map(({ outcome }) => outcome)).toMatchObject([{ type: 'done' }, put, put]);
  pool.tellBreakers([]);
  pool.dispatch([jobFor('fine.txt', 4)]);
  await until(() => results.length === 4);
  expect(results[3]?.outcome).toEqual({ type: 'done' });
});
