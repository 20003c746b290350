import type { Role } from '../role.ts';
import { cleanupJob, done, fetchJob, settlementOf } from './job-specs.ts';

export const batchSize = 5;

/** Enqueues batches, and claims and settles some of what it enqueued, each with a follow-up, for ever. */
const workForEver: Role<'jobQueue'> = async (queue, acknowledge, run) => {
  await queue.recover();
  for (let batch = 0; ; batch += 1) {
    const name = `${run}-${batch}`;
    await queue.enqueue(Array.from({ length: batchSize }, (_, index) => fetchJob(`${name}/${index}`)));
    acknowledge(`enqueued ${name}`);
    const claimed = await queue.claim({ limit: 3, kinds: ['fetch_content'] });
    for (const { key } of claimed) acknowledge(`claimed ${key}`);
    const settled = claimed.slice(0, 2);
    await queue.settle(settled.map((job) => settlementOf(job, done, [cleanupJob(job.key)])));
    for (const { key } of settled) acknowledge(`done ${key}`);
  }
};

export default workForEver;
