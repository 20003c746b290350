import type { StoredItem } from '../../../plugin/item.ts';
import type { Loosened, ScoreShare } from '../../../plugin/paise.ts';
import type { QueryNode, StorageResult } from '../../../plugin/query.ts';
import type { Deadline } from '../deadline.ts';
import type { SimilarWords } from '../help/similar-words.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import { demandsOf, isKeptPhrase, strictNode, type Demands, type WordDemand } from './demands.ts';
import { inOrder } from './in-order.ts';
import { enough, loosened, type LooseQuery } from './loosen.ts';
import { loosenedText } from './loosened-text.ts';
import type { Replacement } from './replacements.ts';
import { rankedWindow, storageQuery } from './storage-query.ts';

export interface RankRequest {
  /** Hits wanted, from the best on. */
  readonly wanted: number;
  readonly languages: readonly string[];
  readonly loosen: boolean;
  readonly now: number;
  /** In the index. */
  readonly items: number;
  /** For words that nothing has. */
  readonly similarWords: SimilarWords;
  /** Tells a person what was looked for in their place. */
  said(replaced: readonly Replacement[]): Promise<Loosened['replaced']>;
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

/** The best items for a query, in order: by their words, then what is called so first, words that stand together, and what is recent. */
export async function rank(parsed: ParsedQuery, deadline: Deadline, request: RankRequest): Promise<Ranking> {
  const { storage } = deadline;
  const { words, rest } = demandsOf(parsed.clause, request.languages);
  const strict = { node: strictNode({ words, rest }), words };
  const limit = Math.max(request.wanted, rankedWindow);
  if (parsed.sort !== undefined) {
    const { total, hits } = await storage.search(storageQuery(strict.node, { limit, sort: parsed.sort }));
    const items = await storage.items(hits.map(({ id }) => id));
    return { ...strict, total, ranked: items.map((item) => ({ item, score: 0, bonuses: [] })) };
  }
  const all = await storage.search(storageQuery(strict.node, { limit }));
  const givenUp = all.total === 0 ? words : words.filter((word) => !isKeptPhrase(word));
  const mayLoosen = request.loosen && all.total < enough && givenUp.length > (all.total > 0 ? 1 : 0);
  const more = mayLoosen ? await foundLoosely({ words, rest }, { strict: all.total, limit }, deadline, request) : undefined;
  if (more === undefined || more.found.total <= all.total)
    return { ...strict, total: all.total, ranked: await inOrder(all, { ...strict, typed: words, deadline, request }) };
  const { loose, found } = more;
  const ranked = await inOrder(found, { ...loose, typed: words, deadline, request });
  const said = { by: loose.by, strict: all.total, replaced: await request.said(loose.replaced) };
  const text = loosenedText(
    said,
    loose.words.map(({ word }) => word),
  );
  return { node: loose.node, words: loose.words, total: found.total, ranked, loosened: { ...said, text } };
}

async function foundLoosely(
  demands: Demands,
  { strict, limit }: { readonly strict: number; readonly limit: number },
  { storage, ifTime }: Deadline,
  { languages, similarWords }: RankRequest,
): Promise<{ readonly loose: LooseQuery; readonly found: StorageResult } | undefined> {
  return ifTime('look for items with some of the words', async () => {
    const loose = await loosened(demands, strict, { storage, languages, similarWords });
    return loose && { loose, found: await storage.search(storageQuery(loose.node, { limit })) };
  });
}
