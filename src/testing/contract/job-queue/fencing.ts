import assert from 'node:assert/strict';
import type { ClaimedJob, JobOutcome } from '../../../plugin/job.ts';
import type { JobQueue } from '../../../plugin/job-queue-provider.ts';
import type { Cases } from '../place.ts';
import { claimOne, cleanupJob, done, failed, fetchJob, keysOf, listed, onlyJob, released, settlementOf } from './job-specs.ts';

/** Whatever an outdated holder may say. */
const lateOutcomes: readonly JobOutcome[] = [
  done,
  released,
  failed({ permanent: true }),
  failed({ blame: 'worker', member: 'bad.pdf' }),
  failed({ blame: 'plugin' }),
  { type: 'later', delayMs: 1000, reason: 'busy' },
  { type: 'progress', progress: 'late' },
];

/** Lets the outdated holder say everything; nothing may come of it. */
async function haunt(queue: JobQueue, zombie: ClaimedJob): Promise<void> {
  const before = await listed(queue);
  for (const outcome of lateOutcomes) {
    const stale = await queue.settle([settlementOf(zombie, outcome, [cleanupJob('never')])]);
    assert.deepEqual(stale, [{ id: zombie.id, token: zombie.token }], outcome.type);
    assert.deepEqual(await listed(queue), before, outcome.type);
  }
}

export const fencingCases: Cases<'jobQueue'> = {
  async 'a token ends with the claim, however that ended'(place) {
    const queue = await place.open();
    for (const outcome of [done, released, failed(), failed({ permanent: true }), failed({ blame: 'environment' })]) {
      await queue.enqueue([fetchJob('a')]);
      const job = await claimOne(queue);
      assert.deepEqual(await queue.settle([settlementOf(job, outcome)]), []);
      await haunt(queue, job);
      await queue.discard({});
    }
  },

  async 'a token ends with a later claim of the same job'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const first = await claimOne(queue);
    await queue.settle([settlementOf(first, released)]);
    const second = await claimOne(queue);
    await haunt(queue, first);
    await queue.enqueue([fetchJob('a', { revision: 'r2' })]);
    await haunt(queue, first);
    assert.deepEqual(await queue.settle([settlementOf(second, done)]), []);
    const third = await claimOne(queue);
    await haunt(queue, first);
    await haunt(queue, second);
    assert.deepEqual(await queue.settle([settlementOf(third, done)]), []);
    assert.deepEqual(await listed(queue), []);
  },

  async 'a token is no good for a job that was forgotten and came back'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const first = await claimOne(queue);
    await queue.settle([settlementOf(first, released)]);
    assert.equal(await queue.discard({}), 1);
    await haunt(queue, first);
    await queue.enqueue([fetchJob('a')]);
    const second = await claimOne(queue);
    await haunt(queue, first);
    await queue.settle([settlementOf(second, done)]);
    await queue.enqueue([fetchJob('a')]);
    const third = await claimOne(queue);
    await haunt(queue, second);
    assert.deepEqual(await queue.settle([settlementOf(third, done)]), []);
  },

  async 'a token ends with the engine that held it'(place) {
    const ended = await place.open();
    if (!ended.supports.durable || ended.supports.lease === 'time') return;
    await ended.enqueue([fetchJob('a'), fetchJob('b')]);
    const [zombie = assert.fail(), other = assert.fail()] = await ended.claim({ limit: 2 });
    const queue = await place.reopen();
    await queue.recover();
    await haunt(queue, zombie);
    const again = await claimOne(queue);
    assert.equal(again.id, zombie.id);
    await haunt(queue, zombie);
    await haunt(queue, other);
    assert.deepEqual(await queue.settle([settlementOf(again, done)]), []);
    assert.deepEqual(await keysOf(queue), ['b']);
  },

  async 'one outdated token spoils nothing that is settled with it'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a'), fetchJob('b')]);
    const first = await claimOne(queue);
    await queue.settle([settlementOf(first, released)]);
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

  async 'a token is settled once, also within one call'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const job = await claimOne(queue);
    const token = { id: job.id, token: job.token };
    assert.deepEqual(await queue.settle([settlementOf(job, done), settlementOf(job, done, [cleanupJob('never')])]), [token]);
    assert.deepEqual(await listed(queue), []);
  },

  async 'a made-up token has no effect'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const job = await claimOne(queue);
    await haunt(queue, { ...job, token: job.token + 1 });
    await haunt(queue, { ...job, id: job.id + 1000 });
    assert.deepEqual(await queue.settle([settlementOf(job, done)]), []);
  },

  async 'extending tells what is lost, and loses nothing that is held'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('a')]);
    const job = await claimOne(queue);
    const token = { id: job.id, token: job.token };
    assert.deepEqual(await queue.extend([token]), []);
    assert.deepEqual(await queue.extend([]), []);
    assert.deepEqual(await queue.settle([settlementOf(job, done)]), []);
    assert.deepEqual(await queue.extend([token]), queue.supports.lease === 'time' ? [token] : []);
  },
};
