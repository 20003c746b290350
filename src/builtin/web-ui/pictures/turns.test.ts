import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const never = new AbortController().signal;

test('only so many work at once, in the order of their coming, and all have their turn', async () => {
  const turns = createTurns(2);
  let working = 0;
  let most = 0;
  const done: number[] = [];
  await Promise.all(
    Array.from({ length: 7 }, (_, index) =>
      turns.take(never, async () => {
        most = Math.max(most, ++working);
        await new Promise((resolve) => setTimeout(resolve, 1));
        working -= 1;
        done.push(index);
      }),
    ),
  );
  expect(most).toBe(2);
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('who fails or gave up leaves the turn to others', async () => {
  const turns = createTurns(1);
  const gone = new AbortController();
  const failing = turns.take(never, () => Promise.reject(new Error('broken')));
  const left = turns.take(gone.signal, async () => 'too late');
  const last = turns.take(never, async () => 'done');
  gone.abort(new Error('left'));
  await expect(failing).rejects.toThrow('broken');
  await expect(left).rejects.toThrow('left');
  expect(await last).toBe('done');
});
