import assert from 'node:assert/strict';
import type { JsonValue } from '../../../plugin/metadata.ts';
import type { Settlement } from '../../../plugin/turn.ts';
import { put } from '../data-storage/documents.ts';
import { found, word } from '../data-storage/queries.ts';
import { cleanupJob, failed, fetchJob, keysOf, listed } from '../job-queue/job-specs.ts';
import type { Cases } from '../place.ts';
import { poison } from '../poison.ts';
import { claimed, fullSettlement, stateOf, tracesOf, turn } from './turns.ts';

export const settlementCases: Cases<'sharedDomain'> = {
  async 'applies outcome, writes, state and follow-ups as one'(place) {
    const shared = await place.open();
    const jobs = await claimed(shared, ['file:///a', 'file:///b']);
    const settlements = jobs.map((job) => fullSettlement(job, { followUps: [cleanupJob(job.key)] }));
    assert.deepEqual(await shared.domain.commit(turn({ settlements })), { enqueued: [], stale: [], claimed: [] });
    for (const { key } of jobs) assert.deepEqual(await tracesOf(shared, key), ['item', 'state', 'ready job']);
    assert.deepEqual(await found(shared.storage, word('settled')), ['a', 'b']);
  },

  async 'lets a claim in the same turn see follow-ups'(place) {
    const shared = await place.open();
    const [job] = await claimed(shared, ['file:///a']);
    const settlements = [fullSettlement(job ?? assert.fail(), { followUps: [cleanupJob('c')] })];
    const result = await shared.domain.commit(turn({ settlements, claim: { limit: 10 } }));
    assert.deepEqual(
      result.claimed.map(({ key }) => key),
      ['c'],
    );
    assert.deepEqual(await tracesOf(shared, 'c'), ['running job']);
  },

  async 'writes also with an outcome that is not success'(place) {
    const shared = await place.open();
    const [job] = await claimed(shared, ['file:///a']);
    const settlement = fullSettlement(job ?? assert.fail(), { outcome: failed({ permanent: true }) });
    await shared.domain.commit(turn({ settlements: [settlement] }));
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['item', 'state', 'dead job']);
  },

  async 'stores what comes with progress, and leaves the job with its holder'(place) {
    const shared = await place.open();
    const [job = assert.fail()] = await claimed(shared, ['file:///a']);
    const progress = (page: number, url: string) =>
      fullSettlement(job, {
        outcome: { type: 'progress', progress: page },
        writes: [put(url, {}, { generation: job.token })],
        state: [stateOf(url)],
        followUps: [cleanupJob(url)],
      });
    const urls = ['file:///1', 'file:///2', 'file:///3'] as const;
    const first = await shared.domain.commit(turn({ settlements: [progress(1, urls[0]), progress(2, urls[1])], claim: { limit: 10 } }));
    assert.deepEqual(first.stale, []);
    assert.deepEqual(
      first.claimed.map(({ kind }) => kind),
      ['cleanup_cache', 'cleanup_cache'],
    );
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['running job']);
    assert.deepEqual((await shared.domain.commit(turn({ settlements: [progress(3, urls[2]), fullSettlement(job)] }))).stale, []);
    for (const url of urls.slice(0, 2)) assert.deepEqual(await tracesOf(shared, url), ['item', 'state', 'running job']);
    assert.deepEqual(await tracesOf(shared, urls[2]), ['item', 'state', 'ready job']);
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['item', 'state']);
    const late = await shared.domain.commit(turn({ settlements: [progress(4, 'file:///never')] }));
    assert.deepEqual(late.stale, [{ id: job.id, token: job.token }]);
    assert.deepEqual(await tracesOf(shared, 'file:///never'), []);
  },

  async 'drops an outdated settlement whole, and tells its token'(place) {
    const shared = await place.open();
    const [job = assert.fail(), other = assert.fail()] = await claimed(shared, ['file:///a', 'file:///b']);
    await shared.domain.commit(turn({ settlements: [fullSettlement(job, { outcome: { type: 'released' }, writes: [], state: [] })] }));
    const { claimed: again } = await shared.domain.commit(turn({ claim: { limit: 1 } }));
    const late = fullSettlement(job, { followUps: [cleanupJob('never')] });
    const result = await shared.domain.commit(turn({ settlements: [late, fullSettlement(other)] }));
    assert.deepEqual(result.stale, [{ id: job.id, token: job.token }]);
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['running job']);
    assert.deepEqual(await tracesOf(shared, 'never'), []);
    assert.deepEqual(await tracesOf(shared, 'file:///b'), ['item', 'state']);
    assert.deepEqual((await shared.domain.commit(turn({ settlements: again.map((claim) => fullSettlement(claim)) }))).stale, []);
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['item', 'state']);
  },

  async 'adds new jobs before it ends others: the same revision is not done again, another is'(place) {
    const shared = await place.open();
    const settlements = (await claimed(shared, ['file:///same', 'file:///other'])).map((job) => fullSettlement(job));
    const enqueue = [fetchJob('file:///same'), fetchJob('file:///other', { revision: 'r2' })];
    assert.deepEqual((await shared.domain.commit(turn({ settlements, enqueue }))).enqueued, ['running', 'rerun']);
    assert.deepEqual(await tracesOf(shared, 'file:///same'), ['item', 'state']);
    assert.deepEqual(await tracesOf(shared, 'file:///other'), ['item', 'state', 'ready job']);
  },

  async 'settles a token once, also within one turn'(place) {
    const shared = await place.open();
    const [job = assert.fail()] = await claimed(shared, ['file:///a']);
    const second = fullSettlement(job, { writes: [put('file:///second')], state: [stateOf('file:///second')] });
    const result = await shared.domain.commit(turn({ settlements: [fullSettlement(job), second] }));
    assert.deepEqual(result.stale, [{ id: job.id, token: job.token }]);
    assert.deepEqual(await tracesOf(shared, 'file:///a'), ['item', 'state']);
    assert.deepEqual(await tracesOf(shared, 'file:///second'), []);
  },

  async 'lets a bad settlement fail its own job, and no other'(place) {
    const poisonedJob = fetchJob('never', { payload: { url: 'never', source: 'x/y', fingerprint: '', metadata: poison } });
    const badParts: readonly Partial<Settlement>[] = [
      { writes: [put('file:///never'), put('file:///bad', { metadata: poison })] },
      { state: [stateOf('never'), { ...stateOf('bad'), value: poison as JsonValue }] },
      { followUps: [cleanupJob('never'), poisonedJob] },
    ];
    const shared = await place.open();
    for (const [index, part] of badParts.entries()) {
      const [bad = assert.fail(), before = assert.fail(), after = assert.fail()] = await claimed(shared, [
        `file:///bad${index}`,
        `file:///before${index}`,
        `file:///after${index}`,
      ]);
      const settlements = [fullSettlement(before), fullSettlement(bad, part), fullSettlement(after)];
      const result = await shared.domain.commit(turn({ settlements, state: [stateOf(`turn${index}`)] }));
      assert.deepEqual(result.stale, []);
      for (const { key } of [before, after]) assert.deepEqual(await tracesOf(shared, key), ['item', 'state']);
      assert.deepEqual(await tracesOf(shared, `turn${index}`), ['state']);
      for (const key of ['never', 'file:///never', 'file:///bad', 'bad']) assert.deepEqual(await tracesOf(shared, key), [], key);
      const [trace, ...others] = await tracesOf(shared, bad.key);
      assert.ok(
        (trace === 'waiting job' || trace === 'dead job') && others.length === 0,
        'its job failed, and nothing else of it is there',
      );
      const row = (await listed(shared.queue, { ids: [bad.id] }))[0];
      assert.ok(row?.lastFailure !== undefined && row.attempts === 1);
    }
  },

  async 'ignores outdated writes of a settlement that is not outdated'(place) {
    const shared = await place.open();
    const [job = assert.fail()] = await claimed(shared, ['file:///a']);
    const newer = put('file:///a', { text: 'newer' }, { generation: await shared.queue.issueToken() });
    await shared.domain.commit(turn({ writes: [newer] }));
    await shared.domain.commit(turn({ settlements: [fullSettlement(job)] }));
    assert.deepEqual(await found(shared.storage, word('newer')), ['a']);
    assert.deepEqual(await keysOf(shared.queue), []);
  },
};
