import { isPaiseError, authorOutcome, type ContentSource, type ContentSourceHost, type ItemReason, type Listing } from 'paise2/plugin';
import { loadFeed } from './load-feed.ts';
import { forget, knownFeed, remember, type KnownFeed } from './memory.ts';
import type { RssOptions } from './options.ts';
import { entryUrl, everything, feedUrl, isBelow } from './urls.ts';

type Host = ContentSourceHost<RssOptions>;

/** Lists the entries of all feeds: those that are in them now, and those that were and are remembered. */
export const entries: ContentSource<RssOptions> = {
  urlSchemes: ['rss'],
  async list(host, { scopes = [everything] }) {
    const known = new Map<string, Known>();
    for (const scope of scopes) {
      const listing = await host.openListing(scope);
      for (const feed of host.options.feeds) {
        if (!isBelow(feedUrl(feed), scope) && !isBelow(scope, feedUrl(feed))) continue;
        host.signal.throwIfAborted();
        const looked = known.get(feed) ?? (await lookAt(host, feed));
        known.set(feed, looked);
        await addTo(listing, { feed, scope, ...looked });
      }
      await listing.complete();
    }
    const removed = host.configuration.removal('feeds');
    for (const feed of Array.isArray(removed) ? (removed as readonly unknown[]) : [])
      if (typeof feed === 'string') await forget(host.state, feed);
  },
};

/** What is known of a feed now, and why it is not known better. */
interface Known {
  readonly content?: KnownFeed;
  readonly problem?: ItemReason;
}

/** One feed that does not answer is no reason to leave out the others. */
async function lookAt(host: Host, feed: string): Promise<Known> {
  const before = await knownFeed(host.state, feed);
  try {
    const loaded = await loadFeed(host, feed, before?.validators ?? {});
    if (!loaded) return before ? { content: before } : {};
    return { content: await remember(host.state, { url: feed, ...loaded }, host.options) };
  } catch (error) {
    const outcome = authorOutcome(error);
    if (host.signal.aborted || (outcome === undefined && !isPaiseError(error))) throw error;
    const { message, code } = error as Error & { readonly code?: string };
    host.log.warn(`A feed could not be read: ${message}`, { feed });
    return { problem: { code: code ?? 'unavailable', text: message } };
  }
}

async function addTo(
  listing: Listing,
  { feed, scope, content, problem }: Known & { readonly feed: string; readonly scope: string },
): Promise<void> {
  if (problem) {
    const url = feedUrl(feed);
    await listing.keep(isBelow(url, scope) ? url : scope, problem);
    return;
  }
  const listed = (content?.entries ?? []).map(({ id, fingerprint, publishedAt }) => ({
    url: entryUrl(feed, id),
    fingerprint,
    modifiedAt: publishedAt,
  }));
  await listing.add(listed.filter(({ url }) => isBelow(url, scope)));
}
