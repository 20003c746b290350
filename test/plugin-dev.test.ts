import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runPaise } from './support/command.ts';
import { createPlace } from './support/place.ts';
import { extractorPlugin } from './support/plugin-files.ts';
import { startStaying, until } from './support/up.ts';

const code = (adds: string): string => extractorPlugin({ name: 'mine', extension: '.mine', adds });

test('plugins dev shows what a plugin makes of samples, and stores nothing', async () => {
  const place = createPlace();
  const plugin = place.write('mine.ts', code('`${text} first`'));
  const sample = place.write('a.mine', 'zebra');
  const good = await runPaise(place, ['plugins', 'dev', plugin, sample, '--once']);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(good.stdout).toMatch(/^mine\n/);
  expect(good.stdout).toMatch(/candidate mine\/reads: chosen \(file name \.mine\)\n(.*\n)* +zebra first\n/);
  writeFileSync(plugin, code('nothing'));
  const bad = await runPaise(place, ['plugins', 'dev', plugin, sample, '--once']);
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(/failed +plugin-failed: nothing is not defined \(mine\)/);
  writeFileSync(plugin, 'export default {');
  const broken = await runPaise(place, ['plugins', 'dev', plugin, sample, '--once']);
  expect(broken.code).toBe(1);
  expect(broken.stdout).toMatch(/problem +It cannot be loaded: /);
  expect(await runPaise(place, ['search', 'zebra'])).toMatchObject({ code: 1, stdout: '' });
});

test('plugins dev looks again when the file changes', async () => {
  const place = createPlace();
  const plugin = place.write('mine.ts', code('`${text} first`'));
  const sample = place.write('a.mine', 'zebra');
  const { child, printed } = startStaying(place, ['plugins', 'dev', plugin, sample]);
  const shows = (text: string) => until(() => printed().includes(text), printed);
  await shows('zebra first');
  await shows('Waiting for changes');
  writeFileSync(plugin, code('`${text} second`'));
  await shows('zebra second');
  writeFileSync(plugin, 'export default {');
  await shows('It cannot be loaded');
  writeFileSync(plugin, code('`${text} third`'));
  await shows('zebra third');
  child.kill('SIGINT');
  await until(() => child.exitCode !== null, printed);
  expect(child.exitCode).toBe(130);
});

test('plugins trace follows a file, with a plugin that is not installed if you like', async () => {
  const place = createPlace();
  const plugin = place.write('mine.ts', code('text'));
  place.write('a.mine', 'zebra');
  const without = await runPaise(place, ['plugins', 'trace', 'a.mine', '--json']);
  expect(without.jsonLines().find(({ type }) => type === 'extract')).toMatchObject({ extractor: 'text/plain' });
  const withIt = await runPaise(place, ['plugins', 'trace', 'a.mine', '--with', plugin, '--json']);
  expect(withIt.jsonLines().find(({ type }) => type === 'extract')).toMatchObject({ extractor: 'mine/reads', version: 1 });
  expect(await runPaise(place, ['plugins', 'trace', 'none.mine'])).toMatchObject({ code: 1 });
});
