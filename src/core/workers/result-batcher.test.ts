import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { JobResult } from '../pipeline/job-result.ts';
import { createResultBatcher } from './result-batcher.ts';

function resultWith(id: number, characters = 0): JobResult {
  const item = {
    url: 'x:',
    status: 'indexed',
    mimeType: 'text/plain',
    size: 1,
    modifiedAt: 1,
    metadata: {},
    text: 'x'.repeat(characters),
  } as const;
  const items = { sourceUrl: 'x:', source: 'a/b', fingerprint: '1', revision: '1', items: [item] };
  return { token: { id, token: 1 }, outcome: { type: 'done' }, change: { type: 'put', items }, followUps: [], bytes: characters };
}

/** A receiver that takes each batch when it is told to. */
function receiver() {
  const batches: (readonly JobResult[])[] = [];
  const waiting: (() => void)[] = [];
  const send = (results: readonly JobResult[]): Promise<void> => {
    batches.push(results);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { batches, send, take: () => waiting.splice(0).forEach((resolve) => resolve()) };
}

test('small results travel together, in order', async () => {
  const { batches, send, take } = receiver();
  const batcher = createResultBatcher(send);
  for (let id = 0; id < 64; id += 1) {
    expect(batches.length).toBeLessThan(2);
    await batcher.add(resultWith(id));
  }
  const flushed = batcher.flush();
  take();
  await flushed;
  expect(batches.flat().map(({ token }) => token.id)).toEqual(Array.from({ length: 64 }, (_, id) => id));
});

test('a large result goes at once', async () => {
  const { batches, send } = receiver();
  await createResultBatcher(send).add(resultWith(1, 2 ** 20));
  expect(batches.length).toBe(1);
});

test('a result does not wait long for company', async () => {
  const { batches, send } = receiver();
  const batcher = createResultBatcher(send);
  await batcher.add(resultWith(1));
  await setTimeout(60);
  await batcher.add(resultWith(2));
  expect(batches.map((batch) => batch.length)).toEqual([2]);
});

test('flush sends the rest, waits until it is on its way, and sends nothing when there is nothing', async () => {
  const { batches, send, take } = receiver();
  const batcher = createResultBatcher(send);
  await batcher.flush();
  expect(batches).toEqual([]);
  await batcher.add(resultWith(1));
  let isFlushed = false;
  const flushed = batcher.flush().then(() => (isFlushed = true));
  await setTimeout(20);
  expect([batches.length, isFlushed]).toEqual([1, false]);
  take();
  await flushed;
});

test('when too much is on its way, adding waits', async () => {
  const { batches, send, take } = receiver();
  const batcher = createResultBatcher(send);
  const add = (id: number): Promise<string> => batcher.add(resultWith(id, 2 ** 20)).then(() => 'room');
  let adding = add(0);
  while ((await Promise.race([adding, setTimeout(50, 'full')])) === 'room') adding = add(batches.length);
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.length).toBeLessThan(16);
  take();
  expect(await adding).toBe('room');
});

test('that the engine is gone comes out', async () => {
  const batcher = createResultBatcher(() => Promise.reject(new Error('gone')));
  await batcher.add(resultWith(1));
  await expect(batcher.flush()).rejects.toThrow('gone');
  await expect(batcher.flush()).rejects.toThrow('gone');
  await expect(batcher.add(resultWith(2, 2 ** 20))).rejects.toThrow('gone');
});
