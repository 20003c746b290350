import assert from 'node:assert/strict';
import type { JobFailure } from '../../../plugin/job.ts';
import { withClock } from '../clock.ts';
import type { Cases } from '../place.ts';
import { addDead, claimOne, failed, fetchJob, onlyJob, settlementOf } from './job-specs.ts';
import { claimWhenReady, failUntilDead } from './waiting.ts';

const mostMembers = 50;

const killedBy = (member: string, changes: Partial<JobFailure> = {}) =>
  failed({ blame: 'worker', code: 'WORKER_DIED', member, ...changes });

export const memberCases: Cases<'jobQueue'> = {
  async 'who killed its worker is passed over at once, uncounted'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a.zip')]);
    const first = await claimOne(queue);
    assert.deepEqual(first.skip, []);
    await queue.settle([settlementOf(first, killedBy('bad.pdf'))]);
    const row = await onlyJob(queue);
    assert.deepEqual([row.state, row.crashes, row.skip, row.lastFailure?.member], ['ready', 0, ['bad.pdf'], 'bad.pdf']);
    const second = await claimOne(queue);
    assert.deepEqual([second.attempts, second.crashes, second.skip], [0, 0, ['bad.pdf']]);
    await queue.settle([settlementOf(second, killedBy('naïve "\u{1F600}".doc'))]);
    assert.deepEqual([...(await claimOne(queue)).skip].toSorted(), ['bad.pdf', 'naïve "\u{1F600}".doc']);
  },

  async 'the same member again counts'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a.zip')]);
      await queue.settle([settlementOf(await claimOne(queue), killedBy('bad.pdf'))]);
      const { delays, dead } = await failUntilDead(queue, advanceTo, { blame: 'worker', member: 'bad.pdf' });
      assert.equal(delays.length, 2);
      assert.deepEqual([dead.crashes, dead.skip], [3, ['bad.pdf']]);
    });
  },

  async 'the fifty-first counts'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a.zip')]);
    for (let count = 1; count <= mostMembers; count += 1) {
      await queue.settle([settlementOf(await claimOne(queue), killedBy(`member ${count}`))]);
    }
    const last = await claimOne(queue);
    assert.deepEqual([last.crashes, new Set(last.skip).size], [0, mostMembers]);
    await queue.settle([settlementOf(last, killedBy('one more'))]);
    const { state, crashes } = await onlyJob(queue);
    assert.deepEqual([state, crashes], ['waiting', 1]);
  },

  async 'are forgotten with their revision'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a.zip')]);
    await queue.settle([settlementOf(await claimOne(queue), killedBy('bad.pdf'))]);
    assert.deepEqual(await queue.enqueue([fetchJob('a.zip', { priority: 0 })]), ['merged']);
    assert.deepEqual((await onlyJob(queue)).skip, ['bad.pdf'], 'the same revision keeps them');
    await queue.enqueue([fetchJob('a.zip', { revision: 'r2' })]);
    const second = await claimOne(queue);
    assert.deepEqual(second.skip, []);
    await queue.settle([settlementOf(second, killedBy('bad.pdf'))]);
    const third = await claimOne(queue);
    await queue.enqueue([fetchJob('a.zip', { revision: 'r3' })]);
    await queue.settle([settlementOf(third, killedBy('worse.pdf'))]);
    const fourth = await claimOne(queue);
    assert.deepEqual([fourth.revision, fourth.skip, fourth.crashes], ['r3', [], 0]);
  },

  async 'are remembered through other outcomes, and over reopening'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a.zip')]);
      await queue.settle([settlementOf(await claimOne(queue), killedBy('bad.pdf'))]);
      await queue.settle([settlementOf(await claimOne(queue), { type: 'released' })]);
      await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs: 1000, reason: 'busy' })]);
      await queue.settle([settlementOf(await claimWhenReady(queue, advanceTo), failed())]);
      assert.deepEqual((await claimWhenReady(queue, advanceTo)).skip, ['bad.pdf']);
    });
    if (!queue.supports.durable || queue.supports.lease === 'time') return;
    const again = await place.reopen();
    await again.recover();
    assert.deepEqual((await claimOne(again)).skip, ['bad.pdf']);
  },

  async 'are tried once more when a person asks'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a.zip')]);
    await queue.settle([settlementOf(await claimOne(queue), killedBy('bad.pdf'))]);
    await queue.settle([settlementOf(await claimOne(queue), failed({ permanent: true }))]);
    assert.deepEqual((await onlyJob(queue)).skip, ['bad.pdf']);
    assert.equal(await queue.retry({}), 1);
    assert.deepEqual((await claimOne(queue)).skip, []);
  },

  async 'only the worker’s death is a member’s'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a.zip')]);
    await queue.settle([settlementOf(await claimOne(queue), killedBy('bad.pdf', { blame: 'item' }))]);
    const row = await onlyJob(queue);
    assert.deepEqual([row.state, row.attempts, row.skip], ['waiting', 1, []]);
    await queue.discard({});
    await addDead(queue, [fetchJob('b.zip')]);
    assert.deepEqual((await onlyJob(queue)).skip, []);
  },
};
