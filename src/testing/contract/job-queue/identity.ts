import assert from 'node:assert/strict';
import type { ClaimedJob, EnqueueResult, JobOutcome, JobState } from '../../../plugin/job.ts';
import type { JobQueue } from '../../../plugin/job-queue-provider.ts';
import { eventually, withClock } from '../clock.ts';
import type { Cases } from '../place.ts';
import { addDead, claimOne, done, failed, fetchJob, listed, onlyJob, released, settlementOf } from './job-specs.ts';

interface Situation {
  readonly name: string;
  /** Brings the only job, of revision r1, there. Resolves with the claim where it runs. */
  readonly reach: (queue: JobQueue) => Promise<ClaimedJob | undefined>;
  /** What becomes of it, by the revision that is asked for. */
  readonly expected: Readonly<Record<'r1' | 'r2', readonly [EnqueueResult, JobState]>>;
}

async function add(queue: JobQueue, notBefore = 0): Promise<undefined> {
  await queue.enqueue([fetchJob('a', { notBefore })]);
}

async function addRunning(queue: JobQueue): Promise<ClaimedJob> {
  await add(queue);
  return claimOne(queue);
}

const situations: readonly Situation[] = [
  { name: 'ready', reach: (queue) => add(queue), expected: { r1: ['merged', 'ready'], r2: ['merged', 'ready'] } },
  {
    name: 'scheduled',
    reach: (queue) => add(queue, Date.now() + 3_600_000),
    expected: { r1: ['merged', 'ready'], r2: ['merged', 'ready'] },
  },
  {
    name: 'waiting after a failure',
    async reach(queue) {
      await queue.settle([settlementOf(await addRunning(queue), failed())]);
      return undefined;
    },
    expected: { r1: ['merged', 'waiting'], r2: ['merged', 'ready'] },
  },
  { name: 'running', reach: addRunning, expected: { r1: ['running', 'running'], r2: ['rerun', 'running'] } },
  {
    name: 'running, to run again',
    async reach(queue) {
      const job = await addRunning(queue);
      await queue.enqueue([fetchJob('a', { revision: 'r3' })]);
      return job;
    },
    expected: { r1: ['rerun', 'running'], r2: ['rerun', 'running'] },
  },
  {
    name: 'dead',
    async reach(queue) {
      await addDead(queue, [fetchJob('a')]);
      return undefined;
    },
    expected: { r1: ['kept-dead', 'dead'], r2: ['revived', 'ready'] },
  },
];

const outcomes: readonly JobOutcome[] = [
  done,
  released,
  { type: 'later', delayMs: 1000, reason: 'busy' },
  failed(),
  failed({ permanent: true }),
  failed({ blame: 'worker' }),
  failed({ blame: 'worker', member: 'bad.pdf' }),
  failed({ blame: 'environment' }),
  failed({ blame: 'plugin' }),
];

export const identityCases: Cases<'jobQueue'> = {
  async 'one row per kind and key, whatever its state'(place) {
    const queue = await place.open();
    for (const { name, reach, expected } of situations) {
      for (const revision of ['r1', 'r2'] as const) {
        const running = await reach(queue);
        const { id } = await onlyJob(queue);
        const [result, state] = expected[revision];
        assert.deepEqual(await queue.enqueue([fetchJob('a', { revision })]), [result], `${name}, ${revision}`);
        const row = await onlyJob(queue);
        assert.deepEqual([row.id, row.state], [id, state], `${name}, ${revision}`);
        if (running !== undefined) await queue.settle([settlementOf(running, released)]);
        assert.equal(await queue.discard({}), 1);
      }
    }
  },

  async 'a job to run again does so whatever the outcome, with its counters at zero'(place) {
    const queue = await place.open();
    await withClock(async ({ advanceTo }) => {
      for (const outcome of outcomes) {
        const job = await addRunning(queue);
        await queue.enqueue([fetchJob('a', { revision: 'r2' })]);
        await queue.settle([settlementOf(job, outcome)]);
        advanceTo(Date.now() + 1000);
        const again = await eventually(async () => (await queue.claim({ limit: 1 }))[0]);
        assert.deepEqual([again.revision, again.attempts, again.crashes, again.skip], ['r2', 0, 0, []]);
        assert.deepEqual(await queue.settle([settlementOf(again, done)]), []);
        assert.deepEqual(await listed(queue), []);
      }
    });
  },
};
