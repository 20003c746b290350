import type { FieldWeights, QueryNode } from '../../plugin/query.ts';
import type { ItemIndex } from './item-index.ts';
import type { FieldCounts, ScoredWord, WordMatches } from './word-matches.ts';

/** The score of each of these items: the sum over the words that it has, whatever part of the query made it match. */
export function scoresOf(
  index: ItemIndex,
  ids: Iterable<number>,
  words: readonly ScoredWord[],
  weights: FieldWeights,
): ReadonlyMap<number, number> {
  const scores = new Map(Array.from(ids, (id) => [id, 0]));
  for (const word of words) addScores(index, word, { scores, weights });
  return scores;
}

/** The words of a query that speak for an item. Those of an odd number of `not` must not be there. */
export function scoredWords(root: QueryNode, matches: ReadonlyMap<QueryNode, WordMatches>): readonly ScoredWord[] {
  const words: ScoredWord[] = [];
  const open = [{ node: root, negated: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, negated } = next;
    if (node.type === 'not') open.push({ node: node.node, negated: !negated });
    else if (node.type === 'and' || node.type === 'or') for (const part of node.nodes) open.push({ node: part, negated });
    else if (!negated) words.push(...(matches.get(node)?.scored ?? []));
  }
  return words;
}

interface Scores {
  readonly scores: Map<number, number>;
  readonly weights: FieldWeights;
}

// Okapi BM25 with the constants and the floor of SQLite's bm25(), see https://sqlite.org/fts5.html#the_bm25_function.
const k1 = 1.2;
const b = 0.75;
const smallestIdf = 1e-6;

function addScores(index: ItemIndex, { items, counts }: ScoredWord, { scores, weights }: Scores): void {
  const rarity = Math.log((index.items.size - items + 0.5) / (items + 0.5));
  const idf = rarity > 0 ? rarity : smallestIdf;
  const averageLength = index.length / index.items.size;
  for (const [id, count] of counts) {
    const score = scores.get(id);
    if (score === undefined) continue;
    const frequency = weighted(count, weights);
    const length = index.items.get(id)?.length ?? averageLength;
    scores.set(id, score + (idf * (frequency * (k1 + 1))) / (frequency + k1 * (1 - b + (b * length) / averageLength)));
  }
}

/** Each occurrence counts as the weight of its field. */
function weighted(counts: FieldCounts, weights: FieldWeights): number {
  return Array.from(counts, ([field, count]) => weights[field] * count).reduce((sum, frequency) => sum + frequency, 0);
}
