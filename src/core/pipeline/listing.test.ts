import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMemoryDataStorage } from '../../builtin/memory/data-storage.ts';
import { createMemoryJobQueue } from '../../builtin/memory/job-queue.ts';
import { createMemoryStateStorage } from '../../builtin/memory/state-storage.ts';
import type { Listing, SourceEntry } from '../../plugin/hosts.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { ClaimedJob, JobOutcome } from '../../plugin/job.ts';
import { turnApplier } from './apply-turn.ts';
import { openListing, type ListingCounts } from './listing.ts';
import { createSelectionTable, type SelectionTable } from './selection-table.ts';

const tableOf = (version: number): SelectionTable =>
  createSelectionTable(
    [{ id: 'test/text', plugin: 'test', from: 'built-in', value: { version, preferredMimeTypes: ['text/*'], extract: async () => {} } }],
    () => ({}),
    {},
  );

/** An index in memory that listings are compared with. */
function openIndex() {
  const place = { dataDirectory: randomUUID(), access: 'write' } as const;
  const storage = createMemoryDataStorage(place);
  const queue = createMemoryJobQueue(place);
  const apply = turnApplier({ storage, queue, state: createMemoryStateStorage(place) });
  let table = tableOf(1);
  let underWay: readonly ClaimedJob[] = [];
  let afterSubmit: (() => Promise<void>) | undefined;

  const open = async (scope = 'file:///x', source = 'test/source'): Promise<{ listing: Listing; counts: ListingCounts }> => {
    const counts: ListingCounts = { listings: 0, listed: 0, unchanged: 0, removed: 0, skipped: 0, failed: new Set(), excluded: new Map() };
    const runner: Parameters<typeof openListing>[2]['runner'] = {
      async submit({ enqueue = [], writes = [] }) {
        const { enqueued } = await apply({ settlements: [], enqueue, writes, state: [] });
        await afterSubmit?.();
        return enqueued;
      },
      room: async () => {},
      keysUnderWay: () => underWay.map(({ key }) => key),
    };
    return { listing: await openListing({ id: source, plugin: 'test' }, scope, { storage, queue, table, runner, counts }), counts };
  };
  /** Claims all jobs that are ready. */
  async function begin(): Promise<readonly ClaimedJob[]> {
    underWay = await queue.claim({ limit: 1000 });
    return underWay;
  }
  async function end(jobs: readonly ClaimedJob[], outcome: JobOutcome = { type: 'done' }): Promise<void> {
    const settlements = jobs.map((job) => ({
      token: { id: job.id, token: job.token },
      outcome,
      state: [],
      followUps: [],
      writes: writesOf(job, outcome, table),
    }));
    await apply({ settlements, enqueue: [], writes: [], state: [] });
    underWay = [];
  }

  return {
    storage,
    queue,
    open,
    onSubmit: (action: () => Promise<void>) => void (afterSubmit = action),
    changeExtractor: () => void (table = tableOf(2)),
    /** Lists these and nothing else. */
    async list(entries: readonly SourceEntry[], scope?: string): Promise<ListingCounts> {
      const { listing, counts } = await open(scope);
      await listing.add(entries);
      await listing.complete();
      return counts;
    },
    begin,
    end,
    /** Does all jobs that are ready and tells which. */
    async work(outcome?: JobOutcome): Promise<readonly ClaimedJob[]> {
      const jobs = await begin();
      await end(jobs, outcome);
      return jobs;
    },
    urls: async (): Promise<readonly string[]> => (await Array.fromAsync(storage.statesBelow(''))).flat().map(({ url }) => url),
  };
}

function writesOf(job: ClaimedJob, outcome: JobOutcome, table: SelectionTable) {
  if (job.kind !== 'fetch_content') return [];
  const { url, source, fingerprint, movedFrom } = job.payload;
  const failed = outcome.type === 'failed';
  const chosen = failed ? undefined : 'test/text';
  const revision = table.revision(table.select({ mimeType: 'text/plain', name: 'a.txt', certain: false }), chosen);
  const item: ItemRecord = {
    url,
    status: failed ? 'failed' : 'indexed',
    mimeType: 'text/plain',
    size: 1,
    modifiedAt: 1,
    metadata: {},
    text: 'words',
  };
  const items = {
    sourceUrl: url,
    source,
    fingerprint,
    revision,
    contentHash: 'c',
    items: [item],
    ...(chosen !== undefined && { extractor: chosen }),
  };
  const left = movedFrom === undefined ? [] : [{ type: 'remove', generation: job.token, sourceUrl: movedFrom } as const];
  return [...left, { type: 'put', generation: job.token, items } as const];
}

const entry = (name: string, fingerprint = `${name} 1`): SourceEntry => ({ url: `file:///x/${name}`, fingerprint, size: 1, modifiedAt: 1 });
const permanent: JobOutcome = { type: 'failed', failure: { blame: 'item', permanent: true, code: 'corrupt', reason: 'Broken.' } };
const payloads = (jobs: readonly ClaimedJob[]): readonly unknown[] => jobs.map(({ payload }) => payload);

test('what is new is scheduled, what is as before is not, what changed is, with what is known', async () => {
  const { list, work } = openIndex();
  expect(await list([entry('a.txt'), entry('b.txt')])).toMatchObject({ listed: 2, unchanged: 0 });
  expect((await work()).map(({ key }) => key)).toEqual(['file:///x/a.txt', 'file:///x/b.txt']);
  expect(await list([entry('a.txt'), entry('b.txt', 'b.txt 2')])).toMatchObject({ listed: 2, unchanged: 1, removed: 0 });
  expect(payloads(await work())).toMatchObject([{ url: 'file:///x/b.txt', fingerprint: 'b.txt 2', known: { contentHash: 'c' } }]);
});

test('the first time jobs are there before the listing is complete', async () => {
  const { open, work } = openIndex();
  const { listing } = await open();
  await listing.add([entry('a.txt')]);
  expect((await work()).length).toBe(1);
});

test('an empty fingerprint is never the same as before', async () => {
  const { list, work } = openIndex();
  for (let round = 0; round < 2; round += 1) {
    expect(await list([entry('a.txt', '')])).toMatchObject({ unchanged: 0 });
    expect((await work()).length).toBe(1);
  }
});

test('what is gone is removed when the listing is complete, and not before', async () => {
  const { list, open, work, urls } = openIndex();
  await list([entry('a.txt'), entry('b.txt')]);
  await work();
  const { listing, counts } = await open();
  await listing.add([entry('a.txt')]);
  expect((await urls()).length).toBe(2);
  await listing.complete();
  expect(counts.removed).toBe(1);
  expect(await urls()).toEqual(['file:///x/a.txt']);
});

test('only what is in the scope and of the same source is removed', async () => {
  const { list, open, work, urls } = openIndex();
  await list([entry('a/one.txt'), entry('ab/two.txt')]);
  const other = await open('file:///x', 'test/other');
  await other.listing.add([entry('a/three.txt')]);
  await other.listing.complete();
  await work();
  expect(await list([], 'file:///x/a')).toMatchObject({ removed: 1 });
  expect(await urls()).toEqual(['file:///x/a/three.txt', 'file:///x/ab/two.txt']);
});

test('what is written while the listing goes on is not taken for gone', async () => {
  const { list, open, work, urls } = openIndex();
  await list([entry('a.txt')]);
  await work();
  const { listing } = await open();
  await list([entry('a.txt'), entry('new.txt')]);
  await work();
  await listing.add([entry('a.txt')]);
  await listing.complete();
  expect(await urls()).toEqual(['file:///x/a.txt', 'file:///x/new.txt']);
});

test('what an earlier run left is not done twice', async () => {
  const { list, open, work } = openIndex();
  await list([entry('a.txt')]);
  await work();
  await list([entry('a.txt'), entry('left.txt')]);
  const { listing } = await open();
  await listing.add([entry('a.txt'), entry('left.txt')]);
  expect((await work()).length).toBe(1);
  await listing.complete();
  expect(await work()).toEqual([]);
});

test('what an earlier run left and is done while much else is scheduled is not done twice', async () => {
  const { list, open, begin, work, end, onSubmit } = openIndex();
  await list([entry('a.txt')]);
  await work();
  await list([entry('a.txt'), entry('left.txt')]);
  const left = await begin();
  const { listing } = await open();
  await listing.add([entry('a.txt'), ...Array.from({ length: 1000 }, (_, at) => entry(`${at}.txt`)), entry('left.txt')]);
  onSubmit(() => end(left));
  await listing.complete();
  expect((await work()).length).toBe(1000);
  expect(await work()).toEqual([]);
});

test('what turns up elsewhere under the same identity has moved, once', async () => {
  const { list, work, urls } = openIndex();
  await list([entry('a.txt', 'same 1')]);
  await work();
  expect(await list([entry('b.txt', 'same 2'), entry('c.txt', 'same 3')])).toMatchObject({ removed: 0 });
  const moves = payloads(await work()).map((payload) => (payload as { movedFrom?: string }).movedFrom ?? 'new');
  expect(new Set(moves)).toEqual(new Set(['file:///x/a.txt', 'new']));
  expect(await urls()).toEqual(['file:///x/b.txt', 'file:///x/c.txt']);
});

test('without a fingerprint nothing is known to have moved', async () => {
  const { list, work } = openIndex();
  await list([entry('a.txt', '')]);
  await work();
  expect(await list([entry('b.txt', '')])).toMatchObject({ removed: 1 });
  expect(payloads(await work())[0]).not.toHaveProperty('movedFrom');
});

test('what could not be listed stays, with all below it, and the reason is recorded', async () => {
  const { storage, list, open, work, urls } = openIndex();
  await list([entry('folder/a.txt'), entry('file.txt'), entry('gone.txt')]);
  await work();
  const { listing, counts } = await open();
  const reason = { code: 'permission', text: 'No.' };
  for (const url of ['file:///x/folder', 'file:///x/file.txt', 'file:///x/new']) await listing.keep(url, reason);
  await listing.complete();
  expect(counts).toMatchObject({ removed: 1, failed: { size: 3 } });
  expect(await urls()).toEqual(['file:///x/file.txt', 'file:///x/folder', 'file:///x/folder/a.txt', 'file:///x/new']);
  expect(await storage.itemByUrl('file:///x/folder')).toMatchObject({ status: 'failed', reason });
  expect(await storage.itemByUrl('file:///x/file.txt')).toMatchObject({ status: 'indexed' });
  expect(await list([entry('folder/a.txt'), entry('file.txt')])).toMatchObject({ unchanged: 2, removed: 2, failed: { size: 0 } });
});

test('what is only named needs no job, and gets one when it is let in', async () => {
  const { storage, list, work } = openIndex();
  const secret = { status: 'skipped', code: 'secret', text: 'A secret.' } as const;
  const named = { ...entry('key.txt'), nameOnly: secret };
  expect(await list([named])).toMatchObject({ skipped: 1 });
  expect(await work()).toEqual([]);
  expect(await storage.itemByUrl(named.url)).toMatchObject({ status: 'skipped', reason: { code: 'secret' } });
  expect(await list([named])).toMatchObject({ skipped: 0, unchanged: 1 });
  expect(await list([{ ...named, nameOnly: { ...secret, code: 'too-large' } }])).toMatchObject({ skipped: 1 });
  await list([entry('key.txt')]);
  expect((await work()).length).toBe(1);
  expect(await list([named])).toMatchObject({ skipped: 1, unchanged: 0 });
});

test('when an extractor changes, what it made is made again', async () => {
  const { list, work, changeExtractor } = openIndex();
  await list([entry('a.txt')]);
  await work();
  changeExtractor();
  expect(await list([entry('a.txt')])).toMatchObject({ unchanged: 0 });
  expect((await work()).length).toBe(1);
});

test('what failed for good is tried again when it or its extractor changes, and not before', async () => {
  const { queue, list, work, changeExtractor } = openIndex();
  await list([entry('a.txt')]);
  await work(permanent);
  expect(await list([entry('a.txt')])).toMatchObject({ failed: { size: 1 }, unchanged: 0 });
  expect(await work()).toEqual([]);
  changeExtractor();
  await list([entry('a.txt')]);
  expect((await work(permanent)).length).toBe(1);
  await list([entry('a.txt', 'a.txt 2')]);
  expect((await work()).length).toBe(1);
  expect((await queue.summary()).byState.dead).toBe(0);
});

test('with an item that failed goes its job', async () => {
  const { queue, list, work } = openIndex();
  await list([entry('a.txt')]);
  await work(permanent);
  await list([]);
  expect((await queue.summary()).byState.dead).toBe(0);
});

test('exclusions are counted by rule', async () => {
  const { listing, counts } = await openIndex().open();
  await listing.exclude('hidden', 2);
  await listing.exclude('hidden', 3);
  expect(Object.fromEntries(counts.excluded)).toEqual({ hidden: 5 });
});

test('what an earlier job stores while the listing goes on stays if it was listed, and goes if it was not', async () => {
  const { list, open, begin, end, urls } = openIndex();
  await list([entry('there.txt'), entry('gone.txt')]);
  const jobs = await begin();
  const { listing } = await open();
  await listing.add([entry('there.txt')]);
  await end(jobs);
  await listing.complete();
  expect(await urls()).toEqual(['file:///x/there.txt']);
});
