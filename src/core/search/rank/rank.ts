import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { StoredItem } from '../../../plugin/item.ts';
import type { Loosened, ScoreShare } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import { demandsOf, strictNode, type WordDemand } from './demands.ts';
import { inOrder } from './in-order.ts';
import { loosened } from './loosen.ts';
import { loosenedText } from './loosened-text.ts';
import { rankedWindow, storageQuery } from './storage-query.ts';

export interface RankRequest {
  /** Hits wanted, from the best on. */
  readonly wanted: number;
  readonly languages: readonly string[];
  readonly loosen: boolean;
  readonly budgetMs: number;
  readonly now: number;
  /** In the index. */
  readonly items: number;
}

/** An item and what its score is made of. */
export interface Ranked {
  readonly item: StoredItem;
  readonly score: number;
  /** What was added to the score of the words. */
  readonly bonuses: readonly ScoreShare[];
}

export interface Ranking {
  /** What was searched for in the end. */
  readonly node: QueryNode;
  readonly total: number;
  readonly loosened?: Loosened;
  /** The words that count, for what is said about each hit. */
  readonly words: readonly WordDemand[];
  readonly ranked: readonly Ranked[];
}

/** With so many hits nobody looks for more. */
const enough = 10;
/** The best items for a query, in order: by their words, then what is called so first, words that stand together, and what is recent. */
export async function rank(parsed: ParsedQuery, storage: DataStorage, request: RankRequest): Promise<Ranking> {
  const { words, rest } = demandsOf(parsed.clause, request.languages);
  const strict = { node: strictNode({ words, rest }), words };
  const bounds = { limit: Math.max(request.wanted, rankedWindow), budgetMs: request.budgetMs };
  if (parsed.sort !== undefined) {
    const { total, hits } = await storage.search(storageQuery(strict.node, { ...bounds, sort: parsed.sort }));
    const items = await storage.items(hits.map(({ id }) => id));
    return { ...strict, total, ranked: items.map((item) => ({ item, score: 0, bonuses: [] })) };
  }
  const all = await storage.search(storageQuery(strict.node, bounds));
  const mayLoosen = request.loosen && all.total < enough && words.length > (all.total > 0 ? 1 : 0);
  const loose = mayLoosen ? await loosened({ words, rest }, all.total, storage, request.languages) : undefined;
  const more = loose && (await storage.search(storageQuery(loose.node, bounds)));
  if (loose === undefined || more === undefined || more.total <= all.total)
    return { ...strict, total: all.total, ranked: await inOrder(all, { ...strict, typed: words, storage, request }) };
  const ranked = await inOrder(more, { ...loose, typed: words, storage, request });
  const said = { by: loose.by, strict: all.total, replaced: loose.replaced };
  const text = loosenedText(
    said,
    loose.words.map(({ word }) => word),
  );
  return { node: loose.node, words: loose.words, total: more.total, ranked, loosened: { ...said, text } };
}
