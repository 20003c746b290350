import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { addDead, claimOne, done, fetchJob, listed, onlyJob, settlementOf } from './job-specs.ts';

const many = 100_000;
const batch = 5000;

export const recoveryCases: Cases<'jobQueue'> = {
  async 'makes the jobs of an ended session ready again, uncounted'(place) {
    const ended = await place.open();
    await ended.enqueue([fetchJob('a'), fetchJob('b'), fetchJob('c')]);
    const [first] = await ended.claim({ limit: 2 });
    await ended.enqueue([fetchJob('b', { revision: 'r2' })]);
    const queue = await place.reopen();
    if (!queue.supports.durable) return assert.equal(await queue.recover(), 0);
    if (queue.supports.lease === 'time') return assert.equal((await queue.summary()).byState.running, 2);
    assert.equal(await queue.recover(), 2);
    assert.equal((await queue.settle([settlementOf(first ?? assert.fail(), done)])).length, 1);
    const claimed = await queue.claim({ limit: 10 });
    assert.deepEqual(
      claimed.map((job) => [job.key, job.revision, job.attempts, job.crashes]),
      [
        ['a', 'r1', 0, 0],
        ['b', 'r2', 0, 0],
        ['c', 'r1', 0, 0],
      ],
    );
  },

  async 'leaves alone what was not running'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    await queue.enqueue([fetchJob('waiting', { notBefore: Date.now() + 3_600_000 }), fetchJob('ready')]);
    const before = await listed(queue);
    assert.equal(await queue.recover(), 0);
    assert.deepEqual(await listed(queue), before);
  },

  async 'counts no death of an engine, however many there are'(place) {
    const queue = await place.open();
    if (!queue.supports.durable || queue.supports.lease === 'time') return;
    await queue.enqueue([fetchJob('a')]);
    for (let death = 0; death < 12; death += 1) {
      const next = await place.reopen();
      await next.recover();
      const job = await claimOne(next);
      assert.deepEqual([job.attempts, job.crashes], [0, 0]);
    }
    assert.equal((await onlyJob(await place.open())).state, 'running');
  },

  async 'of a hundred thousand running jobs takes seconds at most'(place) {
    const ended = await place.open();
    if (!ended.supports.durable || ended.supports.lease === 'time') return;
    for (let count = 0; count < many; count += batch) {
      await ended.enqueue(Array.from({ length: batch }, (_, index) => fetchJob(`file:///home/someone/${count + index}`)));
    }
    while ((await ended.claim({ limit: batch })).length > 0);
    await place.close();
    const startedAt = performance.now();
    const queue = await place.open();
    assert.equal(await queue.recover(), many);
    assert.equal((await queue.claim({ limit: 64 })).length, 64);
    const took = performance.now() - startedAt;
    process.stdout.write(`${many} running jobs were taken back in ${Math.round(took)} ms\n`);
    assert.ok(took < 10_000);
  },
};
