import { indexForm } from '../../../core/search/analysis/index-form.ts';
import type { ItemRecord } from '../../../plugin/item.ts';
import type { QueryNode, TextField } from '../../../plugin/query.ts';

export type IndexedField = TextField | 'extraTerms';

export interface NaiveItem {
  readonly id: number;
  readonly record: ItemRecord;
  readonly words: Readonly<Record<IndexedField, readonly string[]>>;
}

/** A word or phrase that makes a share of a score. */
export interface NaiveShare {
  /** How often an item has it in a field, as far as it counts. */
  readonly count: (item: NaiveItem, field: IndexedField) => number;
  readonly fields: readonly IndexedField[];
  /** Whether an item has it at all: what most items have says little. */
  readonly isIn: (item: NaiveItem) => boolean;
}

export type WordNode = Extract<QueryNode, { readonly type: 'term' | 'phrase' | 'near' | 'substring' }>;

const textFields: readonly TextField[] = ['title', 'name', 'path', 'headings', 'tags', 'author', 'from', 'to', 'symbols', 'body'];

/** Stems of a text in Latin letters, digits and private-use characters; no other is in random items. */
export const naiveWords = (text: string): readonly string[] => foldedWords(text).map((word) => indexForm(word, undefined));

const foldedWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];

export function naiveItem(id: number, record: ItemRecord): NaiveItem {
  const { url, metadata, text, extraTerms = '', words = {} } = record;
  const { title = '', subject = '', headings = [], tags = [], authors = [], from = '', to = [], cc = [], symbols = [] } = metadata;
  const path = url.slice('file:///'.length);
  const end = path.lastIndexOf('/') + 1;
  const texts: Readonly<Record<IndexedField, string>> = {
    title,
    name: path.slice(end),
    path: path.slice(0, end),
    headings: headings.join('\n'),
    tags: [...tags, subject === title ? '' : subject].join('\n'),
    author: authors.join('\n'),
    from,
    to: [...to, ...cc].join('\n'),
    symbols: symbols.join('\n'),
    body: text,
    extraTerms,
    ...words,
  };
  const stems = Object.entries(texts).map(([field, fieldText]) => [field, naiveWords(fieldText)]);
  return { id, record, words: Object.fromEntries(stems) as NaiveItem['words'] };
}

/** What a leaf is scored by; an item matches it that has any. */
export function naiveShares(items: readonly NaiveItem[], node: WordNode): readonly NaiveShare[] {
  const body = node.field === undefined || node.field === 'body';
  const ordered: readonly IndexedField[] = node.field === undefined ? textFields : [node.field];
  const unordered: readonly IndexedField[] = body ? [...ordered, 'extraTerms'] : ordered;
  switch (node.type) {
    case 'term': {
      const words = node.stem === true ? foldedWords(node.text) : naiveWords(node.text);
      return [consecutive(words, unordered, node)];
    }
    case 'phrase':
      return [consecutive(node.words.flatMap(naiveWords), ordered, node)];
    case 'near':
      return near(new Set(node.words.flatMap(naiveWords)), ordered, node.distance);
    case 'substring':
      return termsWith(items, foldedWords(node.text).join('')).map((term) => consecutive([term], unordered, {}));
  }
}

interface PhraseRules {
  readonly prefix?: boolean;
  readonly anchored?: boolean;
}

function consecutive(sought: readonly string[], fields: readonly IndexedField[], { prefix, anchored }: PhraseRules): NaiveShare {
  const isAt = (words: readonly string[], start: number): boolean =>
    sought.every((word, offset) => {
      const there = words[start + offset] ?? '';
      return prefix === true && offset === sought.length - 1 ? there.startsWith(word) : there === word;
    });
  const count = ({ words }: NaiveItem, field: IndexedField): number =>
    words[field].filter((_, start) => (anchored !== true || start === 0) && isAt(words[field], start)).length;
  return { count, fields, isIn: (item) => fields.some((field) => count(item, field) > 0) };
}

/** Each word of a `near` is a share of its own: where it is near the others it counts, but as rare as it is anywhere. */
function near(sought: ReadonlySet<string>, fields: readonly IndexedField[], distance: number): readonly NaiveShare[] {
  return Array.from(sought, (word) => ({
    count: ({ words }: NaiveItem, field: IndexedField) =>
      new Set(
        choices(words[field], [...sought])
          .filter((positions) => spread(positions) <= distance)
          .map((positions) => positions[[...sought].indexOf(word)]),
      ).size,
    fields,
    isIn: ({ words }: NaiveItem) => fields.some((field) => words[field].includes(word)),
  }));
}

/** Every way to choose one position for each word. */
function choices(words: readonly string[], [first, ...others]: readonly string[]): readonly (readonly number[])[] {
  if (first === undefined) return [[]];
  const rest = choices(words, others);
  return words.flatMap((word, position) => (word === first ? rest.map((positions) => [position, ...positions]) : []));
}

/** How many others are between the first and the last of these positions. */
const spread = (positions: readonly number[]): number => Math.max(...positions) - Math.min(...positions) + 1 - positions.length;

function termsWith(items: readonly NaiveItem[], text: string): readonly string[] {
  const words = items.flatMap((item) => Object.values(item.words).flat());
  return Array.from(new Set(words)).filter((word) => word.includes(text));
}
