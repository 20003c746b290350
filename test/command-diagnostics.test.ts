import type { ChildProcess } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { openLogFile } from '../src/core/diagnostics/log-file.ts';
import type { LogRecord } from '../src/plugin/engine-status.ts';
import { runPaise, startPaise } from './support/command.ts';
import { indexedPlace } from './support/indexed-place.ts';
import { createPlace, type Place } from './support/place.ts';

async function logged(place: Place, entries: readonly Omit<LogRecord, 'at'>[]): Promise<void> {
  const log = openLogFile(place.dataDirectory);
  for (const entry of entries) log.write({ at: Date.now(), ...entry });
  await log.close();
}

const levels = ['debug', 'info', 'warn', 'error'] as const;

test('log shows the last entries, by level and plugin', async () => {
  const place = createPlace();
  await logged(
    place,
    levels.flatMap((level) => ['files', 'pdf'].map((plugin) => ({ level, plugin, message: `${level} of ${plugin}`, details: { n: 1 } }))),
  );
  const messages = async (...args: readonly string[]): Promise<readonly unknown[]> =>
    (await runPaise(place, ['log', '--json', ...args])).jsonLines().map(({ message }) => message);
  expect(await messages('--level', 'debug')).toHaveLength(8);
  expect(await messages()).toHaveLength(6);
  expect(await messages('--level', 'warn', '--plugin', 'pdf')).toEqual(['warn of pdf', 'error of pdf']);
  expect(await messages('--lines', '1')).toEqual(['error of pdf']);
  expect(await messages('-n', '0')).toEqual([]);
  expect((await runPaise(place, ['log', '-n', '1'])).stdout).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d error pdf: error of pdf n=1\n$/);
});

test('log --follow goes on with what comes', async () => {
  const place = createPlace();
  await logged(place, [{ level: 'info', plugin: 'test', message: 'before' }]);
  const child = startPaise(place, ['log', '--follow']);
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await expect.poll(() => text, { timeout: 10_000 }).toContain('before');
  await logged(place, [{ level: 'info', plugin: 'test', message: 'after' }]);
  await expect.poll(() => text, { timeout: 10_000 }).toMatch(/before\n.*after\n$/);
});

test('what an engine does is in the log', async () => {
  const place = await indexedPlace();
  const entries = (await runPaise(place, ['log', '--level', 'debug', '--json'])).jsonLines();
  expect(entries.length).toBeGreaterThan(0);
  const forAll = entries.filter(({ level }) => level !== 'debug');
  expect(forAll.filter((entry) => JSON.stringify(entry).includes(place.files))).toEqual([]);
});

test('pause and resume, all and in part, survive the process and are seen everywhere', async () => {
  const place = await indexedPlace();
  const paused = async (): Promise<unknown> =>
    ((await runPaise(place, ['status', '--json'])).json() as { queue: { paused: readonly unknown[] } }).queue.paused;
  expect((await runPaise(place, ['pause', '--plugin', 'nobody'])).code).toBe(2);
  expect((await runPaise(place, ['pause', '--plugin', 'files', '--kind', 'fetch_content', '--json'])).json()).toEqual({
    paused: { plugin: 'files', kind: 'fetch_content' },
  });
  expect((await runPaise(place, ['pause'])).stdout).toBe('Paused: all work. `paise2 resume` goes on.\n');
  expect(await paused()).toHaveLength(2);
  expect((await runPaise(place, ['status'])).stdout).toMatch(/^health +held: some work is paused\n/);
  expect((await runPaise(place, ['doctor'])).stdout).toMatch(/warning +paused: all fetch_content jobs of files for less than a minute/);
  const part = await runPaise(place, ['resume', '--plugin', 'files', '--kind', 'fetch_content']);
  expect(part.stdout).toMatch(/^Resumed: all fetch_content jobs of files\.\nStill paused: all work\./);
  expect((await runPaise(place, ['resume', '--json'])).json()).toEqual({ resumed: {}, paused: [] });
  expect(await paused()).toEqual([]);
});

test('up ends in order, by itself or by stop', async () => {
  const place = createPlace();
  place.write('a.txt', 'apple');
  place.configure(`files:\n  roots:\n    - ${JSON.stringify(place.files)}\n`);
  expect(await runPaise(place, ['stop'])).toMatchObject({ code: 0, stdout: 'No engine runs.\n' });
  const engine = async (): Promise<{ readonly child: ChildProcess; readonly printed: () => string }> => {
    const child = startPaise(place, ['up', '--port', '0']);
    onTestFinished(() => void child.kill('SIGKILL'));
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await expect.poll(() => text, { timeout: 15_000 }).toMatch(/^paise2 is up \(process \d+\); Ctrl-C ends it\.\nSearch page: http\S+\n$/);
    return { child, printed: () => text };
  };
  const first = await engine();
  expect((await runPaise(place, ['up'])).code).toBe(1);
  first.child.kill('SIGINT');
  await expect.poll(() => first.child.exitCode, { timeout: 15_000 }).toBe(0);
  expect(first.printed()).toMatch(/Stopping…\n$/);
  const second = await engine();
  expect((await runPaise(place, ['stop', '--json'])).json()).toEqual({ stopped: true });
  await expect.poll(() => second.child.exitCode, { timeout: 15_000 }).toBe(0);
  expect(second.printed()).toMatch(/Stopped, as `paise2 stop` asked\.\n$/);
});

test.runIf(process.platform === 'linux')('service says that nothing is installed', async () => {
  const place = createPlace();
  expect(await runPaise(place, ['service', 'status'])).toMatchObject({
    code: 1,
    stdout: 'Not installed. `paise2 service install` does it.\n',
  });
  expect((await runPaise(place, ['service', 'status', '--json'])).json()).toMatchObject({ installed: false, running: false });
  expect(await runPaise(place, ['service', 'uninstall'])).toMatchObject({ code: 0, stdout: 'It was not installed.\n' });
  expect((await runPaise(place, ['service', 'start'])).code).toBe(2);
});

test('doctor looks at every part of the installation', async () => {
  const place = await indexedPlace();
  const names = ((await runPaise(place, ['doctor', '--json'])).json() as readonly { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['configuration', 'sqlite', 'node', 'data directory', 'index', 'engine', 'isolation', 'service']),
  );
});
