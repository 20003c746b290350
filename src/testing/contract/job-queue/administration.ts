import assert from 'node:assert/strict';
import { jobPriority } from '../../../plugin/job.ts';
import type { JobFilter } from '../../../plugin/job-queue-provider.ts';
import type { Cases } from '../place.ts';
import { addDead, claimOne, cleanupJob, done, failed, fetchJob, keysOf, listed, onlyJob, settlementOf } from './job-specs.ts';

export const administrationCases: Cases<'jobQueue'> = {
  async 'lists in the order of claiming'(place) {
    const queue = await place.open();
    await queue.enqueue([fetchJob('slow', { priority: jobPriority.bulk }), fetchJob('first'), fetchJob('second')]);
    await queue.enqueue([fetchJob('asked', { priority: jobPriority.asked })]);
    assert.deepEqual(await keysOf(queue), ['asked', 'first', 'second', 'slow']);
  },

  async 'lists everything about a job'(place) {
    const queue = await place.open();
    const from = Date.now();
    const spec = fetchJob('file:///a', { priority: 42, revision: 'r7' });
    await queue.enqueue([spec]);
    const { id, createdAt, updatedAt, ...row } = await onlyJob(queue);
    assert.ok(Number.isSafeInteger(id) && id > 0);
    assert.ok(createdAt >= from && updatedAt >= createdAt && updatedAt <= Date.now());
    assert.deepEqual(row, { ...spec, state: 'ready', attempts: 0, crashes: 0, skip: [] });
  },

  async 'lists by every filter, all conditions together'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('file:///a/dead'), fetchJob('file:///ab')], 'corrupt');
    await addDead(queue, [fetchJob('file:///a')], 'timeout');
    await queue.enqueue([fetchJob('file:///a/ready', { plugin: 'other' }), fetchJob('file:///a!/m')]);
    await queue.enqueue([cleanupJob('c'), fetchJob('file:///w', { notBefore: Date.now() + 3_600_000 })]);
    const ids = (await listed(queue, { kind: 'cleanup_cache' })).map((row) => row.id);
    const expected: readonly (readonly [JobFilter, readonly string[]])[] = [
      [{ ids }, ['c']],
      [{ ids: [] }, []],
      [{ states: ['dead'] }, ['file:///a', 'file:///a/dead', 'file:///ab']],
      [{ states: ['waiting', 'running'] }, ['file:///w']],
      [{ states: [] }, []],
      [{ kind: 'cleanup_cache' }, ['c']],
      [{ kind: 'extract_content' }, []],
      [{ plugin: 'other' }, ['file:///a/ready']],
      [{ code: 'corrupt' }, ['file:///a/dead', 'file:///ab']],
      [{ below: 'file:///a' }, ['file:///a', 'file:///a!/m', 'file:///a/dead', 'file:///a/ready']],
      [{ below: 'file:///a', states: ['dead'], code: 'corrupt', plugin: 'files', kind: 'fetch_content' }, ['file:///a/dead']],
      [{ plugin: 'other', kind: 'cleanup_cache' }, []],
    ];
    for (const [filter, keys] of expected) {
      assert.deepEqual([...(await keysOf(queue, filter))].toSorted(), keys, JSON.stringify(filter));
    }
  },

  async 'takes the characters of a scope literally'(place) {
    const queue = await place.open();
    await queue.enqueue(['k%/a', 'kx/b', 'k_/c', 'K%/d', "k'/e", 'k*/f'].map((key) => fetchJob(key)));
    assert.deepEqual(await keysOf(queue, { below: 'k%' }), ['k%/a']);
    assert.deepEqual(await keysOf(queue, { below: 'k_' }), ['k_/c']);
    assert.deepEqual(await keysOf(queue, { below: "k'" }), ["k'/e"]);
    assert.deepEqual(await keysOf(queue, { below: 'k*' }), ['k*/f']);
  },

  async 'retry: dead and waiting jobs become ready now, their counters at zero'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    await queue.enqueue([fetchJob('failed')]);
    await queue.settle([settlementOf(await claimOne(queue), failed({ blame: 'worker' }))]);
    await queue.enqueue([fetchJob('running')]);
    await claimOne(queue);
    await queue.enqueue([fetchJob('ready')]);
    assert.equal(await queue.retry({}), 2);
    assert.equal(await queue.nextReadyAt(), undefined);
    const claimed = await queue.claim({ limit: 10 });
    assert.deepEqual(claimed.map((job) => job.key).toSorted(), ['dead', 'failed', 'ready']);
    assert.ok(claimed.every((job) => job.attempts === 0 && job.crashes === 0));
    assert.equal(await queue.retry({}), 0);
  },

  async 'retry: only what the filter selects'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('a/1'), fetchJob('b/1')]);
    assert.equal(await queue.retry({ below: 'b' }), 1);
    assert.deepEqual(await keysOf(queue, { states: ['dead'] }), ['a/1']);
    assert.equal(await queue.retry({ code: 'timeout' }), 0);
  },

  async 'discard: forgets jobs that are not running'(place) {
    const queue = await place.open();
    await addDead(queue, [fetchJob('dead')]);
    await queue.enqueue([fetchJob('running')]);
    const running = await claimOne(queue);
    await queue.enqueue([fetchJob('ready'), fetchJob('waiting', { notBefore: Date.now() + 3_600_000 })]);
    assert.equal(await queue.discard({ states: ['waiting'] }), 1);
    assert.equal(await queue.discard({}), 2);
    assert.deepEqual(await keysOf(queue), ['running']);
    assert.deepEqual(await queue.settle([settlementOf(running, done)]), []);
    assert.deepEqual(await queue.enqueue([fetchJob('dead')]), ['inserted']);
  },
};
