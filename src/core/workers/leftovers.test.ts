import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { processWorkers } from './launch-worker.ts';
import { killLeftovers, recordedWorkers } from './leftovers.ts';
import { isAlive, until } from './test-pool.ts';
import { startEngine } from './test-start-engine.ts';

function dataDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-leftovers-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

const recordOf = (directory: string): string => join(directory, 'workers.json');

test.runIf(process.platform === 'linux')('a stopped worker of a dead engine is killed by the next', async () => {
  const directory = dataDirectory();
  // As where nothing ends a worker with its engine.
  const { engine, worker } = await startEngine('stop.txt', 'system', directory);
  engine.kill('SIGKILL');
  await once(engine, 'exit');
  await setTimeout(300);
  expect(isAlive(worker)).toBe(true);
  expect(statSync(recordOf(directory)).mode & 0o777).toBe(0o600);
  expect(killLeftovers(directory)).toBe(1);
  await until(() => !isAlive(worker), 2000);
  expect(killLeftovers(directory)).toBe(0);
});

test('a process that merely has the number of a worker is left alone', async () => {
  const directory = dataDirectory();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void stranger.kill('SIGKILL'));
  writeFileSync(recordOf(directory), JSON.stringify({ [String(stranger.pid)]: 'another birth', 1: 'x', garbage: 'x' }));
  expect(killLeftovers(directory)).toBe(0);
  expect(isAlive(stranger.pid)).toBe(true);
});

test.each(['', 'garbage', '[1,2]', 'null', '{"999999999":5}'])('a record that says %j kills nobody', (text) => {
  const directory = dataDirectory();
  writeFileSync(recordOf(directory), text);
  expect(killLeftovers(directory)).toBe(0);
});

test('the record holds who is alive, and nobody in the end', async () => {
  const directory = dataDirectory();
  const launch = recordedWorkers(processWorkers(new URL('test-worker.ts', import.meta.url)), directory);
  const workers = [launch({ role: 'jobs', network: false, polite: false }), launch({ role: 'sources', network: false, polite: false })];
  const recorded = (): string[] => Object.keys(JSON.parse(readFileSync(recordOf(directory), 'utf8')) as object);
  expect(recorded()).toEqual(workers.map(({ pid }) => String(pid)).toSorted());
  for (const worker of workers) worker.kill();
  await until(() => recorded().length === 0);
});

test('where nothing can be written, workers start all the same', () => {
  const launch = recordedWorkers(processWorkers(new URL('test-worker.ts', import.meta.url)), '/nowhere/at/all');
  const worker = launch({ role: 'jobs', network: false, polite: false });
  expect(isAlive(worker.pid)).toBe(true);
  worker.kill();
});
