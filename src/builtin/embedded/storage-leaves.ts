import type { Filter, NearNode, NumberField, QueryNode, TextField } from '../../plugin/query.ts';
import { columnOf } from './storage-columns.ts';
import type { FacetKind } from './storage-facets.ts';
import { facet, facetMark } from './storage-facets.ts';
import { quoted } from './storage-quoted.ts';
import { fold, spellingOf, stemsOf } from './storage-stems.ts';
import type { Vocabulary } from './storage-vocabulary.ts';

/** A part of a query that looks for words. */
export type WordLeaf = Extract<QueryNode, { readonly type: 'term' | 'phrase' | 'near' | 'substring' }>;

export type NumberFilter = Extract<Filter, { readonly field: NumberField }>;

/** What FTS5 finds by itself. Numbers are not in its index. */
export type IndexLeaf =
  | WordLeaf
  | { readonly type: 'all' }
  | { readonly type: 'none' }
  | { readonly type: 'filter'; readonly filter: ValueFilter };

type ValueFilter = Exclude<Filter, NumberFilter>;

/** What expressions need to know of the index. */
export interface Lookup {
  /** The id of the item with this URL. */
  findId(url: string): number | undefined;
  readonly vocabulary: Vocabulary;
}

export const nothing = '""';
export const everything = facets([startingWith('source', '')]);

/** A text that is in very many words is looked for in the most frequent ones only. */
const mostSubstringTerms = 500;
const shortestSubstring = 2;

export function isWordLeaf(node: QueryNode): node is WordLeaf {
  return node.type === 'term' || node.type === 'phrase' || node.type === 'near' || node.type === 'substring';
}

/**
 * Expressions for a part of a query that has no parts, any of which is to match. None for words that no item has: of the forms of a word in
 * twenty languages few are there, and FTS5 takes long over each.
 */
export function leafExpressions(node: IndexLeaf, lookup: Lookup): readonly string[] {
  if (node.type === 'all') return [everything];
  if (node.type === 'none') return [];
  if (node.type === 'filter') return [filterExpression(node.filter, lookup)];
  if (node.type === 'near') return nearExpressions(node, lookup);
  if (node.type === 'substring')
    return substringTerms(node.text, lookup).map((term) => wordColumns(node.field, term) + quoted(spellingOf(term)));
  if (node.type === 'phrase') {
    const whole = node.prefix === true ? node.words.slice(0, -1) : node.words;
    if (!whole.every(lookup.vocabulary.has)) return [];
    const anchor = node.anchored === true ? '^ ' : '';
    return [phraseColumns(node.field) + anchor + quoted(node.words.join(' ')) + (node.prefix ? ' *' : '')];
  }
  const text = node.stem === true ? spellingOf(fold(node.text)) : node.text;
  if (node.prefix !== true && !lookup.vocabulary.has(text)) return [];
  return [wordColumns(node.field, text) + quoted(text) + (node.prefix ? ' *' : '')];
}

function substringTerms(text: string, { vocabulary }: Lookup): readonly string[] {
  const folded = fold(text);
  return folded.length < shortestSubstring ? [] : vocabulary.containing(folded, mostSubstringTerms).map(({ term }) => term);
}

/** FTS5 counts all the words between the first and the last, those that are looked for too. */
function nearExpressions({ words, distance, field }: NearNode, { vocabulary }: Lookup): readonly string[] {
  const stems = [...new Set(stemsOf(words.join(' ')))];
  if (stems.length === 0 || !words.every(vocabulary.has)) return [];
  const between = Math.min(Math.max(0, Math.floor(distance) || 0), farthest) + stems.length - 2;
  const group = stems.map((stem) => quoted(spellingOf(stem))).join(' ');
  return [phraseColumns(field) + (stems.length === 1 ? group : `NEAR(${group}, ${between})`)];
}

const farthest = 1_000_000;

/** Where a word is looked for: not in facets. */
function wordColumns(field: TextField | undefined, text: string): string {
  if (field === 'body') return '{body extra} : ';
  if (field !== undefined) return `{${columnOf(field)}} : `;
  return text.includes(facetMark) ? '- {facets} : ' : '';
}

/** Where words in an order are looked for: not in what the text does not spell out either. */
const phraseColumns = (field: TextField | undefined): string => (field === undefined ? '- {extra facets} : ' : `{${columnOf(field)}} : `);

function filterExpression({ field, value }: ValueFilter, { findId }: Lookup): string {
  if (field === 'ext' || field === 'lang') return facets([exactly(field, value)]);
  if (field === 'type') return facets([value.endsWith('/') ? startingWith('type', value) : exactly('type', value)]);
  if (field === 'source') return facets([exactly('source', value), startingWith('source', `${value}/`)]);
  if (value === '') return everything;
  const id = findId(value);
  const own = id === undefined ? [] : [exactly('id', String(id))];
  return facets([...own, startingWith('folder', `${value}/`), startingWith('folder', `${value}!/`)]);
}

/** Items by their ids. */
export const idsExpression = (ids: readonly number[]): string => facets(ids.map((id) => exactly('id', String(id))));

function exactly(kind: FacetKind, value: string): string {
  return quoted(facet(kind, value));
}

function startingWith(kind: FacetKind, value: string): string {
  return `${quoted(facet(kind, value))} *`;
}

function facets(alternatives: readonly string[]): string {
  return `{facets} : ${joined(alternatives, 'OR', nothing)}`;
}

export function joined(expressions: readonly string[], operator: 'AND' | 'OR', none: string): string {
  const [first = none, ...others] = expressions;
  return others.length === 0 ? first : `(${expressions.join(` ${operator} `)})`;
}
