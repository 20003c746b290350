import type { QueryNode } from '../../../plugin/query.ts';
import { queryWords } from '../analysis/query-words.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { clauseNode, conjunction, type Clause } from '../query/query-clause.ts';
import type { Leaf } from '../query/query-leaf.ts';
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
  /** What a phrase is made of, which is asked for where nothing has the phrase. */
  readonly parts?: readonly WordDemand[];
  /** Whether a phrase is taken apart already where little has it. */
  readonly soft?: boolean;
}

/** What a query demands of its hits. */
export interface Demands {
  readonly words: readonly WordDemand[];
  /** Conditions, exclusions, groups: what is never given up. `undefined` without any. */
  readonly rest: QueryNode | undefined;
}

/** Takes apart what must all hold. */
export function demandsOf(clause: Clause, languages: readonly string[]): Demands {
  const clauses = clause.kind === 'and' ? clause.clauses : [clause];
  const leaves = clauses.filter((part): part is Leaf => part.kind === 'leaf' && (part.word ?? part.words) !== undefined);
  const stops = new Set(
    queryWords(leaves.flatMap(({ word = '' }) => word).join(' '), languages).flatMap(({ text, isStop }) => (isStop ? [text] : [])),
  );
  const words = leaves.flatMap((leaf) =>
    leaf.word === undefined ? [phraseDemand(leaf, languages)] : wordDemands(leaf.word, leaf.node, stops),
  );
  const rest = conjunction(clauses.filter((part) => !leaves.includes(part as Leaf)));
  return { words, rest: rest && clauseNode(rest) };
}

function phraseDemand({ words = [], node, soft = false }: Leaf, languages: readonly string[]): WordDemand {
  const stops = new Set(words.filter((word) => isStopWord(word, languages)));
  const parts = words.flatMap((word) => {
    const part = wordsNode(word, { languages, prefix: false, quoted: false });
    return part ? wordDemands(word, part, stops) : [];
  });
  return { word: words.join(' '), node, isStop: false, parts, soft };
}

/** Whether it is a phrase that is taken apart only where nothing has it. */
export const isKeptPhrase = ({ parts, soft }: WordDemand): boolean => parts !== undefined && soft !== true;

/** With the words of phrases in their place. */
export const inParts = (words: readonly WordDemand[]): readonly WordDemand[] => words.flatMap((demand) => demand.parts ?? [demand]);

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
