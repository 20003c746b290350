import type { QueryNode } from '../../../plugin/query.ts';
import type { Leaf } from './query-leaf.ts';

/**
 * A query between what was typed and what is evaluated: its leaves remember how to write them. Made by the functions below only, it is in
 * normal form: no `and` in an `and`, no `or` in an `or`, nothing negated twice, nothing said twice, and `all` or `none` only by itself.
 */
export type Clause =
  | Leaf
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause };

export const everything: Leaf = { kind: 'leaf', node: { type: 'all' }, text: '*' };
export const nothing: Leaf = { kind: 'leaf', node: { type: 'none' }, text: '' };

export function negation(clause: Clause): Clause {
  if (clause === everything) return nothing;
  if (clause === nothing) return everything;
  return clause.kind === 'not' ? clause.clause : { kind: 'not', clause };
}

/** `undefined` for no clauses at all: words without letters leave nothing behind. */
export function conjunction(clauses: readonly Clause[]): Clause | undefined {
  return combined('and', clauses);
}

export function disjunction(clauses: readonly Clause[]): Clause | undefined {
  return combined('or', clauses);
}

function combined(kind: 'and' | 'or', clauses: readonly Clause[]): Clause | undefined {
  const [neutral, absorbing] = kind === 'and' ? [everything, nothing] : [nothing, everything];
  if (clauses.includes(absorbing)) return absorbing;
  const flat = clauses.flatMap((clause) => (clause.kind === kind ? clause.clauses : [clause])).filter((clause) => clause !== neutral);
  const distinct = distinctBy(kind === 'and' ? withAlternatives(flat) : flat, meaningOf);
  if (distinct.length > 1) return { kind, clauses: distinct };
  return distinct[0] ?? (clauses.length > 0 ? neutral : undefined);
}

/** Conditions on something of which an item has one value become alternatives, where the first of them stands. */
function withAlternatives(clauses: readonly Clause[]): readonly Clause[] {
  const conditions = Map.groupBy(clauses.filter(isOneOf), ({ oneOf }) => oneOf);
  return clauses.flatMap((clause) => {
    if (!isOneOf(clause)) return [clause];
    const [first, ...others] = conditions.get(clause.oneOf) ?? [];
    if (clause !== first) return [];
    return [disjunction([first, ...others]) ?? first];
  });
}

const isOneOf = (clause: Clause): clause is Leaf & { readonly oneOf: string } => clause.kind === 'leaf' && clause.oneOf !== undefined;

/** The same for clauses that mean the same, however they are written. */
const meaningOf = (clause: Clause): string => keyOf(clauseNode(clause));

/** The clause as text that, typed, becomes the same clause. */
export function clauseText(clause: Clause): string {
  if (clause.kind === 'leaf') return clause.text;
  if (clause.kind === 'not') return `-${bracketed(clause.clause, clause.clause.kind !== 'leaf')}`;
  if (clause.kind === 'or') return clause.clauses.map(clauseText).join(' OR ');
  return clause.clauses.map((part) => bracketed(part, part.kind === 'or')).join(' ');
}

function bracketed(clause: Clause, needed: boolean): string {
  return needed ? `(${clauseText(clause)})` : clauseText(clause);
}

/** What storages evaluate. A `not` stands only in an `and` beside something to subtract from. */
export function clauseNode(clause: Clause): QueryNode {
  return positive(nodeOf(clause));
}

function nodeOf(clause: Clause): QueryNode {
  if (clause.kind === 'leaf') return clause.node;
  if (clause.kind === 'not') return { type: 'not', node: clauseNode(clause.clause) };
  if (clause.kind === 'or') return nodeList('or', clause.clauses.map(clauseNode));
  const nodes = clause.clauses.map(nodeOf);
  return nodeList('and', nodes.every((node) => node.type === 'not') ? [{ type: 'all' }, ...nodes] : nodes);
}

function positive(node: QueryNode): QueryNode {
  return node.type === 'not' ? { type: 'and', nodes: [{ type: 'all' }, node] } : node;
}

/** Several nodes as one: flat, and each once. */
export function nodeList(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((node) => (node.type === type ? node.nodes : [node]));
  const distinct = distinctBy(flat, keyOf);
  return distinct.length === 1 && distinct[0] !== undefined ? distinct[0] : { type, nodes: distinct };
}

/** Of nodes seen before, because a word in twenty languages takes longer to write down than to look for. */
const keys = new WeakMap<QueryNode, string>();

function keyOf(node: QueryNode): string {
  const key = keys.get(node) ?? JSON.stringify(node);
  keys.set(node, key);
  return key;
}

/** The first of each. */
function distinctBy<Value>(values: readonly Value[], key: (value: Value) => string): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size < seen.add(key(value)).size);
}
