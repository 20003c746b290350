import type { Listing } from '../../plugin/hosts.ts';
import { statePartition } from '../hosts/plugin-state.ts';
import type { System } from '../system.ts';
import type { CommonAsks } from '../workers/messages.ts';
import type { Answers } from '../workers/peer.ts';
import type { JobRunner } from './job-runner.ts';
import { openListing, type ListingCounts } from './listing.ts';

export interface AnswerParts {
  readonly runner: Pick<JobRunner, 'submit' | 'room' | 'storePart' | 'keysUnderWay'>;
  /** Where listings of this source are counted now. */
  countsOf(source: string): ListingCounts;
}

/** What the engine does for extensions in workers. */
export function answersFor(system: System, { runner, countsOf }: AnswerParts): Answers<CommonAsks> {
  const { state, cache, storage, queue, table } = system;
  const listings = new Map<number, Listing>();
  let lastListing = 0;
  const listingOf = (id: number): Listing => {
    const listing = listings.get(id);
    if (!listing) throw new Error(`there is no open listing ${id}`);
    return listing;
  };
  return {
    stateGet: ({ plugin, key }) => statePartition(state, plugin).get(key),
    stateSet: ({ plugin, key, value, version }) => statePartition(state, plugin).set(key, value, version),
    stateEntries: ({ plugin, olderThan }) => statePartition(state, plugin).entries(olderThan),
    stateKeysWithValue: ({ plugin, value }) => statePartition(state, plugin).keysWithValue(value),
    cachePut: async ({ plugin, bytes }) => ({ kind: 'cache', plugin, ...(await cache.put(plugin, bytes)) }),
    cachePath: async ({ plugin, cacheId }) => cache.path(plugin, cacheId),
    cacheRead: ({ plugin, cacheId }) => cache.read(plugin, cacheId),
    kept: ({ key }) => storage.kept(key),
    storePart: (part) => runner.storePart(part),
    async openListing({ source, scope }) {
      const identity = { id: source, plugin: source.split('/', 1)[0] ?? source };
      const listing = await openListing(identity, scope, { storage, queue, table, runner, counts: countsOf(source) });
      lastListing += 1;
      listings.set(lastListing, listing);
      return lastListing;
    },
    addToListing: ({ listing, entries }) => listingOf(listing).add(entries),
    keepInListing: ({ listing, url, reason }) => listingOf(listing).keep(url, reason),
    excludeFromListing: ({ listing, code, count }) => listingOf(listing).exclude(code, count),
    async completeListing({ listing }) {
      await listingOf(listing).complete();
      listings.delete(listing);
    },
  };
}
