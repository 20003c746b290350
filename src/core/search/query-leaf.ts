import { resolve } from 'node:path';
import { fileUrl } from '../../plugin/file-url.ts';
import type { Filter, QueryNode, TextField } from '../../plugin/query.ts';
import { mediaTypesFor } from './media-types.ts';
import { nodeList } from './query-clause.ts';
import { runTerms, unspacedRuns } from './unspaced-text.ts';
import { splitWords } from './words.ts';

/** Where the query was typed: `in:` understands `~` and relative paths. */
export interface Place {
  readonly home: string;
  readonly cwd: string;
}

/** Words that were typed together or a condition, and how to write it. */
export interface Leaf {
  readonly node: QueryNode;
  readonly text: string;
  /** Words in it. */
  readonly size: number;
  readonly prefix?: boolean;
  /** There was no room for all words. */
  readonly cut?: boolean;
}

export interface TextScope {
  readonly field?: { readonly name: string; readonly field: TextField };
  readonly prefix: boolean;
}

/** What a word or phrase means: one word, or several next to each other. `undefined` without any letter or digit. */
export function textLeaf(typed: string, scope: TextScope, room: number): Leaf | undefined {
  const runs = Array.from(unspacedRuns(typed));
  // Extra terms belong to the body. Elsewhere a run is a single word to the index, which is found by its beginning.
  if (runs.length > 0 && (scope.field === undefined || scope.field.field === 'body')) return unspacedLeaf(typed, scope, room);
  const words = splitWords(typed);
  if (words.length === 0) return undefined;
  const cut = words.length > room;
  const kept = words.slice(0, room);
  const prefix = (scope.prefix && !cut) || runs.length > 0;
  const spelled = `${kept.join(' ')}${prefix ? '*' : ''}`;
  const text = `${label(scope)}${kept.length > 1 ? `"${spelled}"` : spelled}`;
  return { node: wordsNode(kept, { ...scope, prefix }), text, size: kept.length, prefix, cut };
}

const label = (scope: TextScope): string => (scope.field === undefined ? '' : `${scope.field.name}:`);

function wordsNode(words: readonly string[], scope: TextScope): QueryNode {
  const options = { ...(scope.field && { field: scope.field.field }), ...(scope.prefix && { prefix: true }) };
  const [first = ''] = words;
  return words.length === 1 ? { type: 'term', text: first, ...options } : { type: 'phrase', words, ...options };
}

/** Text with runs of a language that does not separate words: all of its words must match, wherever they are. */
function unspacedLeaf(typed: string, scope: TextScope, room: number): Leaf | undefined {
  const nodes: QueryNode[] = [];
  let size = 0;
  const add = (words: readonly string[], prefix: boolean): void => {
    if (words.length > 0) nodes.push(wordsNode(words, { ...scope, prefix }));
    size += words.length;
  };
  let end = 0;
  for (const run of unspacedRuns(typed)) {
    add(splitWords(typed.slice(end, run.start)), false);
    for (const term of runTerms(run.text)) add([term], false);
    end = run.start + run.text.length;
  }
  const rest = splitWords(typed.slice(end));
  const prefix = scope.prefix && rest.length > 0;
  add(rest, prefix);
  if (size === 0) return undefined;
  if (size > room) {
    // There are never more words than characters.
    const shorter = textLeaf(Array.from(typed).slice(0, room).join(''), { ...scope, prefix: false }, room);
    return shorter && { ...shorter, cut: true };
  }
  const spelled = typed.replace(/[\s\p{Cc}"“”„*]+/gu, ' ').trim();
  return { node: nodeList('and', nodes), text: `${label(scope)}"${spelled}${prefix ? '*' : ''}"`, size, prefix };
}

/** What a condition means. `undefined` without a value. */
export function filterLeaf(field: Filter['field'], typed: string, place: Place): Leaf | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  if (field === 'type') return typeLeaf(value);
  if (field === 'ext') return extensionLeaf(value);
  return condition(field, field === 'in' ? locationUrl(value, place) : value);
}

/** A name that is no type is most likely an extension: `type:rs`. */
function typeLeaf(value: string): Leaf | undefined {
  const types = mediaTypesFor(value);
  if (types === undefined) return extensionLeaf(value);
  const nodes = types.map((type): QueryNode => ({ type: 'filter', filter: { field: 'type', value: type } }));
  return { node: nodeList('or', nodes), text: `type:${quoted(value.toLowerCase())}`, size: 1 };
}

function extensionLeaf(value: string): Leaf | undefined {
  return condition('ext', value.toLowerCase().replace(/^[*.\s]+/, ''));
}

function condition(field: Filter['field'], value: string): Leaf | undefined {
  if (value === '') return undefined;
  return { node: { type: 'filter', filter: { field, value } }, text: `${field}:${quoted(value)}`, size: 1 };
}

function quoted(value: string): string {
  return /[\s\p{Cc}“”„()|]/u.test(value) ? `"${value}"` : value;
}

function locationUrl(value: string, place: Place): string {
  const url = /^[a-z][a-z\d+.-]+:(?:\/|$)/i.test(value) ? value : fileUrl(resolve(place.cwd, value.replace(/^~(?=$|[\\/])/, place.home)));
  return url.replace(/[/\s]+$/, '');
}
