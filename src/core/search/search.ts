import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { Hit, SearchRequest, SearchResult } from '../../plugin/paise.ts';
import { loadLanguages } from './analysis/languages.ts';
import { deadlineIn, type Deadline } from './deadline.ts';
import { freshnessOfIndex } from './freshness.ts';
import { didYouMean } from './help/did-you-mean.ts';
import { createSimilarWords, foundWords } from './help/similar-words.ts';
import { withTypedWord } from './help/typed-word.ts';
import { understood, type SearchOptions } from './help/understood.ts';
import { toHit } from './hit.ts';
import { leavingOut } from './leaving-out.ts';
import { pageOf, type Winner } from './page.ts';
import { passagesFor } from './passages/passages-for.ts';
import { missingWords } from './rank/missing-words.ts';
import { rank, type Ranking } from './rank/rank.ts';
import type { Replacement } from './rank/replacements.ts';
import { saidReplacements } from './rank/said-replacements.ts';
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
export async function search(request: SearchRequest, all: SearchSources): Promise<SearchResult> {
  const started = performance.now();
  const { loosen = true, without = [], budgetMs = defaultBudgetMs } = request;
  const sources = { ...all, storage: leavingOut(all.storage, without) };
  const deadline = deadlineIn(budgetMs, sources.storage);
  const now = Date.now();
  const [languages, summary] = await Promise.all([sources.storage.languages(), sources.storage.summary()]);
  await loadLanguages(languages);
  const meant = understood(request.query, { ...sources.place, now, languages }, sources.options);
  const parsed = request.typing === true ? await withTypedWord(meant, request.query, deadline.storage) : meant;
  const page = { limit: wholeNumber(request.limit, defaultLimit), offset: wholeNumber(request.offset, 0) };
  const anySimilar = createSimilarWords(deadline.storage, languages);
  // Nobody is told a word that only items have which are left out.
  const similarWords = without.length > 0 ? foundWords(anySimilar, deadline.storage) : anySimilar;
  const said = (replaced: readonly Replacement[]) => saidReplacements(replaced, sources);
  const ranked = (wanted: number): Promise<Ranking> =>
    rank(parsed, deadline, { wanted, languages, loosen, now, items: summary.items, similarWords, said });
  const { ranking, winners, gone } = await rankedPage(ranked, page, { ...sources, collapse: request.collapse ?? true });
  const corrections = { storage: deadline.storage, similarWords, texts: sources };
  const [freshness, hits, facets, correction] = await Promise.all([
    freshnessOfIndex(summary, sources.queue),
    hitsOf(winners, ranking, request, { textOf: (item) => sources.textOf(item), deadline }),
    facetsOf(ranking, request, deadline),
    loosen ? deadline.ifTime('look for other spellings', () => didYouMean(parsed, ranking, corrections, languages)) : undefined,
  ]);
  const notes = [...parsed.notes, ...deadline.notes()];
  return {
    query: request.query,
    plan: { node: ranking.node, text: parsed.text, notes, ...(ranking.loosened && { loosened: ranking.loosened }) },
    total: ranking.total - gone,
    ...(correction !== undefined && { didYouMean: correction }),
    ...(facets && { facets }),
    tookMs: performance.now() - started,
    freshness,
    hits,
  };
}

/** The page, from as many ranked items as it takes: of those with the same content many may come before it. */
async function rankedPage(
  ranked: (wanted: number) => Promise<Ranking>,
  page: { readonly limit: number; readonly offset: number },
  looking: Parameters<typeof pageOf>[2],
): Promise<{ readonly ranking: Ranking } & Awaited<ReturnType<typeof pageOf>>> {
  for (let wanted = page.offset + page.limit + spare, before = -1; ; wanted *= 4) {
    const ranking = await ranked(wanted);
    const found = await pageOf(ranking.ranked, page, looking);
    const { length } = ranking.ranked;
    if (found.winners.length >= page.limit || length >= ranking.total || length <= before) return { ranking, ...found };
    before = length;
  }
}

/** What is said about each hit of the page, as far as it was asked for. */
async function hitsOf(
  winners: readonly Winner[],
  { node, words, loosened }: Ranking,
  request: SearchRequest,
  { textOf, deadline: { storage, ifTime } }: Pick<SearchSources, 'textOf'> & { readonly deadline: Deadline },
): Promise<readonly Hit[]> {
  const items = winners.map(({ item }) => item);
  const ids = items.map(({ id }) => id);
  const work = { textOf, budgetMs: passagesMs, most: request.passages ?? 1 };
  const [passages, shares, missing] = await Promise.all([
    request.snippets === false ? [] : passagesFor(items, node, work),
    request.explain === true ? ifTime('explain the scores', () => sharesOf(node, winners, storage)) : undefined,
    loosened ? ifTime('say what hits lack', () => missingWords(words, ids, storage)) : undefined,
  ]);
  return winners.map((winner, index) => {
    const { id } = winner.item;
    return toHit(winner, { passages: passages[index] ?? [], shares: shares?.get(id), missing: missing?.get(id) });
  });
}

async function facetsOf({ node }: Ranking, { facets = [] }: SearchRequest, { storage, ifTime }: Deadline): Promise<SearchResult['facets']> {
  if (facets.length === 0) return undefined;
  const counted = await ifTime('count facets', () => storage.facets({ node, facets, limit: facetValues, candidates: mostFacetItems }));
  return counted?.facets;
}

function wholeNumber(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : Math.min(Math.max(0, Math.floor(value)), Number.MAX_SAFE_INTEGER);
}
