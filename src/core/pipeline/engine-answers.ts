import { randomInt } from 'node:crypto';
import { PaiseError } from '../../plugin/errors.ts';
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

/** A source of somebody else that lists more does not know an end. */
const mostListed = 2_000_000;

/** What the engine does for extensions in workers. */
export function answersFor(system: System, { runner, countsOf }: AnswerParts): Answers<CommonAsks> {
  const { state, cache, storage, queue, table, registry } = system;
  const listings = new Map<number, { readonly listing: Listing; readonly source: string; listed: number }>();
  const entryOf = (id: number) => {
    const entry = listings.get(id);
    if (!entry) throw new Error(`there is no open listing ${id}`);
    return entry;
  };
  const listingOf = (id: number): Listing => entryOf(id).listing;
  const isExternal = (source: string): boolean =>
    registry.extensions('contentSources').some(({ id, from }) => id === source && from !== 'built-in');
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
      // Not to be guessed: with the number of another's listing a plugin could end it.
      const number = randomInt(2 ** 47);
      listings.set(number, { listing, source, listed: 0 });
      return number;
    },
    async addToListing({ listing, entries }) {
      const entry = entryOf(listing);
      entry.listed += entries.length;
      if (entry.listed > mostListed && isExternal(entry.source))
        throw new PaiseError('BAD_PLUGIN_OUTPUT', `It lists more than ${mostListed} URLs at once.`, { extension: entry.source });
      await entry.listing.add(entries);
    },
    keepInListing: ({ listing, url, reason }) => listingOf(listing).keep(url, reason),
    excludeFromListing: ({ listing, code, count }) => listingOf(listing).exclude(code, count),
    async completeListing({ listing }) {
      await listingOf(listing).complete();
      listings.delete(listing);
    },
  };
}
