import type { QueryNode } from '../../plugin/query.ts';
import type { Lookup, WordLeaf } from './storage-leaves.ts';
import { everything, isWordLeaf, joined, leafExpressions, nothing } from './storage-leaves.ts';

/** An expression of FTS5's query language (https://sqlite.org/fts5.html#full_text_query_syntax), made of quoted words only. */
export interface Match {
  readonly expression: string;
  /**
   * What its `bm25()` is: 0 where there are no words to score by; the score; or neither, because FTS5 does not look for a word in all the items
   * that match. Of `(a b) OR c` it leaves an `a` beside the `c` unseen.
   */
  readonly score: 'none' | 'exact' | 'inexact';
}

/** FTS5's parser has a stack of 100; a level takes up to 6 of it. */
const mostLevels = 12;
/** FTS5 asks each alternative about each match: so many common words take over a second on 100,000 documents. */
export const mostLeaves = 512;

/** The expression for a query; `undefined` where there is none because it is too deep or too large, or asks for numbers. */
export function matchOf(node: QueryNode, lookup: Lookup): Match | undefined {
  const compiler: Compiler = { lookup, leaves: 0, hasWords: false, isInexact: false };
  const expression = compile(compiler, node, { level: 0, isNegated: false, isUnderOr: false, isSeen: true });
  if (compiler.leaves > mostLeaves) return undefined;
  return { expression, score: compiler.hasWords ? (compiler.isInexact ? 'inexact' : 'exact') : 'none' };
}

interface Compiler {
  readonly lookup: Lookup;
  leaves: number;
  hasWords: boolean;
  isInexact: boolean;
}

interface Place {
  readonly level: number;
  /** Whether it stands in an odd number of `not`. */
  readonly isNegated: boolean;
  readonly isUnderOr: boolean;
  /** Whether FTS5 sees the words that stand here in every item that matches. */
  readonly isSeen: boolean;
}

function compile(compiler: Compiler, node: QueryNode, place: Place): string {
  if (place.level > mostLevels || (node.type === 'filter' && !('value' in node.filter))) compiler.leaves = Infinity;
  if (compiler.leaves > mostLeaves) return nothing;
  const inner = { ...place, level: place.level + 1 };
  switch (node.type) {
    case 'and':
      return conjunction(compiler, node.nodes, inner);
    case 'or': {
      const alternative = { ...inner, isUnderOr: place.isUnderOr || node.nodes.length > 1 };
      return anyOf(node.nodes.map((child) => compile(compiler, child, alternative)));
    }
    case 'not':
      return node.node.type === 'not' ? compile(compiler, node.node.node, inner) : conjunction(compiler, [node], inner);
    case 'filter':
      // Only one with a value comes here.
      return 'value' in node.filter ? leaf(compiler, leafExpressions({ type: 'filter', filter: node.filter }, compiler.lookup)) : nothing;
    default:
      if (isWordLeaf(node)) note(compiler, node, place);
      return leaf(compiler, leafExpressions(node, compiler.lookup));
  }
}

/**
 * Where words need not be near each other for a match, FTS5 scores them also where they are not. In an alternative that has come to its end, it
 * scores also what must not occur.
 */
function note(compiler: Compiler, { type }: WordLeaf, { isNegated, isUnderOr, isSeen }: Place): void {
  if (!isNegated) compiler.hasWords = true;
  if (isNegated ? isUnderOr || type === 'near' : !isSeen || (isUnderOr && type === 'near')) compiler.isInexact = true;
}

function leaf(compiler: Compiler, expressions: readonly string[]): string {
  compiler.leaves += expressions.length;
  return joined(expressions, 'OR', nothing);
}

/**
 * FTS5 knows NOT only between two: what must not occur is taken from what must, or from everything. It is taken from one part only of several
 * that must: `(a AND (b OR c)) NOT d` has wrong scores where the words are looked for in fields.
 */
function conjunction(compiler: Compiler, nodes: readonly QueryNode[], place: Place): string {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const parts = conjuncts(nodes);
  const among = { ...place, isSeen: place.isSeen && (!place.isUnderOr || parts.length < 2) };
  const negated = { ...place, isNegated: !place.isNegated, isSeen: false };
  for (const node of parts) {
    if (node.type === 'not') unwanted.push(compile(compiler, node.node, negated));
    else if (node.type !== 'all') wanted.push(compile(compiler, node, among));
  }
  if (wanted.includes(nothing)) return nothing;
  const [first = everything, ...others] = wanted;
  const without = anyOf(unwanted);
  if (without === nothing) return joined(wanted, 'AND', everything);
  return joined([`(${first} NOT ${without})`, ...others], 'AND', everything);
}

function anyOf(expressions: readonly string[]): string {
  return joined(
    expressions.filter((expression) => expression !== nothing),
    'OR',
    nothing,
  );
}

/** The parts of a conjunction, and of conjunctions that are parts of it. */
function conjuncts(nodes: readonly QueryNode[]): readonly QueryNode[] {
  const found: QueryNode[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type !== 'and') found.push(node);
    else for (const part of node.nodes.toReversed()) open.push(part);
  }
  return found;
}
