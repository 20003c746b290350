import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { failuresIn, reader, runTrial, systemCases, trial, writeBad } from './support/plugin-trial.ts';
import { makePackage } from './support/plugin-registry.ts';

const example = (name: string): string => resolve(import.meta.dirname, '../examples/plugins', name);

test('a plugin with samples keeps its contract', async () => {
  const tried = await trial(createPlace(), example('first-plugin.ts'), '--quick');
  expect(failuresIn(tried)).toEqual([]);
  expect(tried.reports.flatMap(({ notRun }) => notRun)).toEqual([]);
  expect(tried.reports.flatMap(({ passed }) => passed).length, tried.stderr).toBeGreaterThan(1);
  expect(tried.code).toBe(0);
});

test('a source with its fetcher works in a whole system', { timeout: 400_000 }, async () => {
  const tried = await trial(createPlace(), example('simulation.ts'));
  expect(failuresIn(tried)).toEqual([]);
  const systems = tried.reports.filter(({ suite }) => suite === 'whole system');
  expect(Object.fromEntries(systems.map(({ subject, passed }) => [subject, passed]))).toEqual({
    'simulation/documents': systemCases,
    'simulation/document': systemCases,
  });
});

test('the store that one writes first is caught', async () => {
  const place = createPlace();
  const { reports } = await trial(place, writeBad(place, 'naive-state'));
  expect(reports).toMatchObject([{ subject: 'naive-state/files', suite: 'stateStorageProviders' }]);
  const failed = reports[0]?.failed.map(({ name }) => name);
  expect(failed).toContain('values: keeps partition and key apart as a pair, whatever might separate them');
  expect(failed).toContain('writing: writes all or none');
});

test.each([
  ['ends its process', "process.kill(process.pid, 'SIGKILL')", /^its process ended with SIGKILL/],
  ['exits', 'process.exit(3)', /^its process ended with 3/],
  ['never ends', 'for (;;) {}', /^it has not ended after 3 s/],
])('what %s fails where it was, and the rest is told as not run', async (_, body, message) => {
  const place = createPlace();
  const tried = await trial(
    place,
    place.write('mine.ts', reader(body)),
    '--quick',
    '--timeout',
    '3',
    '--sample',
    place.write('a.mine', 'text'),
  );
  expect(tried.code).toBe(1);
  const [report] = tried.reports;
  expect(report?.failed).toEqual([{ name: 'output: makes something of each sample', message: expect.stringMatching(message) as string }]);
  expect(report?.notRun).toHaveLength(15);
  expect(new Set(report?.notRun.map(({ reason }) => reason))).toEqual(new Set(['the case before ended the process']));
});

test('a package is tried, with the scenarios that it names', async () => {
  const place = createPlace();
  const { folder } = makePackage(
    place,
    { name: 'paise2-plugin-mine', version: '1.0.0', paise2: { plugin: './plugin.js', contract: 1, scenarios: './scenarios.ts' } },
    {
      'plugin.js': reader('await host.addItem(await content.text())'),
      'scenarios.ts': `import { defineScenarios } from 'paise2/testing';
      export default defineScenarios({ contentExtractors: { all: { samples: [{ name: 'a.mine', mimeType: 'text/plain', bytes: 'zebra' }] } } });`,
    },
  );
  const tried = await trial(place, folder, '--quick');
  expect(failuresIn(tried)).toEqual([]);
  expect(tried.reports).toMatchObject([{ subject: 'mine/all', suite: 'contentExtractors', passed: { length: 19 } }]);
});

test('mistakes are told at once', async () => {
  const place = createPlace();
  const file = place.write('mine.ts', reader('await host.addItem(await content.text())'));
  const mistake = async (...args: readonly string[]): Promise<readonly [number, string]> => {
    const { code, stderr } = await runTrial(place, args);
    return [code, stderr];
  };
  expect(await mistake(place.path('none.ts'))).toEqual([1, expect.stringContaining('There is nothing at') as string]);
  expect(await mistake(place.write('notes.txt', ''))).toEqual([
    2,
    expect.stringContaining('neither the file of a plugin nor a folder') as string,
  ]);
  expect(await mistake(file, '--sample', 'none.mine')).toEqual([2, expect.stringContaining('none.mine') as string]);
  expect(await mistake(file)).toEqual([1, '']);

  const withScenarios = async (code: string) => {
    place.write('mine.scenarios.ts', code);
    return mistake(file);
  };
  const nothing = expect.stringMatching(/mine\.scenarios\.ts has a scenario for contentExtractors\.al, which the plugin has not/) as string;
  expect(await withScenarios('export default { contentExtractors: { al: { samples: [] } } };')).toEqual([2, nothing]);
  expect(await withScenarios('export const scenarios = {};')).toEqual([2, expect.stringContaining('defineScenarios') as string]);
  expect(await withScenarios('export default {')).toEqual([2, expect.stringContaining('cannot be imported') as string]);
});

/** Processes whose arguments or environment speak of a place. */
function processesAbout(place: Place): readonly string[] {
  const about = (pid: string): boolean => {
    try {
      return ['cmdline', 'environ'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1').includes(place.files));
    } catch {
      // It has ended.
      return false;
    }
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && about(name));
}

test.runIf(process.platform === 'linux')('it ends with its caller, with the engines that it started', async () => {
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const place = createPlace();
    const file = place.write('plugin/mine.ts', reader('await host.addItem(await content.text())'));
    place.write('tmp/keep', '');
    const sample = place.write('a.mine', 'text');
    const child = startPaise(place, ['plugins', 'test', file, '--sample', sample], { env: { TMPDIR: place.path('tmp') } });
    child.stdout?.resume();
    const started = Date.now();
    // The command, the process of the suite, and an engine with its workers.
    while (processesAbout(place).length < 4 && Date.now() - started < 60_000) await sleep(50);
    expect(processesAbout(place).length).toBeGreaterThanOrEqual(4);
    child.kill(signal);
    await expect.poll(() => processesAbout(place), { timeout: 20_000 }).toEqual([]);
    const left = readdirSync(place.path('tmp')).some((name) => name.startsWith('paise2'));
    // Who is killed cannot tidy up.
    expect(left).toBe(signal === 'SIGKILL');
  }
});
