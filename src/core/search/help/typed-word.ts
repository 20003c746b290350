import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { plainForm } from '../analysis/word-form.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import { clauseNode, clauseText, nodeList, type Clause } from '../query/query-clause.ts';
import type { Leaf } from '../query/query-leaf.ts';
import { typedEnd } from './suggest/typed-end.ts';

/** What one letter may become is anything, and dear to look up. */
const shortest = 2;
const mostWords = 6;

/** The word at whose end one types stands for itself and for the most common words of the index that begin so: for what it may become. */
export async function withTypedWord(parsed: ParsedQuery, typed: string, storage: Pick<DataStorage, 'terms'>): Promise<ParsedQuery> {
  const { clause } = parsed;
  const last = clause.kind === 'and' ? clause.clauses.at(-1) : clause;
  const word = wordBeingTyped(typed);
  if (word === undefined || last?.kind !== 'leaf' || last.word !== word) return parsed;
  const terms = await storage.terms({ like: { prefix: plainForm(word) }, limit: mostWords });
  if (terms.length === 0) return parsed;
  const nodes = terms.map(({ term }): QueryNode => ({ type: 'term', text: term, stem: true }));
  const leaf: Leaf = { ...last, node: nodeList('or', [last.node, ...nodes]), text: `${last.text}*` };
  const meant: Clause = clause.kind === 'and' ? { ...clause, clauses: [...clause.clauses.slice(0, -1), leaf] } : leaf;
  const beside = parsed.text.slice(clauseText(clause).length);
  return { ...parsed, clause: meant, node: clauseNode(meant), text: `${clauseText(meant)}${beside}` };
}

function wordBeingTyped(text: string): string | undefined {
  const { typed, field, isQuoted, isNegated } = typedEnd(text);
  return field === undefined && !isQuoted && !isNegated && typed.length >= shortest && /^[\p{L}\p{N}\p{M}]+$/u.test(typed)
    ? typed
    : undefined;
}
