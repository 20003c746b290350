import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { withClock } from '../clock.ts';
import { addDead, claimOne, cleanupJob, done, failed, fetchJob, keysOf, listed, onlyJob, settlementOf } from './job-specs.ts';

export const settleCases: Cases<'jobQueue'> = {
  async 'forgets what is done'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b')]);
    const job = await claimOne(queue);
    assert.deepEqual(await queue.settle([settlementOf(job, done)]), []);
    assert.deepEqual(await keysOf(queue), ['b']);
    assert.deepEqual(await queue.enqueue([fetchJob('a')]), ['inserted']);
  },

  async 'adds follow-ups with the outcome'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('waiting')]);
    const job = await claimOne(queue);
    await queue.settle([settlementOf(job, done, [cleanupJob('c'), fetchJob('a'), fetchJob('waiting', { revision: 'r2' })])]);
    assert.deepEqual(new Set(await keysOf(queue)), new Set(['a', 'c', 'waiting']));
    assert.equal((await listed(queue)).find((row) => row.key === 'waiting')?.revision, 'r2');
  },

  async 'returns outdated tokens and lets them have no effect'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b')]);
    const first = await claimOne(queue);
    await queue.settle([settlementOf(first, { type: 'released' })]);
    const second = await claimOne(queue);
    const other = await claimOne(queue);
    assert.deepEqual([second.id, other.key], [first.id, 'b']);
    const stale = await queue.settle([
      settlementOf(first, done, [cleanupJob('never')]),
      settlementOf(other, done),
      settlementOf(first, failed({ permanent: true })),
    ]);
    const token = { id: first.id, token: first.token };
    assert.deepEqual(stale, [token, token]);
    const row = await onlyJob(queue);
    assert.deepEqual([row.id, row.state, row.attempts], [second.id, 'running', 0]);
    assert.deepEqual(await queue.settle([settlementOf(second, done)]), []);
  },

  async 'settles a token once'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const job = await claimOne(queue);
    const token = { id: job.id, token: job.token };
    assert.deepEqual(await queue.settle([settlementOf(job, done), settlementOf(job, done, [cleanupJob('never')])]), [token]);
    assert.deepEqual(await queue.settle([settlementOf(job, done)]), [token]);
    assert.deepEqual(await listed(queue), []);
  },

  async 'takes no token of a job that was forgotten and came back'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const first = await claimOne(queue);
    await queue.settle([settlementOf(first, done)]);
    await queue.enqueue([fetchJob('a')]);
    const second = await claimOne(queue);
    assert.equal((await queue.settle([settlementOf(first, done)])).length, 1);
    assert.deepEqual(await queue.settle([settlementOf(second, done)]), []);
  },

  async 'loses no rerun, whatever the outcome'(place) {
    const queue = await place.open();
    for (const outcome of [done, failed(), failed({ permanent: true }), failed({ blame: 'environment' }), { type: 'released' } as const]) {
      await queue.enqueue([fetchJob('a', { revision: 'r1' })]);
      const job = await claimOne(queue);
      await queue.enqueue([fetchJob('a', { revision: 'r2' })]);
      await queue.settle([settlementOf(job, outcome)]);
      const again = await claimOne(queue);
      assert.deepEqual([again.revision, again.attempts], ['r2', 0]);
      await queue.settle([settlementOf(again, done)]);
    }
  },

  async 'later: again after the delay, uncounted'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue([fetchJob('a')]);
      const before = Date.now();
      await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs: 600_000, reason: 'busy' })]);
      assert.equal((await onlyJob(queue)).state, 'waiting');
      const readyAt = (await queue.nextReadyAt()) ?? assert.fail('nothing waits');
      assert.ok(readyAt >= before + 600_000 && readyAt <= Date.now() + 600_000);
      assert.deepEqual(await queue.claim({ limit: 1 }), []);
      advanceTo(readyAt);
      const again = await claimOne(queue);
      assert.deepEqual([again.attempts, again.crashes, again.revision], [0, 0, 'r1']);
    });
  },

  async 'later: without a delay it may run at once'(place) {
    const queue = await place.open();
    await withClock(async (advanceTo) => {
      await queue.enqueue([fetchJob('a')]);
      await queue.settle([settlementOf(await claimOne(queue), { type: 'later', delayMs: 0, reason: 'busy' })]);
      advanceTo(Date.now() + 5);
      assert.equal((await claimOne(queue)).key, 'a');
    });
  },

  async 'released: ready at once, untouched'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b')]);
    const job = await claimOne(queue);
    await queue.settle([settlementOf(job, { type: 'released' })]);
    const again = await claimOne(queue);
    assert.deepEqual([again.key, again.attempts, again.crashes], ['a', 0, 0]);
    assert.deepEqual(again.payload, job.payload);
  },

  async 'follow-ups follow the rules of enqueueing'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    await queue.enqueue([fetchJob('running'), fetchJob('a')]);
    const running = await claimOne(queue);
    const job = await claimOne(queue);
    await queue.settle([settlementOf(job, done, [fetchJob('dead'), fetchJob('running', { revision: 'r2' })])]);
    assert.deepEqual(await keysOf(queue, { states: ['dead'] }), ['dead']);
    assert.deepEqual(await queue.claim({ limit: 5 }), []);
    await queue.settle([settlementOf(running, done)]);
    assert.equal((await claimOne(queue)).revision, 'r2');
  },
};
