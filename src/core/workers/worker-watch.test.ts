import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createWorkerWatch } from './worker-watch.ts';
import type { Worker } from './worker.ts';

const budgets = { silenceMs: 1000, totalMs: 10_000, memoryBytes: 2 ** 40 };
const worker = (parts: Partial<Worker>): Worker =>
  ({
    pid: process.pid,
    ready: true,
    state: 'timed',
    heardAt: 0,
    sameItemSince: 0,
    jobs: 0,
    role: 'jobs',
    leaving: false,
    ...parts,
  }) as Worker;

function openWatch(one: Worker) {
  const verdicts: string[] = [];
  const watched: Worker = { ...one, now: () => watch.now() };
  const watch = createWorkerWatch(new Set([watched]), budgets, (_worker, { type }) => verdicts.push(type));
  onTestFinished(() => watch.stop());
  watch.hurry();
  return { watch, verdicts, watched };
}

test('while nobody could look, no time passed for the workers', async () => {
  const { watch, verdicts } = openWatch(worker({}));
  await setTimeout(300);
  const before = watch.now();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  expect(watch.now() - before).toBeLessThan(500);
  await setTimeout(150);
  expect(new Set(verdicts)).toEqual(new Set(['fine']));
});

test('time that was watched counts', async () => {
  const { verdicts } = openWatch(worker({}));
  await setTimeout(1500);
  expect(verdicts.at(-1)).toBe('kill');
});

test('workers at work are looked at often, and others seldom', async () => {
  const [busy, idle, watching] = [openWatch(worker({})), openWatch(worker({ state: 'idle' })), openWatch(worker({ state: 'engaged' }))];
  await setTimeout(700);
  expect(busy.verdicts.length).toBeGreaterThan(3);
  expect([idle.verdicts.length, watching.verdicts.length]).toEqual([0, 0]);
});

test.runIf(process.platform === 'linux')('memory is that of all, and the highest is remembered', async () => {
  const { watch, watched } = openWatch(worker({}));
  await setTimeout(250);
  expect(watch.memoryOf(watched)).toBeGreaterThan(2 ** 20);
  expect(watch.memory()).toBeGreaterThan(2 ** 20);
  expect(watch.peak()).toBeGreaterThanOrEqual(watch.memory());
});
