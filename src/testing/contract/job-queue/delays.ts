import assert from 'node:assert/strict';
import type { Blame } from '../../../plugin/job.ts';
import { withClock } from '../clock.ts';
import type { Cases } from '../place.ts';
import { claimOne, done, failed, fetchJob, keysOf, listed, onlyJob, settlementOf } from './job-specs.ts';
import { claimWhenReady, delayAfter, jobsWhenReady } from './waiting.ts';

const second = 1000;
const day = 86_400_000;

/** The first delays after a failure; jitter takes up to half of them. */
const firstDelays: readonly (readonly [Blame, number])[] = [
  ['item', 2 * second],
  ['worker', 10 * second],
  ['environment', 30 * second],
  ['plugin', 300 * second],
];

export const delayCases: Cases<'jobQueue'> = {
  async 'depends on who is to blame, and is never so short that the work spins'(place) {
    const queue = await place.open();
    for (const [blame, longest] of firstDelays) {
      await queue.enqueue([fetchJob('a')]);
      const delay = await delayAfter(queue, await claimOne(queue), { blame });
      assert.ok(delay >= longest / 2 - 1 && delay <= longest + second, `${blame}: ${delay} ms`);
      await queue.discard({});
    }
  },

  async 'does not grow for what is not the job’s fault'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a')]);
      let job = await claimOne(queue);
      for (let round = 0; round < 10; round += 1) {
        assert.ok((await delayAfter(queue, job, { blame: 'environment' })) <= 31 * second);
        job = await claimWhenReady(queue, advanceTo);
      }
    });
  },

  async 'spreads jobs that failed together'(place) {
    const queue = await place.open();
    for (const [blame, longest] of firstDelays) {
      await queue.enqueue(Array.from({ length: 40 }, (_, index) => fetchJob(`k${index}`)));
      const claimed = await queue.claim({ limit: 40 });
      await queue.settle(claimed.map((job) => settlementOf(job, failed({ blame }))));
      const times = (await listed(queue)).map(({ readyAt }) => readyAt ?? assert.fail('it waits'));
      assert.ok(Math.max(...times) - Math.min(...times) > longest / 10, `${blame} has jitter`);
      await queue.discard({});
    }
  },

  async 'goes on when the same revision is asked for again, and ends with another'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    await queue.settle([settlementOf(await claimOne(queue), failed())]);
    const { readyAt } = await onlyJob(queue);
    assert.deepEqual(await queue.enqueue([fetchJob('a', { priority: 0 })]), ['merged']);
    const row = await onlyJob(queue);
    assert.deepEqual([row.state, row.readyAt, row.attempts, row.priority], ['waiting', readyAt, 1, 0]);
    assert.deepEqual(await queue.enqueue([fetchJob('a', { revision: 'r2' })]), ['merged']);
    const anew = await claimOne(queue);
    assert.deepEqual([anew.revision, anew.attempts], ['r2', 0]);
  },

  async 'of a job that never failed ends when the same is asked for sooner'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      const time = Date.now() + 3600 * second;
      await queue.enqueue([fetchJob('a', { notBefore: time })]);
      assert.deepEqual(await queue.enqueue([fetchJob('a', { notBefore: time + second })]), ['merged']);
      assert.equal((await onlyJob(queue)).readyAt, time);
      assert.deepEqual(await queue.enqueue([fetchJob('a', { notBefore: time - 60 * second })]), ['merged']);
      assert.equal((await onlyJob(queue)).readyAt, time - 60 * second);
      assert.deepEqual(await queue.enqueue([fetchJob('a')]), ['merged']);
      assert.equal((await claimOne(queue)).key, 'a');
      await queue.enqueue([fetchJob('b', { notBefore: time })]);
      advanceTo(time);
      assert.equal((await claimWhenReady(queue, advanceTo)).key, 'b');
    });
  },

  async 'later: again after the delay, uncounted, and says why'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a')]);
      const before = Date.now();
      await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs: 600_000, reason: 'The server is busy.' })]);
      const { state, readyAt = 0, lastFailure } = await onlyJob(queue);
      assert.equal(state, 'waiting');
      assert.equal(lastFailure?.reason, 'The server is busy.');
      assert.equal(await queue.nextReadyAt(), readyAt);
      assert.ok(readyAt >= before + 600_000 && readyAt <= Date.now() + 600_000);
      assert.deepEqual(await queue.enqueue([fetchJob('a')]), ['merged']);
      assert.deepEqual(await queue.claim({ limit: 1 }), [], 'listing it again does not cut the delay short');
      const again = await claimWhenReady(queue, advanceTo);
      assert.deepEqual([again.attempts, again.crashes, again.revision], [0, 0, 'r1']);
    });
  },

  async 'later: without a delay it may run at once'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      for (const delayMs of [0, -1000]) {
        await queue.enqueue([fetchJob('a')]);
        await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs, reason: 'busy' })]);
        advanceTo(Date.now() + 5);
        await queue.settle([settlementOf(await claimOne(queue), done)]);
      }
    });
  },

  async 'is never longer than a day'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('scheduled', { notBefore: Date.now() + 30 * day }), fetchJob('for ever', { notBefore: 1e15 })]);
    await queue.enqueue([fetchJob('later')]);
    await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs: 30 * day, reason: 'busy' })]);
    await queue.enqueue([fetchJob('rerun')]);
    const running = await claimOne(queue);
    await queue.enqueue([fetchJob('rerun', { revision: 'r2', notBefore: Date.now() + 30 * day })]);
    await queue.settle([settlementOf(running, done)]);
    for (const { key, state, readyAt = 0 } of await listed(queue)) {
      assert.ok(state === 'waiting' && readyAt > Date.now() && readyAt <= Date.now() + day, `${key} is ${state} until ${readyAt}`);
    }
    assert.deepEqual(await queue.claim({ limit: 10 }), []);
  },

  async 'ends when the clock is set back by more than a day'(place) {
    const queue = await place.open();
    // The clock of a server does not follow.
    if (queue.supports.lease === 'time') return;
    await withClock(async ({ setBackBy }) => {
      await queue.enqueue([fetchJob('later'), fetchJob('failed')]);
      const [one = assert.fail(), other = assert.fail()] = await queue.claim({ limit: 2 });
      await queue.settle([
        settlementOf(one, { type: 'later', delayMs: 600_000, reason: 'busy' }),
        settlementOf(other, failed({ blame: 'plugin' })),
      ]);
      await queue.enqueue([fetchJob('scheduled', { notBefore: Date.now() + 3600 * second })]);
      setBackBy(3650 * day);
      assert.ok(((await queue.nextReadyAt()) ?? Infinity) <= Date.now(), 'there is nothing to wait for');
      assert.deepEqual(await queue.enqueue([fetchJob('failed', { priority: 0 })]), ['merged']);
      assert.deepEqual(new Set((await queue.claim({ limit: 10 })).map(({ key }) => key)), new Set(['later', 'failed', 'scheduled']));
    });
  },

  async 'ends at recovery too when the clock was set back meanwhile'(place) {
    const queue = await place.open();
    if (!queue.supports.durable || queue.supports.lease === 'time') return;
    await withClock(async ({ setBackBy }) => {
      await queue.enqueue([fetchJob('a', { notBefore: Date.now() + 3600 * second })]);
      setBackBy(3 * day);
      const again = await place.reopen();
      assert.equal(await again.recover(), 0);
      assert.deepEqual(await keysOf(again, { states: ['ready'] }), ['a']);
    });
  },

  async 'is over for all that wait when it is over for them'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue(Array.from({ length: 20 }, (_, index) => fetchJob(`k${index}`)));
      await queue.settle((await queue.claim({ limit: 20 })).map((job) => settlementOf(job, failed())));
      for (let seen = 0; seen < 20;) seen += (await jobsWhenReady(queue, advanceTo)).length;
      assert.equal(await queue.nextReadyAt(), undefined);
    });
  },
};
