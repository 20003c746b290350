import type { Database } from 'better-sqlite3';
import type { FieldWeights, QueryNode } from '../../plugin/query.ts';
import { columnWeights, weightParameters } from './storage-columns.ts';
import type { Budget } from './storage-functions.ts';
import { withinBudget } from './storage-functions.ts';
import type { Lookup, WordLeaf } from './storage-leaves.ts';
import { isWordLeaf, joined, leafExpressions, nothing } from './storage-leaves.ts';
import { mostLeaves } from './storage-match.ts';

/** The scores of all items from an id on that have some of the words of a query, whether they match it or not. */
export type WordScores = (root: QueryNode, weights: FieldWeights, from: number) => ReadonlyMap<number, number>;

export function createWordScores(database: Database, lookup: Lookup, budget: Budget): WordScores {
  const scored = database
    .prepare<(number | string)[], [id: number, score: number]>(
      `SELECT rowid, -bm25(fulltext, ${weightParameters}) FROM fulltext
       WHERE fulltext MATCH ? AND rowid >= ? AND ${withinBudget('rowid')}`,
    )
    .raw();
  return (root, weights, from) => {
    const scores = new Map<number, number>();
    for (const expression of expressionsFor(positiveWords(root), lookup)) {
      budget.check();
      for (const [id, score] of scored.all(...columnWeights(weights), expression, from)) scores.set(id, (scores.get(id) ?? 0) + score);
    }
    return scores;
  };
}

/** Expressions whose scores add up to that of the words. Where words are not near each other, FTS5 scores them nevertheless, beside others. */
function expressionsFor(words: readonly WordLeaf[], lookup: Lookup): readonly string[] {
  const ofWords = (some: readonly WordLeaf[]): readonly string[] => some.flatMap((word) => leafExpressions(word, lookup));
  const alternatives = ofWords(words.filter(({ type }) => type !== 'near'));
  const joint: string[] = [];
  for (let start = 0; start < alternatives.length; start += mostLeaves)
    joint.push(joined(alternatives.slice(start, start + mostLeaves), 'OR', nothing));
  return [...joint, ...ofWords(words.filter(({ type }) => type === 'near'))];
}

/** The words that speak for an item: those in an even number of `not`. */
function positiveWords(root: QueryNode): readonly WordLeaf[] {
  const words: WordLeaf[] = [];
  const open = [{ node: root, isNegated: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, isNegated } = next;
    if (node.type === 'not') open.push({ node: node.node, isNegated: !isNegated });
    else if (node.type === 'and' || node.type === 'or') for (const part of node.nodes) open.push({ node: part, isNegated });
    else if (!isNegated && isWordLeaf(node)) words.push(node);
  }
  return words;
}
