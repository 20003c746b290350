import { expect, test } from 'vitest';
import { latestOnly } from './latest-only.ts';

test('one at a time, and of those that wait only the latest', async () => {
  const done: number[] = [];
  let atOnce = 0;
  const act = latestOnly(async (one: number) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    atOnce -= 1;
    done.push(one);
  });
  for (const one of [1, 2, 3]) act(one);
  await expect.poll(() => done).toEqual([1, 3]);
  act(4);
  await expect.poll(() => done).toEqual([1, 3, 4]);
});
