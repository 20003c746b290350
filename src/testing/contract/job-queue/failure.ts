import assert from 'node:assert/strict';
import type { ClaimedJob, JobFailure, JobRow } from '../../../plugin/job.ts';
import type { JobQueue } from '../../../plugin/job-queue-provider.ts';
import type { Cases } from '../place.ts';
import { eventually, withClock } from '../clock.ts';
import { claimOne, done, failed, fetchJob, listed, onlyJob, settlementOf } from './job-specs.ts';

export const failureCases: Cases<'jobQueue'> = {
  async 'waits longer after each failure, and rests as dead after five'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue([fetchJob('a')]);
      const { delays, dead } = await failUntilDead(queue, advanceTo, {});
      assert.equal(delays.length, 4);
      assert.ok(delays.every((delay) => delay > 0));
      assert.ok((delays[3] ?? 0) > 2 * (delays[0] ?? 0), 'delays grow, whatever their jitter');
      assert.deepEqual([dead.attempts, dead.crashes], [5, 0]);
    });
  },

  async 'gives a job up after it killed three workers'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue([fetchJob('a')]);
      const { delays, dead } = await failUntilDead(queue, advanceTo, { blame: 'worker', code: 'WORKER_DIED' });
      assert.equal(delays.length, 2);
      assert.equal(dead.crashes, 3);
    });
  },

  async 'counts crashes apart from other failures, and tells both at the claim'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue([fetchJob('a')]);
      await queue.settle([settlementOf(await claimOne(queue), failed({ blame: 'worker' }))]);
      const second = await claimWhenReady(queue, advanceTo);
      assert.equal(second.crashes, 1);
      await queue.settle([settlementOf(second, failed())]);
      const third = await claimWhenReady(queue, advanceTo);
      assert.equal(third.crashes, 1);
      assert.ok(third.attempts >= 1);
    });
  },

  async 'spreads the delays of jobs that failed together'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue(Array.from({ length: 20 }, (_, index) => fetchJob(`k${index}`)));
      const claimed = await queue.claim({ limit: 20 });
      await queue.settle(claimed.map((job) => settlementOf(job, failed())));
      const times = new Set<number>();
      for (let seen = 0; seen < 20;) {
        const readyAt = (await queue.nextReadyAt()) ?? assert.fail('nothing waits');
        times.add(readyAt);
        seen += (await jobsWhenReady(queue, advanceTo)).length;
      }
      assert.ok(times.size > 1, 'there is jitter');
    });
  },

  async 'lets a permanent failure rest as dead at once'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    await queue.settle([settlementOf(await claimOne(queue), failed({ permanent: true }))]);
    assert.equal((await onlyJob(queue)).state, 'dead');
    assert.equal(await queue.nextReadyAt(), undefined);
    assert.deepEqual(await queue.claim({ limit: 1 }), []);
  },

  async 'never counts what the environment or the plugin is to blame for'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    for (let round = 0; round < 8; round += 1) {
      const job = await claimOne(queue);
      assert.deepEqual([job.attempts, job.crashes], [0, 0]);
      await queue.settle([settlementOf(job, failed({ blame: round % 2 === 0 ? 'environment' : 'plugin' }))]);
      assert.equal((await onlyJob(queue)).state, 'ready');
    }
  },

  async 'remembers the last failure'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    assert.equal((await onlyJob(queue)).lastFailure, undefined);
    const failure: JobFailure = {
      blame: 'item',
      permanent: true,
      code: 'encrypted',
      reason: 'Der Schlüssel fehlt.',
      extension: 'pdf/pdf',
      version: 3,
    };
    await queue.settle([settlementOf(await claimOne(queue), { type: 'failed', failure })]);
    assert.deepEqual((await onlyJob(queue)).lastFailure, failure);
  },

  async 'a failure adds its follow-ups too'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    await queue.settle([settlementOf(await claimOne(queue), failed({ permanent: true }), [fetchJob('b')])]);
    assert.deepEqual(
      (await listed(queue)).map((row) => [row.key, row.state]),
      [
        ['a', 'dead'],
        ['b', 'ready'],
      ],
    );
  },

  async 'a success after failures ends the job'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue([fetchJob('a')]);
      await queue.settle([settlementOf(await claimOne(queue), failed())]);
      await queue.settle([settlementOf(await claimWhenReady(queue, advanceTo), done)]);
      assert.deepEqual(await listed(queue), []);
      await queue.enqueue([fetchJob('a')]);
      assert.equal((await claimOne(queue)).attempts, 0);
    });
  },
};

/** Fails the only job again and again. The delays are those before each further attempt. */
async function failUntilDead(
  queue: JobQueue,
  advanceTo: (time: number) => void,
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
    delays.push(((await queue.nextReadyAt()) ?? assert.fail('nothing waits')) - settledAt);
  }
  return assert.fail('the job never rests');
}

async function claimWhenReady(queue: JobQueue, advanceTo: (time: number) => void): Promise<ClaimedJob> {
  const [job] = await jobsWhenReady(queue, advanceTo);
  return job ?? assert.fail('nothing was ready');
}

async function jobsWhenReady(queue: JobQueue, advanceTo: (time: number) => void): Promise<readonly ClaimedJob[]> {
  advanceTo((await queue.nextReadyAt()) ?? assert.fail('nothing waits'));
  return eventually(async () => {
    const jobs = await queue.claim({ limit: 100 });
    return jobs.length > 0 ? jobs : undefined;
  });
}
