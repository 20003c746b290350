import assert from 'node:assert/strict';
import type { JsonValue } from '../../../plugin/metadata.ts';
import type { Turn } from '../../../plugin/turn.ts';
import { put, remove } from '../data-storage/documents.ts';
import { addDead, claimOne, cleanupJob, fetchJob } from '../job-queue/job-specs.ts';
import type { Cases } from '../place.ts';
import { poison } from '../poison.ts';
import { claimed, fullSettlement, stateOf, tracesOf, turn } from './turns.ts';

export const commitCases: Cases<'sharedDomain'> = {
  async 'does nothing in an empty turn'(place) {
    const { domain, storage } = await place.open();
    assert.deepEqual(await domain.commit(turn()), { enqueued: [], stale: [], claimed: [] });
    assert.deepEqual(await domain.commit(turn({ claim: { limit: 5 } })), { enqueued: [], stale: [], claimed: [] });
    assert.equal((await storage.summary()).items, 0);
  },

  async 'carries the same domain however often it is opened'(place) {
    const [first, second] = [await place.open(), await place.open()];
    assert.equal(first.domain, second.domain);
  },

  async 'applies what belongs to no job'(place) {
    const shared = await place.open();
    await shared.domain.commit(turn({ writes: [put('file:///a'), put('file:///b')], state: [stateOf('file:///a')] }));
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['item', 'state']);
    await shared.domain.commit(turn({ writes: [remove('file:///a')], state: [{ ...stateOf('file:///a'), value: undefined }] }));
    assert.deepEqual(await tracesOf(shared, 'file:///a'), []);
    assert.deepEqual(await tracesOf(shared, 'file:///b'), ['item']);
  },

  async 'answers what became of new jobs, in their order'(place) {
    const shared = await place.open();
    await addDead(shared.queue, [fetchJob('dead')]);
    await shared.queue.enqueue([fetchJob('running')]);
    await claimOne(shared.queue);
    await shared.queue.enqueue([fetchJob('ready')]);
    const enqueue = [fetchJob('dead'), fetchJob('new'), fetchJob('running', { revision: 'r2' }), fetchJob('ready'), fetchJob('running')];
    const { enqueued } = await shared.domain.commit(turn({ enqueue: enqueue.slice(0, 4) }));
    assert.deepEqual(enqueued, ['kept-dead', 'inserted', 'rerun', 'merged']);
  },

  async 'claims jobs that the same turn adds, by the rules of claiming'(place) {
    const { domain } = await place.open();
    const enqueue = [fetchJob('second'), cleanupJob('other kind'), fetchJob('first', { priority: 0 }), fetchJob('third')];
    const result = await domain.commit(turn({ enqueue, claim: { limit: 2, kinds: ['fetch_content'] } }));
    assert.deepEqual(result.enqueued, ['inserted', 'inserted', 'inserted', 'inserted']);
    assert.deepEqual(
      result.claimed.map(({ key }) => key),
      ['first', 'second'],
    );
    assert.deepEqual(
      (await domain.commit(turn({ claim: { limit: 10 } }))).claimed.map(({ key }) => key),
      ['other kind', 'third'],
    );
  },

  async 'claims nothing that is paused'(place) {
    const { domain, queue } = await place.open();
    await queue.pause({ kind: 'cleanup_cache' });
    const paused = await domain.commit(turn({ enqueue: [cleanupJob('a'), fetchJob('b')], claim: { limit: 10 } }));
    assert.deepEqual(
      paused.claimed.map(({ key }) => key),
      ['b'],
    );
    await queue.resume();
    assert.equal((await domain.commit(turn({ claim: { limit: 10 } }))).claimed.length, 1);
  },

  async 'applies the whole turn or nothing'(place) {
    const poisonedJob = fetchJob('bad', { payload: { url: 'bad', source: 'x/y', fingerprint: '', metadata: poison } });
    const badParts: readonly Partial<Turn>[] = [
      { writes: [put('new'), put('bad', { metadata: poison })] },
      { state: [stateOf('new'), { ...stateOf('bad'), value: poison as JsonValue }] },
      { enqueue: [fetchJob('new'), poisonedJob] },
    ];
    const shared = await place.open();
    const [job = assert.fail()] = await claimed(shared, ['file:///a']);
    await shared.queue.enqueue([fetchJob('waiting')]);
    const good = { settlements: [fullSettlement(job)], writes: [put('new')], state: [stateOf('new')], enqueue: [fetchJob('new')] };
    for (const part of badParts) {
      await assert.rejects(shared.domain.commit(turn({ ...good, claim: { limit: 10 }, ...part })));
      assert.deepEqual(await tracesOf(shared, 'file:///a'), ['running job']);
      assert.deepEqual(await tracesOf(shared, 'new'), []);
      assert.deepEqual(await tracesOf(shared, 'waiting'), ['ready job']);
    }
    assert.deepEqual((await shared.domain.commit(turn(good))).stale, []);
    assert.deepEqual(await tracesOf(shared, 'new'), ['item', 'state', 'ready job']);
  },

  async 'is one with what storage, queue and state do by themselves'(place) {
    const shared = await place.open();
    await shared.queue.enqueue([fetchJob('file:///a')]);
    const { claimed: jobs } = await shared.domain.commit(turn({ claim: { limit: 1 } }));
    const token = await shared.queue.issueToken();
    assert.ok(token > (jobs[0]?.token ?? Infinity));
    await shared.queue.settle(jobs.map((job) => fullSettlement(job)));
    // The queue alone does not look at writes and state.
    assert.deepEqual(await tracesOf(shared, 'file:///a'), []);
    await shared.storage.write([put('file:///a')]);
    await shared.state.write([stateOf('file:///a')]);
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['item', 'state']);
  },

  async 'takes many turns at once'(place) {
    const shared = await place.open();
    const keys = Array.from({ length: 60 }, (_, index) => `file:///${index}`);
    await shared.domain.commit(turn({ enqueue: keys.map((key) => fetchJob(key)) }));
    const work = async (): Promise<number> => {
      const { claimed: jobs } = await shared.domain.commit(turn({ claim: { limit: 3 } }));
      await shared.domain.commit(turn({ settlements: jobs.map((job) => fullSettlement(job)) }));
      return jobs.length;
    };
    const done = await Promise.all(Array.from({ length: 20 }, work));
    assert.equal(
      done.reduce((sum, count) => sum + count, 0),
      60,
    );
    assert.equal((await shared.storage.summary()).items, 60);
    assert.equal((await shared.state.entries('p')).length, 60);
    assert.deepEqual((await shared.queue.summary()).byState, { ready: 0, waiting: 0, running: 0, dead: 0 });
  },
};
