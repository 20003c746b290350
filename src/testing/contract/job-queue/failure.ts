import assert from 'node:assert/strict';
import type { JobFailure } from '../../../plugin/job.ts';
import { withClock } from '../clock.ts';
import type { Cases } from '../place.ts';
import { claimOne, done, failed, fetchJob, listed, onlyJob, settlementOf } from './job-specs.ts';
import { claimWhenReady, failUntilDead } from './waiting.ts';

export const failureCases: Cases<'jobQueue'> = {
  async 'waits longer after each failure, and rests as dead after five'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a')]);
      const { delays, dead } = await failUntilDead(queue, advanceTo, {});
      assert.equal(delays.length, 4);
      assert.ok(delays.every((delay) => delay > 0));
      assert.ok((delays[3] ?? 0) > 2 * (delays[0] ?? 0), 'delays grow, whatever their jitter');
      assert.deepEqual([dead.attempts, dead.crashes, dead.readyAt], [5, 0, undefined]);
    });
  },

  async 'gives a job up after it killed three workers'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a')]);
      const { delays, dead } = await failUntilDead(queue, advanceTo, { blame: 'worker', code: 'WORKER_DIED' });
      assert.equal(delays.length, 2);
      assert.equal(dead.crashes, 3);
    });
  },

  async 'counts crashes apart from other failures, and tells both at the claim'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
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

  async 'lets a permanent failure rest as dead at once'(place) {
    const queue = await place.open();
    for (const blame of ['item', 'worker'] as const) {
      await queue.enqueue([fetchJob('a', { revision: blame })]);
      await queue.settle([settlementOf(await claimOne(queue), failed({ blame, permanent: true }))]);
      assert.equal((await onlyJob(queue)).state, 'dead');
      assert.equal(await queue.nextReadyAt(), undefined);
      assert.deepEqual(await queue.claim({ limit: 1 }), []);
    }
  },

  async 'never counts what the environment or the plugin is to blame for'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a')]);
      let job = await claimOne(queue);
      for (const permanent of [false, true, false, true]) {
        for (const blame of ['environment', 'plugin'] as const) {
          await queue.settle([settlementOf(job, failed({ blame, permanent }))]);
          job = await claimWhenReady(queue, advanceTo);
          assert.deepEqual([job.attempts, job.crashes], [0, 0]);
        }
      }
    });
  },

  async 'sticks to its revision: only another one, or a person, brings a dead job back'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    await queue.settle([settlementOf(await claimOne(queue), failed({ permanent: true }))]);
    for (let round = 0; round < 3; round += 1) {
      assert.deepEqual(await queue.enqueue([fetchJob('a', { priority: 0 })]), ['kept-dead']);
      assert.deepEqual(await queue.claim({ limit: 1 }), []);
    }
    const again = queue.supports.durable ? await place.reopen() : queue;
    assert.deepEqual(await again.enqueue([fetchJob('a')]), ['kept-dead']);
    assert.deepEqual(await again.enqueue([fetchJob('a', { revision: 'r2' })]), ['revived']);
    assert.equal((await claimOne(again)).revision, 'r2');
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
    await withClock(async ({ advanceTo }) => {
      await queue.enqueue([fetchJob('a')]);
      await queue.settle([settlementOf(await claimOne(queue), failed())]);
      await queue.settle([settlementOf(await claimWhenReady(queue, advanceTo), done)]);
      assert.deepEqual(await listed(queue), []);
      await queue.enqueue([fetchJob('a')]);
      assert.equal((await claimOne(queue)).attempts, 0);
    });
  },
};
