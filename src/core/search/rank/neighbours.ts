import type { QueryNode } from '../../../plugin/query.ts';
import type { WordDemand } from './demands.ts';
import { anyOf } from './query-nodes.ts';

const mostPairs = 8;

/** Finds words of a query that follow each other there as they do in the query. `undefined` where no two can be told. */
export function neighbours(words: readonly WordDemand[]): QueryNode | undefined {
  const forms = words.map(({ node, run }) => (run === undefined ? formsOf(node) : []));
  const pairs = forms.slice(1).flatMap((others, index) => pairsOf(forms[index] ?? [], others));
  return pairs.length === 0 ? undefined : anyOf(pairs.slice(0, mostPairs));
}

/** The forms of a word, one for each language. */
function formsOf(node: QueryNode): readonly string[] {
  if (node.type === 'term') return node.prefix || node.field || node.stem ? [] : [node.text];
  return node.type === 'or' && node.nodes.every(({ type }) => type === 'term') ? node.nodes.flatMap(formsOf) : [];
}

/** Words of the same language stand next to each other. */
function pairsOf(ones: readonly string[], others: readonly string[]): QueryNode[] {
  if (ones.length !== others.length) return [];
  return ones.map((one, index) => ({ type: 'phrase', words: [one, others[index] ?? ''] }));
}
