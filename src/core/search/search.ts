import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { SearchRequest, SearchResult } from '../../plugin/paise.ts';
import type { QueryNode } from '../../plugin/query.ts';
import { freshnessOfIndex } from './freshness.ts';
import { toHit } from './hit.ts';
import type { Winner } from './hit.ts';
import { snippetsFor } from './hit-snippets.ts';
import { parseQuery } from './parse-query.ts';
import { storageQuery } from './plan.ts';
import type { Page } from './plan.ts';
import type { Place } from './query-leaf.ts';
import { within } from './within.ts';

/** What a search reads from, and whom it tells what it saw. */
export interface SearchSources {
  readonly storage: DataStorage;
  readonly queue?: JobQueue;
  readonly place: Place;
  /** The text of an item, read again or from what was kept. */
  textOf(item: StoredItem): Promise<string | undefined>;
  /** Whether the file of an item is still there and as it was indexed. */
  freshnessOf(item: StoredItem): Promise<'gone' | 'changed' | undefined>;
  /** Told of the items on this page whose files are gone or changed, so that they can be indexed again. */
  onStale?(items: readonly StoredItem[]): void;
}

const defaultLimit = 10;
/** Pages that are read to replace hits that are gone. */
const mostRefills = 3;
/** A file on a disk that sleeps must not hold up the answer. */
const stalenessMs = 100;
const snippetsMs = 150;

/** Answers a query: finds, drops what is gone, and shows why each hit matches. */
export async function search(request: SearchRequest, sources: SearchSources): Promise<SearchResult> {
  const started = performance.now();
  const plan = parseQuery(request.query, sources.place);
  const page = { limit: wholeNumber(request.limit, defaultLimit), offset: wholeNumber(request.offset, 0) };
  const [{ winners, total }, freshness] = await Promise.all([
    winnersOf(plan.node, page, sources),
    freshnessOfIndex(sources.storage, sources.queue),
  ]);
  const items = winners.map(({ item }) => item);
  const snippets =
    request.snippets === false ? [] : await snippetsFor(items, plan.node, { textOf: (item) => sources.textOf(item), budgetMs: snippetsMs });
  const hits = winners.map((winner, index) => toHit(winner, snippets[index] ?? []));
  return { query: request.query, plan, total, tookMs: performance.now() - started, freshness, hits };
}

/** The hits of a page. The place of those whose file is gone is taken by the next ones. */
async function winnersOf(node: QueryNode, page: Page, sources: SearchSources): Promise<{ winners: Winner[]; total: number }> {
  const winners: Winner[] = [];
  const stale: StoredItem[] = [];
  let total = 0;
  let gone = 0;
  let offset = page.offset;
  for (let refill = 0; refill <= mostRefills && node.type !== 'none'; refill += 1) {
    const limit = page.limit - winners.length;
    const found = await sources.storage.search(storageQuery(node, { limit, offset }));
    total = found.total;
    const candidates = await withStaleness(found.hits, sources);
    const present = candidates.filter((candidate) => candidate.stale !== 'gone');
    stale.push(...candidates.filter((candidate) => candidate.stale !== undefined).map(({ item }) => item));
    winners.push(...present);
    gone += found.hits.length - present.length;
    offset += found.hits.length;
    if (winners.length >= page.limit || found.hits.length < limit) break;
  }
  if (stale.length > 0) sources.onStale?.(stale);
  return { winners, total: total - gone };
}

async function withStaleness(hits: readonly { readonly id: number; readonly score: number }[], sources: SearchSources): Promise<Winner[]> {
  const items = new Map((await sources.storage.items(hits.map(({ id }) => id))).map((item) => [item.id, item]));
  const winners = hits.flatMap(({ id, score }) => {
    const item = items.get(id);
    return item === undefined ? [] : [{ item, score }];
  });
  return Promise.all(
    winners.map(async (winner) => {
      const stale = await within(stalenessMs, () => sources.freshnessOf(winner.item));
      return stale === undefined ? winner : { ...winner, stale };
    }),
  );
}

function wholeNumber(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : Math.min(Math.max(0, Math.floor(value)), Number.MAX_SAFE_INTEGER);
}
