import { expect, test } from 'vitest';
import { once } from './once.ts';

test('what succeeded is not made again, what failed is', async () => {
  let calls = 0;
  const made = once(async () => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return calls;
  });
  const [one, other] = await Promise.allSettled([made(), made()]);
  expect([one.status, other.status, calls]).toEqual(['rejected', 'rejected', 1]);
  expect([await made(), await made(), calls]).toEqual([2, 2, 2]);
});
