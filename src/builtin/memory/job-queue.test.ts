import { expect, test } from 'vitest';
import type { JobSpec } from '../../plugin/job.ts';
import { createMemoryJobQueue } from './job-queue.ts';

const jobOf = (index: number): JobSpec => ({
  kind: 'fetch_content',
  key: `${index}`,
  plugin: `plugin-${index % 3}`,
  priority: index % 5,
  revision: 'r',
  payload: { url: `${index}`, source: 'files/directory', fingerprint: 'r' },
});

test('claims from a long queue without looking at all of it', async () => {
  const queue = createMemoryJobQueue({ dataDirectory: 'long queue', access: 'write' });
  const count = 50_000;
  await queue.enqueue(Array.from({ length: count }, (_, index) => jobOf(index)));
  const startedAt = performance.now();
  let claimed = 0;
  for (let size = 1; size > 0; claimed += size) size = (await queue.claim({ limit: 64 })).length;
  expect(claimed).toBe(count);
  expect(performance.now() - startedAt).toBeLessThan(5000);
  await queue.close();
});

test('a job that is listed over and over is handed out once', async () => {
  const queue = createMemoryJobQueue({ dataDirectory: 'listed again', access: 'write' });
  for (let listing = 0; listing < 100; listing += 1) await queue.enqueue([{ ...jobOf(1), priority: 100 - listing }]);
  expect(await queue.claim({ limit: 10 })).toHaveLength(1);
  await queue.close();
});
