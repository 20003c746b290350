import { expect, onTestFinished, test } from 'vitest';
import { until } from '../test-pool.ts';
import { deeds, openPluginPool, textOf } from './test-plugin-pool.ts';

async function open(budgets: Parameters<typeof openPluginPool>[1] = {}) {
  const opened = await openPluginPool(deeds(), budgets, { options: { deeds: { word: 'hello' } } });
  onTestFinished(() => opened.remove());
  return opened;
}

test.each([
  ['exits.deed', {}, 'exit code 7'],
  ['hangs.deed', { silenceMs: 1500 }, 'no progress for 1.5 s'],
  ['waits.deed', { silenceMs: 1500 }, 'no progress for 1.5 s'],
  ['grows.deed', { memoryBytes: 300 * 2 ** 20 }, 'more than 300 MiB'],
  ['floods.deed', { totalMs: 2500 }, 'longer than 2.5 s'],
  ['claims-results.deed', {}, 'not of the agreed shape'],
] as const)('%s costs its call, names its plugin, and the next call works', async (name, budgets, reason) => {
  const { extract, logged, launched } = await open(budgets);
  const before = process.memoryUsage.rss();
  const { outcome } = await extract(name);
  expect(outcome).toMatchObject({
    type: 'failed',
    failure: { blame: 'item', permanent: false, code: expect.stringMatching(/^crash$|^timeout$/) as unknown, extension: 'deeds/any' },
  });
  const said = outcome.type === 'failed' ? outcome.failure.reason : '';
  expect(said).toContain(reason);
  expect(said).toContain('(deeds 1.2.3, https://example.org/deeds)');
  expect(textOf(await extract('options.deed'))).toBe('hello deeds deeds/any');
  expect(logged.filter(({ plugin }) => plugin === 'test')).toEqual([]);
  expect(launched.filter(({ role }) => role === 'jobs').length).toBe(1);
  expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 2 ** 20);
});

test('an error thrown into nowhere ends the process after the call, and not before', async () => {
  const { extract, logged, launched } = await open();
  expect(textOf(await extract('throws-late.deed'))).toBe('in time');
  await until(() => logged.some(({ message }) => message.includes('thrown into nowhere')));
  expect(textOf(await extract('options.deed'))).toBe('hello deeds deeds/any');
  expect(launched.filter(({ role }) => role === 'extensions').length).toBe(2);
});

test('nothing is started for those who waited when the pool stops', async () => {
  const { pool, start, write, launched } = await open({ workers: 2 });
  const url = (name: string): string => `file://${write(`content/${name}`, 'x')}`;
  start(url('a/waits.deed'));
  start(url('b/waits.deed'));
  await until(() => launched.some(({ role }) => role === 'extensions'));
  pool.stop();
  const before = launched.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(launched.length).toBe(before);
});

test('a plugin that does not start costs its calls only', async () => {
  const broken = `
    import { definePlugin } from 'paise2/plugin';
    if (process.title === 'never') throw new Error();
    export default definePlugin({ name: 'starts-badly', options: undefined, contentExtractors: { any: { version: 1, fileExtensions: ['.bad'], extract: async () => {} } } });
  `;
  const opened = await openPluginPool({ ...deeds(), 'starts-badly.ts': broken });
  onTestFinished(() => opened.remove());
  // It was looked at as it was before.
  opened.write('config/plugins/starts-badly.ts', 'throw new Error("it changed its mind");');
  expect((await opened.extract('x.bad')).outcome).toMatchObject({
    failure: { code: 'plugin-failed', reason: expect.stringContaining('it changed its mind') as unknown, extension: 'starts-badly/any' },
  });
  expect(textOf(await opened.extract('whole.deed', 'fine'))).toBe('whole: fine');
});
