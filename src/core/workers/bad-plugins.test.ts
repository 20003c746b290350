import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jobFor, jobsFor } from './test-jobs.ts';
import { openPool, until } from './test-pool.ts';

const program = './test-bad-plugins.ts';
const others = ['a.txt', 'b.txt', 'c.txt'] as const;
const fine = '[["fine",["fine","too"]]]';
const isOf = { extension: 'bad/all', version: 7 };

/** Does a bad job among good ones, and says what became of it. The good ones must be done, and done right. */
async function among(name: string, budgets: Parameters<typeof openPool>[0] = {}) {
  const opened = openPool(budgets, program);
  const { pool, results, ends, done } = opened;
  const before = process.memoryUsage.rss();
  let highest = before;
  pool.dispatch(jobsFor(others[0], name, others[1], others[2]));
  await until(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
    return results.length + ends.length === 4;
  }, 19_000);
  for (const { change } of results.filter(({ token }) => token.id !== 2))
    expect(change).toMatchObject({ type: 'put', items: { items: [{ text: fine, status: 'indexed' }] } });
  expect(done()).toEqual(ends.length > 0 ? [1, 3, 4] : [1, 2, 3, 4]);
  return { ...opened, end: ends[0], result: results.find(({ token }) => token.id === 2), growth: highest - before };
}

test.each([
  ['throws.bad', 'error', 'it threw'],
  ['rejects-with-nothing.bad', 'error', 'undefined'],
  ['cyclic.bad', 'bad-plugin-output', 'contains itself'],
  ['not-json.bad', 'bad-plugin-output', 'a function'],
  ['not-a-number.bad', 'bad-plugin-output', 'NaN'],
  ['no-text.bad', 'bad-plugin-output', 'text'],
  ['patches-push.bad', 'bad-plugin-output', 'Array.prototype.push'],
  ['patches-map.bad', 'bad-plugin-output', 'replaced'],
  ['patches-all.bad', 'bad-plugin-output', 'replaced'],
  ['spawns.bad', 'error', 'restricted'],
  ['writes.bad', 'error', 'restricted'],
  ['threads.bad', 'error', 'restricted'],
])('%s fails its own item with a reason that names the plugin', async (name, code, reason) => {
  const { result } = await among(name);
  expect(result?.outcome).toMatchObject({
    type: 'failed',
    failure: { ...isOf, blame: 'item', code, reason: expect.stringContaining(reason) as unknown },
  });
  expect(result?.change).toMatchObject({ type: 'failed', items: { items: [{ status: 'failed', reason: { code } }] } });
  expect(existsSync(`/tmp/paise2-forbidden-${process.pid}`)).toBe(false);
});

test.each([
  ['exit.bad', {}, 'crash', 'exit code 0'],
  ['segfault.bad', {}, 'crash', 'SIGSEGV'],
  ['huge-text.bad', {}, 'memory', 'more memory'],
  ['never-settles.bad', { silenceMs: 1500 }, 'timeout', 'no progress'],
  ['regex.bad', { silenceMs: 1500 }, 'timeout', 'no progress'],
  ['stops-itself.bad', { silenceMs: 1500 }, 'timeout', 'no progress'],
  ['garbles.bad', {}, 'bad-plugin-output', 'too long'],
  ['speaks-for-others.bad', {}, 'bad-plugin-output', 'does not have'],
  ['floods.bad', { totalMs: 1500 }, 'timeout', 'took longer'],
] as const)('%s ends its worker, which names the plugin', async (name, budgets, code, text) => {
  const { end, growth } = await among(name, budgets);
  expect(end).toMatchObject({ code, text: expect.stringContaining(text) as unknown, jobs: [2] });
  // Who floods the engine with lies about where it is has told its name before.
  expect(name === 'floods.bad' || end?.at?.extension === isOf.extension).toBe(true);
  expect(growth).toBeLessThan(150 * 2 ** 20);
});

test('text beyond the limit is cut, and the engine holds little more than what is left', async () => {
  const { result, growth } = await among('long-text.bad');
  expect(result?.change).toMatchObject({ type: 'put', items: { items: [{ status: 'partial', reason: { code: 'limit:text' } }] } });
  expect(growth).toBeLessThan(300 * 2 ** 20);
});

test('lone surrogates arrive as replacement characters', async () => {
  const { result } = await among('surrogates.bad');
  expect(result?.change).toMatchObject({ items: { items: [{ text: 'lone \ufffd one', metadata: { title: 'lone \ufffd two' } }] } });
});

test('a promise that nobody waits for is logged when it fails, and harms nothing', async () => {
  const { result, logged, launched } = await among('rejects-late.bad');
  expect(result?.outcome).toEqual({ type: 'done' });
  await until(() => logged.some(({ message }) => message.includes('too late')));
  expect(launched.length).toBe(1);
});

test('an error thrown into nowhere is logged, and the worker is replaced after the job', async () => {
  const { result, logged, launched } = await among('throws-late.bad');
  expect(result?.outcome).toEqual({ type: 'done' });
  expect(logged).toContainEqual(expect.objectContaining({ message: expect.stringContaining('thrown into nowhere') as unknown }));
  expect(launched.length).toBe(2);
});

test('a job that waits for what ended in an error thrown into nowhere is to blame', async () => {
  const { end } = await among('throws-and-waits.bad');
  expect(end).toMatchObject({ code: 'crash', jobs: [2], at: isOf });
});

test.each(['logs.bad', 'prints.bad'])('%s is done, and little of it is heard', async (name) => {
  const { result, logged, growth } = await among(name);
  expect(result?.outcome).toEqual({ type: 'done' });
  expect(logged.length).toBeLessThan(300);
  expect(logged.reduce((sum, { message }) => sum + message.length, 0)).toBeLessThan(2 ** 20);
  expect(growth).toBeLessThan(100 * 2 ** 20);
});

test('a worker that leaks is replaced before it is killed', async () => {
  const { pool, results, ends } = openPool({ memoryBytes: 600 * 2 ** 20 }, program);
  pool.dispatch(Array.from({ length: 80 }, (_, index) => jobFor('leaks.bad', index + 1)));
  await until(() => results.length === 80, 19_000);
  expect(ends).toEqual([]);
  expect(pool.counts()).toMatchObject({ workersDied: 0, workersKilled: 0 });
  expect(pool.counts().workersRecycled).toBeGreaterThan(0);
});

test('plugins that do not load, and fetchers that fetch nothing, leave the others alone', async () => {
  const { pool, results } = openPool({}, program);
  const [job] = jobsFor('x.txt');
  if (job?.kind !== 'fetch_content') throw new Error('no job');
  pool.dispatch([{ ...job, key: 'garbage:x', payload: { ...job.payload, url: 'garbage:x' } }, jobFor('fine.txt', 2)]);
  await until(() => results.length === 2);
  expect(results.map(({ outcome }) => outcome)).toMatchObject([
    { type: 'failed', failure: { code: 'bad-plugin-output', extension: 'fetches-garbage/all' } },
    { type: 'done' },
  ]);
});
