import type { Listing } from '../../plugin/hosts.ts';
import { statePartition } from '../hosts/plugin-state.ts';
import type { System } from '../system.ts';
import type { EngineAsks } from '../workers/messages.ts';
import type { Answers } from '../workers/peer.ts';
import type { IndexTally } from './index-tally.ts';
import { openListing, type ListingParts } from './listing.ts';

/** What the engine does for extensions in workers. */
export function answersFor(
  system: System,
  run: { readonly tally: IndexTally; readonly runner: ListingParts['runner'] },
): Answers<EngineAsks> {
  const { state, cache, storage, queue, table } = system;
  const { tally, runner } = run;
  const listings = new Map<number, Listing>();
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
    async openListing({ source, scope }) {
      tally.listings += 1;
      const identity = { id: source, plugin: source.split('/', 1)[0] ?? source };
      listings.set(tally.listings, await openListing(identity, scope, { storage, queue, table, runner, counts: tally.listing }));
      return tally.listings;
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
