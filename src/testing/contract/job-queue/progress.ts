import assert from 'node:assert/strict';
import type { ClaimedJob, JobOutcome } from '../../../plugin/job.ts';
import type { JobQueue } from '../../../plugin/job-queue-provider.ts';
import type { JsonValue } from '../../../plugin/metadata.ts';
import { withClock } from '../clock.ts';
import type { Cases } from '../place.ts';
import { claimOne, cleanupJob, done, failed, fetchJob, keysOf, listed, onlyJob, settlementOf } from './job-specs.ts';
import { claimWhenReady } from './waiting.ts';

const at = (progress: JsonValue): JobOutcome => ({ type: 'progress', progress });

/** Adds a job, claims it, and leaves progress. */
async function jobAt(queue: JobQueue, progress: JsonValue): Promise<ClaimedJob> {
  await queue.enqueue([fetchJob('a')]);
  const job = await claimOne(queue);
  assert.deepEqual(await queue.settle([settlementOf(job, at(progress))]), []);
  return job;
}

export const progressCases: Cases<'jobQueue'> = {
  async 'leaves the job with its holder, under the same token'(place) {
    const queue = await place.open();
    const job = await jobAt(queue, 1);
    assert.ok(!('progress' in job), 'a new job has none');
    assert.equal((await onlyJob(queue)).state, 'running');
    assert.deepEqual(await queue.claim({ limit: 1 }), []);
    assert.deepEqual(await queue.settle([settlementOf(job, at(2)), settlementOf(job, at(3)), settlementOf(job, done)]), []);
    assert.deepEqual(await listed(queue), []);
    await queue.enqueue([fetchJob('a')]);
    assert.equal((await claimOne(queue)).progress, undefined, 'what is done leaves nothing behind');
  },

  async 'comes back as it was'(place) {
    const queue = await place.open();
    for (const progress of [null, 0, '', 'page 7', [], { page: 7, cursor: ['naïve', { '': null }] }] as const) {
      await queue.settle([settlementOf(await jobAt(queue, progress), { type: 'released' })]);
      const again = await claimOne(queue);
      assert.deepEqual(again.progress, progress);
      await queue.settle([settlementOf(again, done)]);
    }
  },

  async 'adds its follow-ups'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const job = await claimOne(queue);
    await queue.settle([settlementOf(job, at(1), [cleanupJob('c')])]);
    assert.deepEqual(new Set(await keysOf(queue)), new Set(['a', 'c']));
  },

  async 'is found after a release, a failure, a delay and a crash'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.settle([settlementOf(await jobAt(queue, 'here'), { type: 'released' })]);
      await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs: 1000, reason: 'busy' })]);
      for (const blame of ['item', 'worker', 'environment', 'plugin'] as const) {
        const job = await claimWhenReady(queue, advanceTo);
        assert.equal(job.progress, 'here');
        await queue.settle([settlementOf(job, failed({ blame }))]);
      }
      const member = await claimWhenReady(queue, advanceTo);
      await queue.settle([settlementOf(member, failed({ blame: 'worker', member: 'bad.pdf' }))]);
      const dying = await claimOne(queue);
      assert.equal(dying.progress, 'here');
      await queue.settle([settlementOf(dying, failed({ permanent: true }))]);
      await queue.retry({});
      assert.equal((await claimOne(queue)).progress, 'here');
    });
  },

  async 'is found by the engine after the one that died'(place) {
    const queue = await place.open();
    if (!queue.supports.durable || queue.supports.lease === 'time') return;
    await jobAt(queue, { page: 7 });
    const again = await place.reopen();
    assert.equal(await again.recover(), 1);
    assert.deepEqual((await claimOne(again)).progress, { page: 7 });
  },

  async 'goes with its revision'(place) {
    const queue = await place.open();
    await queue.settle([settlementOf(await jobAt(queue, 1), { type: 'released' })]);
    await queue.enqueue([fetchJob('a', { priority: 0 })]);
    const same = await claimOne(queue);
    assert.equal(same.progress, 1, 'the same revision keeps it');
    await queue.enqueue([fetchJob('a', { revision: 'r2' })]);
    await queue.settle([settlementOf(same, at(2)), settlementOf(same, { type: 'released' })]);
    const rerun = await claimOne(queue);
    assert.deepEqual([rerun.revision, rerun.progress], ['r2', undefined]);
    await queue.settle([settlementOf(rerun, at(3)), settlementOf(rerun, { type: 'released' })]);
    await queue.enqueue([fetchJob('a', { revision: 'r3' })]);
    const merged = await claimOne(queue);
    assert.equal(merged.progress, undefined);
    await queue.settle([settlementOf(merged, at(4)), settlementOf(merged, failed({ permanent: true }))]);
    assert.deepEqual(await queue.enqueue([fetchJob('a', { revision: 'r4' })]), ['revived']);
    assert.equal((await claimOne(queue)).progress, undefined);
  },

  async 'of an outdated holder has no effect'(place) {
    const queue = await place.open();
    const first = await jobAt(queue, 'first');
    await queue.settle([settlementOf(first, { type: 'released' })]);
    assert.equal((await queue.settle([settlementOf(first, at('late'), [cleanupJob('never')])])).length, 1);
    const second = await claimOne(queue);
    assert.equal(second.progress, 'first');
    assert.equal((await queue.settle([settlementOf(first, at('later still'))])).length, 1);
    await queue.settle([settlementOf(second, { type: 'released' })]);
    assert.equal((await claimOne(queue)).progress, 'first');
    assert.deepEqual(await keysOf(queue), ['a']);
  },
};
