import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { processorWaitMs, workerClock } from './worker-clock.ts';

function simulated() {
  let at = 1000;
  let waited = 0;
  const clock = workerClock(
    () => at,
    1,
    () => waited,
  );
  return {
    clock,
    pass(ms: number, waiting = 0): void {
      at += ms;
      waited += waiting;
    },
  };
}

test('time that a worker waited for a processor is not its own', () => {
  const { clock, pass } = simulated();
  expect(clock()).toBe(1000);
  pass(500);
  expect(clock()).toBe(1500);
  pass(1000, 900);
  expect(clock()).toBe(1600);
  pass(30);
  expect(clock()).toBe(1630);
});

test('what it waited while nobody looked is not taken off twice', () => {
  const { clock, pass } = simulated();
  pass(100, 60_000);
  expect(clock()).toBe(1000);
  pass(100);
  expect(clock()).toBe(1100);
});

test('a process that has ended waits no more', async () => {
  const child = spawn('true');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(processorWaitMs(child.pid ?? 0)).toBe(0);
});

test.runIf(process.platform === 'linux')('on a busy machine the clock of a process of low priority goes slowly', async () => {
  const spin = 'while :; do :; done';
  const hogs = Array.from({ length: availableParallelism() * 2 }, () => spawn('sh', ['-c', spin]));
  const polite = spawn('nice', ['-n', '19', 'sh', '-c', spin]);
  onTestFinished(() => [...hogs, polite].forEach((child) => child.kill('SIGKILL')));
  await setTimeout(500);
  const started = performance.now();
  const clock = workerClock(() => performance.now(), polite.pid);
  const began = clock();
  await setTimeout(2500);
  expect(clock() - began).toBeLessThan((performance.now() - started) / 2);
});
