import type { Filter, QueryNode } from '../../plugin/query.ts';
import type { FacetName } from './storage-facets.ts';
import { facet, facetMark } from './storage-facets.ts';

/** An expression of FTS5's query language (https://sqlite.org/fts5.html#full_text_query_syntax), made of quoted words only. */
export interface Match {
  readonly expression: string;
  /** Whether there are words to score by, besides filters and what must not occur. */
  readonly hasWords: boolean;
}

/** The id of the item with this URL. */
export type FindId = (url: string) => number | undefined;

/** FTS5's parser has a stack of 100; a level takes up to 6 of it. */
const mostLevels = 12;
/** FTS5 asks each alternative about each match: so many common words take over a second on 100,000 documents. */
const mostLeaves = 512;

const nothing = '""';
const everything = facets([startingWith('source', '')]);

/** The expression for a query; `undefined` where the query is too deep or too large for one. */
export function matchOf(node: QueryNode, findId: FindId): Match | undefined {
  const compiler = { findId, leaves: 0, hasWords: false };
  const expression = compile(compiler, node, { level: 0, negated: false });
  return compiler.leaves > mostLeaves ? undefined : { expression, hasWords: compiler.hasWords };
}

interface Compiler {
  readonly findId: FindId;
  leaves: number;
  hasWords: boolean;
}

interface Place {
  readonly level: number;
  readonly negated: boolean;
}

function compile(compiler: Compiler, node: QueryNode, place: Place): string {
  if (place.level > mostLevels) compiler.leaves = Infinity;
  if (compiler.leaves > mostLeaves) return nothing;
  const inner = { ...place, level: place.level + 1 };
  switch (node.type) {
    case 'and':
      return conjunction(compiler, node.nodes, inner);
    case 'or':
      return joined(
        node.nodes.map((child) => compile(compiler, child, inner)),
        'OR',
        nothing,
      );
    case 'not':
      return node.node.type === 'not' ? compile(compiler, node.node.node, inner) : conjunction(compiler, [node], inner);
    default:
      compiler.leaves += 1;
      if (!place.negated && (node.type === 'term' || node.type === 'phrase')) compiler.hasWords = true;
      return leafExpression(node, compiler.findId);
  }
}

/** FTS5 knows NOT only between two: what must not occur is taken from what must, or from everything. */
function conjunction(compiler: Compiler, nodes: readonly QueryNode[], place: Place): string {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const negated = { ...place, negated: !place.negated };
  for (const node of nodes) {
    if (node.type === 'not') unwanted.push(compile(compiler, node.node, negated));
    else if (node.type !== 'all') wanted.push(compile(compiler, node, place));
  }
  const positive = joined(wanted, 'AND', everything);
  return unwanted.length === 0 ? positive : `(${positive} NOT ${joined(unwanted, 'OR', nothing)})`;
}

function joined(expressions: readonly string[], operator: 'AND' | 'OR', none: string): string {
  const [first = none, ...others] = expressions;
  return others.length === 0 ? first : `(${expressions.join(` ${operator} `)})`;
}

export type LeafNode = Exclude<QueryNode, { readonly type: 'and' | 'or' | 'not' }>;

/** The expression for a part of a query that has no parts. */
export function leafExpression(node: LeafNode, findId: FindId): string {
  if (node.type === 'all') return everything;
  if (node.type === 'none') return nothing;
  if (node.type === 'filter') return filterExpression(node.filter, findId);
  const text = node.type === 'term' ? node.text : node.words.join(' ');
  return `${columnsOf(node, text)}${quoted(text)}${node.prefix ? ' *' : ''}`;
}

/** Where words are looked for: not in facets and, as a phrase, not in what the text does not spell out. */
function columnsOf({ type, field }: Extract<LeafNode, { readonly type: 'term' | 'phrase' }>, text: string): string {
  if (field === 'body' && type === 'term') return '{body extra} : ';
  if (field !== undefined) return `{${field}} : `;
  if (type === 'phrase') return '- {extra facets} : ';
  return text.includes(facetMark) ? '- {facets} : ' : '';
}

function filterExpression({ field, value }: Filter, findId: FindId): string {
  if (field === 'ext') return facets([exactly('ext', value)]);
  if (field === 'type') return facets([value.endsWith('/') ? startingWith('type', value) : exactly('type', value)]);
  if (field === 'source') return facets([exactly('source', value), startingWith('source', `${value}/`)]);
  if (value === '') return everything;
  const id = findId(value);
  const own = id === undefined ? [] : [exactly('id', String(id))];
  return facets([...own, startingWith('folder', `${value}/`), startingWith('folder', `${value}!/`)]);
}

function exactly(name: FacetName, value: string): string {
  return quoted(facet(name, value));
}

function startingWith(name: FacetName, value: string): string {
  return `${quoted(facet(name, value))} *`;
}

function facets(alternatives: readonly string[]): string {
  return `{facets} : ${joined(alternatives, 'OR', nothing)}`;
}

/** FTS5 reads an expression up to the first NUL, which separates words anyway. */
function quoted(text: string): string {
  return `"${text.replaceAll('\0', ' ').replaceAll('"', ' ')}"`;
}
