import assert from 'node:assert/strict';
import type { QueueSummary } from '../../../plugin/job-queue-provider.ts';
import type { Cases } from '../place.ts';
import { addDead, claimOne, cleanupJob, failed, fetchJob, listed, settlementOf } from './job-specs.ts';

/** Names every number, so that a provider that leaves one out is seen. */
const counts = (ready: number, waiting: number, running: number, dead: number): QueueSummary['byState'] => ({
  ready,
  waiting,
  running,
  dead,
});

export const summaryCases: Cases<'jobQueue'> = {
  async 'is all zeros in the beginning'(place) {
    const queue = await place.open();
    assert.deepEqual(await queue.summary(), { byState: counts(0, 0, 0, 0), byKind: {}, failures: [], paused: [] });
  },

  async 'counts jobs by state and by kind'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    await queue.enqueue([fetchJob('running')]);
    await claimOne(queue);
    await queue.enqueue([fetchJob('a'), fetchJob('b', { plugin: 'other', priority: 0 }), cleanupJob('a')]);
    await queue.enqueue([fetchJob('waiting', { notBefore: Date.now() + 3_600_000 })]);
    const { byState, byKind } = await queue.summary();
    assert.deepEqual(await queue.counts(), byState);
    assert.deepEqual(byState, counts(3, 1, 1, 1));
    assert.deepEqual(byKind, { fetch_content: counts(2, 1, 1, 1), cleanup_cache: counts(1, 0, 0, 0) });
  },

  async 'knows the oldest job that is not dead'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    assert.equal((await queue.summary()).oldestAt, undefined);
    await queue.enqueue([fetchJob('running')]);
    await claimOne(queue);
    await queue.enqueue([fetchJob('ready')]);
    const alive = await listed(queue, { states: ['ready', 'waiting', 'running'] });
    assert.equal((await queue.summary()).oldestAt, Math.min(...alive.map((row) => row.createdAt)));
  },

  async 'counts dead and waiting jobs by failure and the plugin at work, most first'(place) {
    const queue = await place.open();
    const specs = Array.from({ length: 9 }, (_, index) => fetchJob(`k${index}`));
    await queue.enqueue(specs);
    const failures = [
      ...[1, 2, 3].map(() => failed({ code: 'encrypted', permanent: true, extension: 'pdf/pdf' })),
      failed({ code: 'encrypted', extension: 'pdf/forms' }),
      failed({ code: 'encrypted', extension: 'office/word' }),
      ...[1, 2, 3].map(() => failed({ code: 'timeout', blame: 'worker' })),
      failed({ code: 'NOT YET', blame: 'worker', member: 'a' }),
    ];
    const claimed = await queue.claim({ limit: 9 });
    await queue.settle(claimed.map((job, index) => settlementOf(job, failures[index] ?? assert.fail())));
    assert.deepEqual((await queue.summary()).failures, [
      { code: 'encrypted', plugin: 'pdf', jobs: 4 },
      { code: 'timeout', jobs: 3 },
      { code: 'encrypted', plugin: 'office', jobs: 1 },
    ]);
    assert.equal(await queue.retry({ code: 'encrypted' }), 5);
    assert.deepEqual((await queue.summary()).failures, [{ code: 'timeout', jobs: 3 }]);
  },
};
