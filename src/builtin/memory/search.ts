import type { QueryNode, StorageQuery, StorageResult } from '../../plugin/query.ts';
import { passesFilter } from './filters.ts';
import type { ItemIndex } from './item-index.ts';
import { leafMatches } from './leaf-matches.ts';
import type { WordLeaf } from './leaf-matches.ts';

/** Answers a query by trying every item. */
export function searchItems(index: ItemIndex, { node, weights, limit, offset }: StorageQuery): StorageResult {
  const leaves = leavesOf(node);
  const matches: Matches = new Map(leaves.map(({ leaf }) => [leaf, leafMatches(index, leaf, weights)]));
  const scores = new Map<number, number>();
  for (const id of matchingIds(index, node, matches)) scores.set(id, 0);
  for (const { leaf, negated } of leaves) if (!negated) addScores(index, matches.get(leaf) ?? new Map(), scores);
  const hits = Array.from(scores, ([id, score]) => ({ id, score, modifiedAt: index.items.get(id)?.item.modifiedAt ?? 0 }));
  hits.sort((one, other) => other.score - one.score || other.modifiedAt - one.modifiedAt || one.id - other.id);
  return { total: hits.length, scored: 'all', hits: hits.slice(offset, offset + limit).map(({ id, score }) => ({ id, score })) };
}

type Matches = ReadonlyMap<WordLeaf, ReadonlyMap<number, number>>;

/** The parts of a query that look for words. Those that must not be there are negated: they say nothing about how good a match is. */
function leavesOf(root: QueryNode): readonly { readonly leaf: WordLeaf; readonly negated: boolean }[] {
  const leaves: { leaf: WordLeaf; negated: boolean }[] = [];
  const open = [{ node: root, negated: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, negated } = next;
    if (node.type === 'term' || node.type === 'phrase') leaves.push({ leaf: node, negated });
    else if (node.type === 'not') open.push({ node: node.node, negated: true });
    else if (node.type === 'and' || node.type === 'or') for (const part of node.nodes) open.push({ node: part, negated });
  }
  return leaves;
}

function matchingIds(index: ItemIndex, node: QueryNode, matches: Matches): ReadonlySet<number> {
  if (node.type === 'none') return new Set();
  if (node.type === 'term' || node.type === 'phrase') return new Set(matches.get(node)?.keys());
  if (node.type === 'or') return new Set(node.nodes.flatMap((part) => [...matchingIds(index, part, matches)]));
  const parts = node.type === 'and' ? node.nodes.map((part) => matchingIds(index, part, matches)) : [];
  const without = node.type === 'not' ? matchingIds(index, node.node, matches) : new Set<number>();
  const ids = new Set<number>();
  for (const { item } of index.items.values()) {
    if (node.type === 'filter' && !passesFilter(item, node.filter)) continue;
    if (!without.has(item.id) && parts.every((part) => part.has(item.id))) ids.add(item.id);
  }
  return ids;
}

// Okapi BM25 with the constants and the floor of SQLite's bm25(), see https://sqlite.org/fts5.html#the_bm25_function.
const k1 = 1.2;
const b = 0.75;
const smallestIdf = 1e-6;

/** Adds the share of one leaf to the scores of the items that match the query. */
function addScores(index: ItemIndex, matches: ReadonlyMap<number, number>, scores: Map<number, number>): void {
  const rarity = Math.log((index.items.size - matches.size + 0.5) / (matches.size + 0.5));
  const idf = rarity > 0 ? rarity : smallestIdf;
  const averageLength = index.length / index.items.size;
  for (const [id, frequency] of matches) {
    const score = scores.get(id);
    if (score === undefined) continue;
    const length = index.items.get(id)?.length ?? averageLength;
    scores.set(id, score + (idf * (frequency * (k1 + 1))) / (frequency + k1 * (1 - b + (b * length) / averageLength)));
  }
}
