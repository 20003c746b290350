import type { StoredItem } from '../../../plugin/item.ts';
import type { ScoreShare } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import type { Deadline } from '../deadline.ts';
import type { WordDemand } from './demands.ts';
import { beginnings } from './beginnings.ts';
import { isIdeographic } from './character-pairs.ts';
import { isNamed } from './exact-names.ts';
import { neighbours } from './neighbours.ts';
import { anyOf } from './query-nodes.ts';
import { recency } from './recency.ts';
import { rankedWindow, storageQuery } from './storage-query.ts';

export interface BonusParts {
  /** The words that count. */
  readonly words: readonly WordDemand[];
  /** All words of the query. Those that nothing has may have beginnings that something has; small ones need not match, and say a little. */
  readonly typed: readonly WordDemand[];
  /** Whether the index is so small that words may be looked for that are in most items. */
  readonly mayCost: boolean;
  /** What an item may be called. Empty where none is. */
  readonly names: readonly string[];
  readonly deadline: Deadline;
  readonly now: number;
}

/** Words that stand together as in the query add this share of the score of such pairs. */
const neighbourWeight = 0.2;
/** Words that begin alike add this share of what the beginnings would. */
const beginningWeight = 0.3;
/** A name in Latin letters is one word; what surrounds it in Chinese or Japanese is many pairs of characters. It adds this share once more. */
const otherScriptWeight = 1;
/** Small words add this share of what other words would. */
const smallWordWeight = 0.4;

/** What is added to the scores of items by their words, by id. Items that no word speaks for get nothing. */
export async function bonusesFor(
  items: readonly StoredItem[],
  scores: ReadonlyMap<number, number>,
  { words, typed, mayCost, names, deadline, now }: BonusParts,
): Promise<ReadonlyMap<number, readonly ScoreShare[]>> {
  const smallWords = typed.filter(({ isStop }) => isStop);
  const among = items.slice(0, rankedWindow).map(({ id }) => id);
  const foreign = typed.filter(({ run, word }) => run !== undefined && !isIdeographic(word));
  const [together, small, alike, others] = await Promise.all([
    scoresOf(items.length > 1 ? neighbours(words) : undefined, among, deadline),
    scoresOf(mayCost && smallWords.length > 0 ? anyOf(smallWords.map(({ node }) => node)) : undefined, among, deadline),
    scoresOf(mayCost ? beginnings(typed) : undefined, among, deadline),
    scoresOf(foreign.length > 0 ? anyOf(foreign.map(({ node }) => node)) : undefined, among, deadline),
  ]);
  // Twice the best: nothing else can outweigh a name.
  const nameBonus = 2 * Math.max(0, ...scores.values());
  return new Map(
    items.map((item) => {
      const score = scores.get(item.id) ?? 0;
      const bonuses = [
        { of: 'words together', score: neighbourWeight * (together.get(item.id) ?? 0) },
        { of: 'small words', score: smallWordWeight * (small.get(item.id) ?? 0) },
        { of: 'words that begin so', score: beginningWeight * (alike.get(item.id) ?? 0) },
        { of: 'words of another script', score: otherScriptWeight * (others.get(item.id) ?? 0) },
        { of: 'recent', score: score * recency(item.modifiedAt, now) },
        { of: 'called so', score: isNamed(item, names) ? nameBonus : 0 },
      ];
      return [item.id, score === 0 ? [] : bonuses.filter((bonus) => bonus.score > 0)];
    }),
  );
}

async function scoresOf(
  node: QueryNode | undefined,
  among: readonly number[],
  { storage, ifTime }: Deadline,
): Promise<ReadonlyMap<number, number>> {
  if (node === undefined || among.length === 0) return new Map();
  const found = await ifTime('compare the order of words', () => storage.search(storageQuery(node, { limit: among.length, among })));
  return new Map(found?.hits.map(({ id, score }) => [id, score]));
}
