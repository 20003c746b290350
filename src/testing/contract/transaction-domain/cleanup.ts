import assert from 'node:assert/strict';
import type { CacheReference } from '../../../plugin/item.ts';
import type { JobRow } from '../../../plugin/job.ts';
import { put, remove } from '../data-storage/documents.ts';
import { done, listed, settlementOf } from '../job-queue/job-specs.ts';
import type { SharedDomain } from '../openers.ts';
import type { Cases } from '../place.ts';
import { poison } from '../poison.ts';
import { claimed, fullSettlement, turn } from './turns.ts';

const page: CacheReference = { plugin: 'http', cacheId: 'a'.repeat(64) };
const picture: CacheReference = { plugin: 'http', cacheId: 'b'.repeat(64) };
/** The same bytes in the cache of another plugin. */
const copy: CacheReference = { ...page, plugin: 'mail' };

export const cleanupCases: Cases<'sharedDomain'> = {
  async 'adds a job for all cached bytes that the writes of a turn free'(place) {
    const shared = await place.open();
    await shared.domain.commit(turn({ writes: [putPage('file:///a', [page, copy]), putPage('file:///b', [page])] }));
    const [job = assert.fail()] = await claimed(shared, ['file:///c']);
    await shared.domain.commit(turn({ settlements: [fullSettlement(job, { writes: [remove('file:///a', job.token)] })] }));
    assert.deepEqual(await cleanups(shared), [copy]);
    await shared.domain.commit(turn({ writes: [remove('file:///b')] }));
    assert.deepEqual(await cleanups(shared), [page, copy]);
  },

  async 'lets a claim in the same turn see it'(place) {
    const shared = await place.open();
    await shared.domain.commit(turn({ writes: [putPage('file:///a', [page])] }));
    const result = await shared.domain.commit(turn({ writes: [remove('file:///a')], claim: { limit: 10 } }));
    assert.deepEqual(
      result.claimed.map(({ kind, plugin }) => [kind, plugin]),
      [['cleanup_cache', page.plugin]],
    );
  },

  async 'adds none for what a source URL refers to after the turn'(place) {
    const shared = await place.open();
    await shared.domain.commit(turn({ writes: [putPage('file:///a', [page])] }));
    const [job = assert.fail()] = await claimed(shared, ['file:///b']);
    const settlement = fullSettlement(job, { writes: [putPage('file:///b', [page], job.token)] });
    await shared.domain.commit(turn({ writes: [remove('file:///a')], settlements: [settlement] }));
    assert.deepEqual(await cleanups(shared), []);
  },

  async 'adds none for a settlement that is outdated, or cannot be stored'(place) {
    const shared = await place.open();
    await shared.domain.commit(turn({ writes: [putPage('file:///a', [page]), putPage('file:///b', [picture])] }));
    const [late = assert.fail(), bad = assert.fail()] = await claimed(shared, ['file:///late', 'file:///bad']);
    await shared.domain.commit(turn({ settlements: [fullSettlement(late, { writes: [] })] }));
    const settlements = [
      fullSettlement(late, { writes: [remove('file:///a', late.token)] }),
      fullSettlement(bad, { writes: [remove('file:///b', bad.token), put('file:///c', { metadata: poison })] }),
    ];
    assert.equal((await shared.domain.commit(turn({ settlements }))).stale.length, 1);
    assert.deepEqual(await cleanups(shared), []);
    assert.deepEqual(await Promise.all([page, picture].map((each) => shared.storage.isReferenced(each))), [true, true]);
  },

  async 'adds it anew when the one before ends in the same turn'(place) {
    const shared = await place.open();
    await shared.domain.commit(turn({ writes: [putPage('file:///a', [page])] }));
    const { claimed: jobs } = await shared.domain.commit(turn({ writes: [remove('file:///a')], claim: { limit: 1 } }));
    await shared.domain.commit(turn({ writes: [putPage('file:///a', [page])] }));
    const settlements = jobs.map((job) => settlementOf(job, done));
    await shared.domain.commit(turn({ settlements, writes: [remove('file:///a')] }));
    assert.deepEqual(await cleanups(shared), [page]);
  },
};

const putPage = (url: string, cached: readonly CacheReference[], generation = 1) => put(url, {}, { cached, generation });

/** What the jobs are to free, in order. */
async function cleanups({ queue }: SharedDomain): Promise<readonly CacheReference[]> {
  const rows = await listed(queue, { kind: 'cleanup_cache' });
  assert.ok(rows.every((row) => row.state === 'ready'));
  return rows.flatMap(referencesOf).toSorted((one, other) => (one.plugin < other.plugin ? -1 : 1));
}

const referencesOf = (row: JobRow): readonly CacheReference[] =>
  row.kind === 'cleanup_cache' ? row.payload.cacheIds.map((cacheId) => ({ plugin: row.payload.plugin, cacheId })) : [];
