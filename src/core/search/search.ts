import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { SearchRequest, SearchResult } from '../../plugin/paise.ts';
import { loadLanguages } from './analysis/languages.ts';
import { freshnessOfIndex } from './freshness.ts';
import { didYouMean } from './help/did-you-mean.ts';
import { understood, type SearchOptions } from './help/understood.ts';
import { toHit } from './hit.ts';
import { pageOf } from './page.ts';
import { passagesFor } from './passages/passages-for.ts';
import { missingWords } from './rank/missing-words.ts';
import { rank } from './rank/rank.ts';
import { sharesOf } from './rank/shares.ts';

/** What a search reads from, and whom it tells what it saw. */
export interface SearchSources {
  readonly storage: DataStorage;
  readonly queue?: JobQueue;
  /** Where the query was typed. */
  readonly place: { readonly home: string; readonly cwd: string };
  /** Saved searches and synonyms. Default none. */
  readonly options?: SearchOptions | undefined;
  /** The text of an item, read again or from what was kept. */
  textOf(item: StoredItem): Promise<string | undefined>;
  /** Whether the file of an item is still there and as it was indexed. */
  freshnessOf(item: StoredItem): Promise<'gone' | 'changed' | undefined>;
  /** Told of the items on this page whose files are gone or changed, so that they can be indexed again. */
  onStale?(items: readonly StoredItem[]): void;
}

const defaultLimit = 10;
const defaultBudgetMs = 10_000;
const passagesMs = 150;
/** Duplicates and files that are gone leave room for the next ones. */
const spare = 10;
const facetValues = 20;
/** Facets of more matches are counted among the newest. */
const mostFacetItems = 20_000;

/** Answers a query: finds, puts in order, drops what is gone, and shows why each hit matches. */
export async function search(request: SearchRequest, sources: SearchSources): Promise<SearchResult> {
  const started = performance.now();
  const { storage } = sources;
  const now = Date.now();
  const languages = await storage.languages();
  await loadLanguages(languages);
  const parsed = understood(request.query, { ...sources.place, now, languages }, sources.options);
  const page = { limit: wholeNumber(request.limit, defaultLimit), offset: wholeNumber(request.offset, 0) };
  const { loosen = true, budgetMs = defaultBudgetMs } = request;
  const ranking = await rank(parsed, storage, { wanted: page.offset + page.limit + spare, languages, loosen, budgetMs, now });
  const { winners, gone } = await pageOf(ranking.ranked, page, { ...sources, collapse: request.collapse ?? true });
  const ids = winners.map(({ item }) => item.id);
  const [freshness, passages, shares, missing, facets, correction] = await Promise.all([
    freshnessOfIndex(storage, sources.queue),
    request.snippets === false
      ? []
      : passagesFor(
          winners.map(({ item }) => item),
          ranking.node,
          { textOf: (item) => sources.textOf(item), budgetMs: passagesMs, most: request.passages ?? 1 },
        ),
    request.explain === true ? sharesOf(ranking.node, winners, storage) : undefined,
    ranking.loosened ? missingWords(ranking.words, ids, storage) : undefined,
    request.facets?.length
      ? storage.facets({ node: ranking.node, facets: request.facets, limit: facetValues, candidates: mostFacetItems })
      : undefined,
    loosen ? didYouMean(parsed, ranking, sources, languages) : undefined,
  ]);
  return {
    query: request.query,
    plan: { node: ranking.node, text: parsed.text, notes: parsed.notes, ...(ranking.loosened && { loosened: ranking.loosened }) },
    total: ranking.total - gone,
    ...(correction !== undefined && { didYouMean: correction }),
    ...(facets && { facets: facets.facets }),
    tookMs: performance.now() - started,
    freshness,
    hits: winners.map((winner, index) =>
      toHit(winner, { passages: passages[index] ?? [], shares: shares?.get(winner.item.id), missing: missing?.get(winner.item.id) }),
    ),
  };
}

function wholeNumber(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : Math.min(Math.max(0, Math.floor(value)), Number.MAX_SAFE_INTEGER);
}
