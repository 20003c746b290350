import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPacer } from './pacer.ts';

test('what is asked for together is one turn, and turns do not overlap', async () => {
  let turns = 0;
  let running = 0;
  const pacer = createPacer(async () => {
    running += 1;
    expect(running).toBe(1);
    turns += 1;
    await setTimeout(20);
    running -= 1;
  });
  for (let index = 0; index < 100; index += 1) pacer.nudge();
  await setTimeout(45);
  expect(turns).toBe(1);
  for (let index = 0; index < 100; index += 1) pacer.nudge();
  await setTimeout(300);
  expect(turns).toBe(2);
  pacer.close();
});

test('long turns leave most of the time free', async () => {
  const starts: number[] = [];
  const pacer = createPacer(async () => {
    starts.push(performance.now());
    await setTimeout(100);
    pacer.nudge();
  });
  pacer.nudge();
  await setTimeout(650);
  pacer.close();
  expect(starts).toHaveLength(2);
  expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(380);
});

test('nothing begins once it is closed', async () => {
  let turns = 0;
  const pacer = createPacer(async () => void (turns += 1));
  pacer.nudge();
  pacer.close();
  pacer.nudge();
  await setTimeout(80);
  expect(turns).toBe(0);
});
