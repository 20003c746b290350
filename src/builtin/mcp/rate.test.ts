import { expect, test } from 'vitest';
import { createRate } from './rate.ts';

test('so many calls in any minute, and then one is told how long to wait', () => {
  const rate = createRate(3, 60_000);
  expect([0, 10_000, 20_000].map((now) => rate.take(now))).toEqual([undefined, undefined, undefined]);
  expect(rate.take(30_000)).toBe(30_000);
  expect(rate.take(59_999)).toBe(1);
  expect(rate.take(60_000)).toBeUndefined();
  expect(rate.take(60_001)).toBe(9_999);
});
