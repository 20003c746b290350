import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jobFor } from './test-jobs.ts';
import { openPool, until } from './test-pool.ts';

const options = { test: { tools: [{ run: ['tr', 'a-z', 'A-Z'] }, { run: ['sleep', '1'] }, { run: ['sleep', '60'] }] } };

function dispatch(name: string, budgets: Parameters<typeof openPool>[0] = {}) {
  const opened = openPool(budgets, './test-worker.ts', options);
  opened.pool.dispatch([jobFor(name, 1)]);
  return opened;
}

/** Whether a `sleep 60` that this process started runs. */
const sleepers = (): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`) === 'sleep\x0060\0' && read(`/proc/${pid}/stat`).includes(` ${process.pid} `));

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

test('the engine runs a program for a worker where the options of the plugin contain its command', async () => {
  const { results } = dispatch('allowed-program.txt');
  await until(() => results.length === 1);
  expect(results[0]?.change).toMatchObject({ items: { items: [{ text: 'IT RAN, exit' }] } });
});

test.each([
  ['other-program.txt', 'contain the command'],
  ['two-programs.txt', 'one program at a time'],
])('%s is refused', async (name, reason) => {
  const { results } = dispatch(name);
  await until(() => results.length === 1);
  expect(results[0]?.outcome).toMatchObject({
    failure: { permanent: true, code: 'not-supported', reason: expect.stringContaining(reason) as unknown },
  });
});

test('a program that takes too long is stopped, and its worker lives on', async () => {
  const { results, launched } = dispatch('slow-program.txt', { silenceMs: 1500 });
  await until(() => results.length === 1);
  expect(results[0]?.change).toMatchObject({ items: { items: [{ text: 'timeout' }] } });
  expect(launched.length).toBe(1);
});

test.skipIf(process.platform !== 'linux')('a program ends with its worker', async () => {
  const { ends } = dispatch('dies-before-program.txt');
  await until(() => sleepers().length > 0);
  await until(() => ends.length > 0);
  expect(ends[0]).toMatchObject({ code: 'crash' });
  await until(() => sleepers().length === 0, 3000);
});
