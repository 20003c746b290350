import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { addDead, claimOne, cleanupJob, done, fetchJob, keysOf, listed, settlementOf } from './job-specs.ts';

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
