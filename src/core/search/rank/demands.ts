import type { QueryNode } from '../../../plugin/query.ts';
import { queryWords } from '../analysis/query-words.ts';
import { clauseNode, conjunction, type Clause } from '../query/query-clause.ts';
import { isIdeographic } from './character-pairs.ts';
import { allOf } from './query-nodes.ts';

/** A word of a query that its hits can be asked to have, or not. */
export interface WordDemand {
  /** As typed. */
  readonly word: string;
  readonly node: QueryNode;
  readonly isStop: boolean;
  /** Text without spaces that it is a part of. */
  readonly run?: string;
}

/** What a query demands of its hits. */
export interface Demands {
  readonly words: readonly WordDemand[];
  /** Conditions, phrases, exclusions: what is never given up. `undefined` without any. */
  readonly rest: QueryNode | undefined;
}

/** Takes apart what must all hold. */
export function demandsOf(clause: Clause, languages: readonly string[]): Demands {
  const clauses = clause.kind === 'and' ? clause.clauses : [clause];
  const typed = clauses.flatMap((part) => (part.kind === 'leaf' && part.word !== undefined ? [{ word: part.word, node: part.node }] : []));
  const stops = new Set(
    queryWords(typed.map(({ word }) => word).join(' '), languages).flatMap(({ text, isStop }) => (isStop ? [text] : [])),
  );
  const words = typed.flatMap(({ word, node }) => wordDemands(word, node, stops));
  const rest = conjunction(clauses.filter((part) => part.kind !== 'leaf' || part.word === undefined));
  return { words, rest: rest && clauseNode(rest) };
}

/** A run of a language without spaces between words is several demands. */
function wordDemands(word: string, node: QueryNode, stops: ReadonlySet<string>): WordDemand[] {
  const parts = node.type === 'and' ? node.nodes : [node];
  const isStop = queryWords(word, []).every(({ text }) => stops.has(text));
  const run = isIdeographic(word) ? { run: word } : {};
  return parts.map((part) => ({ word: parts.length === 1 ? word : textOf(part), node: part, isStop, ...run }));
}

function textOf(node: QueryNode): string {
  if (node.type === 'term') return node.text;
  if (node.type === 'phrase') return node.words.join(' ');
  return node.type === 'or' && node.nodes[0] !== undefined ? textOf(node.nodes[0]) : '';
}

/** What all hits must have: all words that say something; where none does, all. */
export function strictNode({ words, rest }: Demands): QueryNode {
  const telling = words.filter(({ isStop }) => !isStop);
  return allOf([...(rest ? [rest] : []), ...(telling.length > 0 || rest ? telling : words).map(({ node }) => node)]);
}
