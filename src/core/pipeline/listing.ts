import { setImmediate } from 'node:timers/promises';
import type { DataStorage, StorageWrite } from '../../plugin/data-storage-provider.ts';
import { urlName } from '../../plugin/file-url.ts';
import type { Listing, SourceEntry } from '../../plugin/hosts.ts';
import type { ItemReason, SourceItems, SourceState } from '../../plugin/item.ts';
import { jobPriority, type JobSpec } from '../../plugin/job.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import { typeOfName } from './detect-type.ts';
import { createIdSet } from './id-set.ts';
import type { JobRunner } from './job-runner.ts';
import { nameOnlyItems } from './name-only-items.ts';
import type { SelectionTable } from './selection-table.ts';

/** What listings count for the report. */
export interface ListingCounts {
  /** Places that were listed. */
  listings: number;
  listed: number;
  unchanged: number;
  removed: number;
  skipped: number;
  /** URLs that could not be read, now or by an earlier run that has not been given reason to try again. */
  readonly failed: Set<string>;
  readonly excluded: Map<string, number>;
}

export interface ListingParts {
  readonly storage: DataStorage;
  readonly queue: JobQueue;
  readonly table: SelectionTable;
  readonly runner: Pick<JobRunner, 'submit' | 'room' | 'keysUnderWay'>;
  readonly counts: ListingCounts;
}

/** New URLs wait for the end of the listing, when it is known what they may be the new place of; so many at most. */
const heldLimit = 200_000;
const writeBatch = 1000;

/** Compares what a source lists with what the index holds: schedules what is new or changed, and at the end removes what is gone. */
export async function openListing(
  source: { readonly id: string; readonly plugin: string },
  scope: string,
  parts: ListingParts,
): Promise<Listing> {
  const { storage, table, runner, counts } = parts;
  counts.listings += 1;
  const generation = await parts.queue.issueToken();
  // What these write is as old as the listing by its token, and may yet be written while it goes on. Those claimed by now are all known next time.
  await setImmediate();
  const underWay = new Set(runner.keysUnderWay());
  const mentionedUnderWay = new Set<string>();
  const before = await storage.countBelow(scope, generation);
  const seen = createIdSet();
  const keptScopes: string[] = [];
  let held: SourceEntry[] = [];

  const specOf = (entry: SourceEntry, more: { readonly state?: SourceState; readonly movedFrom?: string } = {}): JobSpec => {
    const { url, fingerprint, size, modifiedAt, metadata } = entry;
    const { state, movedFrom } = more;
    return {
      kind: 'fetch_content',
      key: url,
      plugin: source.plugin,
      // What failed for good is tried again when the content changes, or what would read it.
      revision: `${fingerprint} ${table.digest}`,
      priority: state || movedFrom !== undefined ? jobPriority.changed : jobPriority.normal,
      payload: {
        url,
        source: source.id,
        fingerprint,
        ...(size !== undefined && { size }),
        ...(modifiedAt !== undefined && { modifiedAt }),
        ...(metadata && { metadata }),
        ...(state && { known: { revision: state.revision, ...(state.contentHash !== undefined && { contentHash: state.contentHash }) } }),
        ...(movedFrom !== undefined && { movedFrom }),
      },
    };
  };

  const putNameOnly = (entry: SourceEntry, { status, ...reason }: NonNullable<SourceEntry['nameOnly']>): StorageWrite => {
    if (status === 'failed') counts.failed.add(entry.url);
    else counts.skipped += 1;
    return { type: 'put', generation, items: nameOnlyOf(entry, source.id, status, reason) };
  };

  const isUnchanged = (entry: SourceEntry, state: SourceState): boolean =>
    entry.fingerprint !== '' &&
    entry.fingerprint === state.fingerprint &&
    (entry.nameOnly ? state.revision === nameOnlyRevision(entry.nameOnly) : !isNameOnly(state.revision) && table.isCurrent(state));

  const countUnchanged = ({ url, status }: SourceState): void => {
    if (status === 'failed') counts.failed.add(url);
    else counts.unchanged += 1;
  };

  async function complete(): Promise<void> {
    const vanished = await vanishedStates();
    const known = vanished.filter(({ fingerprint }) => fingerprint !== '');
    const places = new Map(known.map((state) => [identityOf(state.fingerprint), state]));
    const moved = new Set<string>();
    const specOfNew = (entry: SourceEntry): JobSpec => {
      const from = places.get(identityOf(entry.fingerprint));
      if (!from || moved.has(from.url)) return specOf(entry);
      moved.add(from.url);
      return specOf(entry, { movedFrom: from.url });
    };
    await inBatches(held, async (batch) => runner.submit({ enqueue: (await stillNew(batch)).map(specOfNew) }));
    held = [];
    const gone = vanished.filter(({ url }) => !moved.has(url));
    counts.removed += gone.length;
    await inBatches(gone, (states) => runner.submit({ writes: states.map(({ url }) => ({ type: 'remove', generation, sourceUrl: url })) }));
    for (const { url, status } of gone) if (status === 'failed') await parts.queue.discard({ below: url });
  }

  /** Jobs that an earlier run left may have been done while the listing went on, up to the moment before these are submitted. */
  async function stillNew(entries: readonly SourceEntry[]): Promise<readonly SourceEntry[]> {
    const states = await storage.states(entries.map(({ url }) => url));
    return entries.filter((entry, index) => {
      const state = states[index];
      return !state || !isUnchanged(entry, state);
    });
  }

  async function vanishedStates(): Promise<readonly SourceState[]> {
    const vanished: SourceState[] = [];
    if (before === seen.size && underWay.size === 0) return vanished;
    for await (const page of storage.statesBelow(scope)) {
      for (const state of page) {
        const mine = state.source === source.id && state.generation <= generation;
        if (mine && !seen.has(state.id) && !mentionedUnderWay.has(state.url) && !keptScopes.some((kept) => isAtOrBelow(state.url, kept)))
          vanished.push(state);
      }
    }
    return vanished;
  }

  return {
    async add(entries) {
      await runner.room();
      const states = await storage.states(entries.map(({ url }) => url));
      const enqueue: JobSpec[] = [];
      const writes: StorageWrite[] = [];
      counts.listed += entries.length;
      for (const [index, entry] of entries.entries()) {
        const state = states[index];
        if (state && state.generation <= generation) seen.add(state.id);
        if (!state && underWay.has(entry.url)) mentionedUnderWay.add(entry.url);
        if (state && isUnchanged(entry, state)) countUnchanged(state);
        else if (entry.nameOnly) writes.push(putNameOnly(entry, entry.nameOnly));
        else if (!state && before > 0 && held.length < heldLimit) held.push(entry);
        else enqueue.push(specOf(entry, state && { state }));
      }
      if (enqueue.length > 0 || writes.length > 0) await runner.submit({ enqueue, writes });
    },
    async keep(url, reason) {
      keptScopes.push(url);
      const [state] = await storage.states([url]);
      if (state) seen.add(state.id);
      // What was read before says more than why it cannot be read now.
      if (state && state.status !== 'failed') counts.failed.add(url);
      else await runner.submit({ writes: [putNameOnly({ url, fingerprint: '' }, { status: 'failed', ...reason })] });
    },
    async exclude(code, count) {
      counts.excluded.set(code, (counts.excluded.get(code) ?? 0) + count);
    },
    complete,
  };
}

async function inBatches<T>(all: readonly T[], each: (batch: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += writeBatch) await each(all.slice(start, start + writeBatch));
}

/** The part of a fingerprint that a rename leaves alone. */
const identityOf = (fingerprint: string): string => fingerprint.split(' ', 1)[0] ?? fingerprint;

const isAtOrBelow = (url: string, scope: string): boolean => url === scope || url.startsWith(`${scope}/`) || url.startsWith(`${scope}!/`);

const nameOnlyRevision = ({ code }: ItemReason): string => `name-only:${code}`;
const isNameOnly = (revision: string): boolean => revision.startsWith('name-only:');

function nameOnlyOf(entry: SourceEntry, source: string, status: 'skipped' | 'failed', reason: ItemReason): SourceItems {
  return nameOnlyItems({ ...entry, source, mimeType: typeOfName(urlName(entry.url)), revision: nameOnlyRevision(reason) }, status, reason);
}
