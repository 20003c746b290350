import type { Filter } from '../../../plugin/query.ts';
import type { Hit, SearchResult } from '../../../plugin/search.ts';
import type { Sight } from './sight.ts';

/** Hits that an agent may see. */
export interface VisibleHits {
  readonly hits: readonly Hit[];
  /** How many there are; of more than {@link mostCounted}, so many. */
  readonly total: number;
  readonly isTotalExact: boolean;
  /** The highest score, not only of this page. */
  readonly best: number;
  /** What was said of the search itself. */
  readonly result: SearchResult;
  /** Whether `result` is as if there was nothing denied. */
  readonly isClean: boolean;
}

/** A page of the hits that there are without these. */
export interface HitPage {
  readonly offset: number;
  readonly limit: number;
  readonly passages: number;
  readonly without: readonly Filter[];
}

type Ask = (page: HitPage) => Promise<SearchResult>;

/**
 * Counting ends here, and paging with it: past it an exact number would take looking at what every hit is part of, and the index's own number
 * counts attachments of mail that is denied.
 */
export const mostCounted = 200;
const mostLookedAt = 1000;
const mostRounds = 5;
const passages = 3;

/** The hits from `offset` on, with passages. Denied hits leave no gap: they are not there. */
export async function visibleHits(ask: Ask, sight: Sight, page: { readonly offset: number; readonly limit: number }): Promise<VisibleHits> {
  const { found, without, ...counted } = await lookUntilClean(ask, sight);
  const wanted = found.slice(page.offset, page.offset + page.limit);
  return { ...counted, hits: await withPassages((range) => ask({ ...range, without, passages }), wanted) };
}

interface Found {
  readonly hit: Hit;
  /** Its number among all hits. */
  readonly at: number;
}

interface Looked extends Omit<VisibleHits, 'hits'> {
  readonly found: readonly Found[];
  readonly without: readonly Filter[];
}

/** Searches again without the containers of denied hits: what a search does and says depends on how much it finds. */
async function lookUntilClean(ask: Ask, sight: Sight): Promise<Looked> {
  for (let round = 1; ; round += 1) {
    const without = sight.without();
    const looked = await lookThrough((page) => ask({ ...page, without }), sight);
    if (looked.isClean || round === mostRounds) return { ...looked, without };
  }
}

async function lookThrough(ask: (page: Omit<HitPage, 'without'>) => Promise<SearchResult>, sight: Sight): Promise<Omit<Looked, 'without'>> {
  const found: Found[] = [];
  let isClean = true;
  for (let offset = 0; ; offset += mostCounted) {
    const result = await ask({ offset, limit: mostCounted, passages: 0 });
    for (const [index, hit] of result.hits.entries()) {
      if (await sight.sees(hit)) found.push({ hit, at: offset + index });
      else isClean = false;
    }
    const isEnd = result.hits.length < mostCounted;
    if (isEnd || found.length >= mostCounted || offset + mostCounted >= mostLookedAt) {
      const total = Math.min(found.length, mostCounted);
      const best = Math.max(0, ...found.map(({ hit }) => hit.score));
      return { found: found.slice(0, total), total, isTotalExact: isEnd && found.length === total, best, result, isClean };
    }
  }
}

/** Passages cost reading the documents, so they are made for the page alone. */
async function withPassages(
  ask: (range: { readonly offset: number; readonly limit: number }) => Promise<SearchResult>,
  wanted: readonly Found[],
): Promise<readonly Hit[]> {
  const first = wanted[0];
  const last = wanted.at(-1);
  if (first === undefined || last === undefined) return [];
  const { hits } = await ask({ offset: first.at, limit: last.at - first.at + 1 });
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  return wanted.map(({ hit }) => byId.get(hit.id) ?? hit);
}
