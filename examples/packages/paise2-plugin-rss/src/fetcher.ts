import type { ContentFetcher, ContentFetcherHost, MetadataFields } from 'paise2/plugin';
import type { Entry } from './feed.ts';
import { loadFeed } from './load-feed.ts';
import { knownEntry, knownFeed } from './memory.ts';
import type { RssOptions } from './options.ts';
import { partsOf } from './urls.ts';

/** Hands over what the source remembered of an entry, as a page. Nothing is loaded for it but where that was lost. */
export const entry: ContentFetcher<RssOptions> = {
  urlSchemes: ['rss'],
  async fetch(host, { url }) {
    const parts = partsOf(url);
    const found = parts && ((await remembered(host, parts)) ?? (await loaded(host, parts)));
    if (!found) return { type: 'gone' };
    const location = await host.cache.put(new TextEncoder().encode(pageOf(found.entry)));
    return { type: 'content', location, mimeType: 'text/html', charset: 'utf-8', metadata: metadataOf(found) };
  },
};

interface Parts {
  readonly feed: string;
  readonly id: string;
}

interface Found {
  readonly entry: Entry;
  /** Title of the feed. */
  readonly feed: string;
}

async function remembered({ state }: ContentFetcherHost, { feed, id }: Parts): Promise<Found | undefined> {
  const known = await knownEntry(state, feed, id);
  return known && { entry: known, feed: (await knownFeed(state, feed))?.title ?? '' };
}

/** Where what was remembered is lost. */
async function loaded(host: ContentFetcherHost<RssOptions>, { feed, id }: Parts): Promise<Found | undefined> {
  if (!host.options.feeds.includes(feed)) return undefined;
  const now = (await loadFeed(host, feed, {}))?.feed;
  const found = now?.entries.find((one) => one.id === id);
  return now && found && { entry: found, feed: now.title };
}

const pageOf = ({ title, content }: Entry): string =>
  `<!doctype html><title>${escaped(title)}</title><main><h1>${escaped(title)}</h1>${content}</main>`;

function metadataOf({ entry: { title, authors, tags, link, date }, feed }: Found): MetadataFields {
  const time = Date.parse(date);
  return {
    ...(title !== '' && { title }),
    ...(authors.length > 0 && { authors }),
    ...(tags.length > 0 && { tags }),
    ...(link !== '' && { links: [link] }),
    ...(!Number.isNaN(time) && { publishedAt: new Date(time).toISOString() }),
    ...(feed !== '' && { feed }),
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
