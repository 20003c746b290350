import { hash } from 'node:crypto';
import type { PluginState } from 'paise2/plugin';
import type { Entry, Feed } from './feed.ts';
import type { Validators } from './load-feed.ts';
import type { RssOptions } from './options.ts';

/** What is remembered of a feed. Entries by themselves are values of their own: a value has bounds. */
export type KnownFeed = {
  readonly validators: Validators;
  readonly title: string;
  readonly entries: readonly KnownEntry[];
};

export type KnownEntry = {
  readonly id: string;
  /** Of all that the feed says of it. */
  readonly fingerprint: string;
  /** Unix time in milliseconds. */
  readonly publishedAt: number;
  /** When it was last in the feed. */
  readonly seenAt: number;
};

const feedKey = (feed: string): string => `feed ${feed}`;
const entryKey = (feed: string, id: string): string => `entry ${JSON.stringify([feed, id])}`;

export const knownFeed = async (state: PluginState, feed: string): Promise<KnownFeed | undefined> =>
  (await state.get(feedKey(feed))) as KnownFeed | undefined;

export const knownEntry = async (state: PluginState, feed: string, id: string): Promise<Entry | undefined> =>
  (await state.get(entryKey(feed, id))) as Entry | undefined;

/** Characters of an entry that are remembered: a value of state holds a mebibyte. */
const mostCharacters = 200_000;

/** Remembers what is in a feed now. What is in it no more stays, as long and as far as the options say. Returns all of it. */
export async function remember(
  state: PluginState,
  { url, feed, validators }: { readonly url: string; readonly feed: Feed; readonly validators: Validators },
  { keepDays, mostEntries }: RssOptions,
): Promise<KnownFeed> {
  const before = (await knownFeed(state, url))?.entries ?? [];
  const now = Date.now();
  const known = new Map(before.map((entry) => [entry.id, entry]));
  for (const given of feed.entries.slice(0, mostEntries)) {
    const entry = { ...given, content: given.content.slice(0, mostCharacters) };
    const fingerprint = hash('sha256', JSON.stringify([feed.title, entry])).slice(0, 32);
    const earlier = known.get(entry.id);
    // An entry without a date is as old as the first sight of it.
    const publishedAt = timeOf(entry.date) ?? earlier?.publishedAt ?? now;
    if (earlier?.fingerprint !== fingerprint) await state.set(entryKey(url, entry.id), entry);
    known.set(entry.id, { id: entry.id, fingerprint, publishedAt, seenAt: now });
  }
  const newestFirst = [...known.values()].toSorted((one, other) => other.seenAt - one.seenAt || other.publishedAt - one.publishedAt);
  const entries = newestFirst.filter(({ seenAt }) => now - seenAt < keepDays * 86_400_000).slice(0, mostEntries);
  const kept = new Set(entries.map(({ id }) => id));
  for (const { id } of newestFirst) if (!kept.has(id)) await state.delete(entryKey(url, id));
  // The feed last: after an interruption before this it is loaded again, and the entries are written once more.
  const remembered = { validators, title: feed.title, entries };
  await state.set(feedKey(url), remembered);
  return remembered;
}

/** Forgets a feed that is not subscribed to any more. */
export async function forget(state: PluginState, feed: string): Promise<void> {
  for (const { id } of (await knownFeed(state, feed))?.entries ?? []) await state.delete(entryKey(feed, id));
  await state.delete(feedKey(feed));
}

function timeOf(date: string): number | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}
