import assert from 'node:assert/strict';
import type { ClaimedJob, JobFailure, JobRow } from '../../../plugin/job.ts';
import type { JobQueue } from '../../../plugin/job-queue-provider.ts';
import { eventually } from '../clock.ts';
import { claimOne, failed, onlyJob, settlementOf } from './job-specs.ts';

type AdvanceTo = (time: number) => void;

/** Claims all jobs that become ready next. */
export async function jobsWhenReady(queue: JobQueue, advanceTo: AdvanceTo): Promise<readonly ClaimedJob[]> {
  advanceTo((await queue.nextReadyAt()) ?? assert.fail('nothing waits'));
  return eventually(async () => {
    const jobs = await queue.claim({ limit: 100 });
    return jobs.length > 0 ? jobs : undefined;
  });
}

export async function claimWhenReady(queue: JobQueue, advanceTo: AdvanceTo): Promise<ClaimedJob> {
  const [job] = await jobsWhenReady(queue, advanceTo);
  return job ?? assert.fail('nothing was ready');
}

/** Fails the only job, which is running, and tells how long it has to wait. */
export async function delayAfter(queue: JobQueue, job: ClaimedJob, failure: Partial<JobFailure>): Promise<number> {
  const settledAt = Date.now();
  await queue.settle([settlementOf(job, failed(failure))]);
  const { state, readyAt } = await onlyJob(queue);
  assert.equal(state, 'waiting');
  assert.equal(await queue.nextReadyAt(), readyAt);
  assert.deepEqual(await queue.claim({ limit: 1 }), []);
  return (readyAt ?? assert.fail('a waiting job tells its time')) - settledAt;
}

/** Fails the only job again and again. The delays are those before each further attempt. */
export async function failUntilDead(
  queue: JobQueue,
  advanceTo: AdvanceTo,
  failure: Partial<JobFailure>,
): Promise<{ readonly delays: readonly number[]; readonly dead: JobRow }> {
  const delays: number[] = [];
  for (let job = await claimOne(queue); delays.length < 10; job = await claimWhenReady(queue, advanceTo)) {
    const settledAt = Date.now();
    await queue.settle([settlementOf(job, failed(failure))]);
    const row = await onlyJob(queue);
    if (row.state === 'dead') return { delays, dead: row };
    assert.equal(row.state, 'waiting');
    assert.deepEqual(await queue.claim({ limit: 1 }), []);
    delays.push((row.readyAt ?? assert.fail('a waiting job tells its time')) - settledAt);
  }
  return assert.fail('the job never rests');
}
