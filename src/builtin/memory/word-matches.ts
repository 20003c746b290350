import type { NearNode, PhraseNode, QueryNode, TermNode, TextField } from '../../plugin/query.ts';
import type { IndexedField } from './fields.ts';
import { termsContaining } from './index-terms.ts';
import type { IndexedItem, ItemIndex } from './item-index.ts';
import { countOf, countsNear } from './occurrences.ts';
import type { Sought } from './occurrences.ts';
import { fold, foldedWords, stemsOf } from './words.ts';

/** A part of a query that looks for words. */
export type WordLeaf = Extract<QueryNode, { type: 'term' | 'phrase' | 'near' | 'substring' }>;

/** How often something occurs in each field that has it. */
export type FieldCounts = ReadonlyMap<IndexedField, number>;

/** A word or phrase that makes a part of the score. */
export interface ScoredWord {
  /** Items that have it, wherever it counts: the fewer, the more it says. */
  readonly items: number;
  /** By id of the items that it gives a score to. */
  readonly counts: ReadonlyMap<number, FieldCounts>;
}

export interface WordMatches {
  readonly ids: ReadonlySet<number>;
  readonly scored: readonly ScoredWord[];
}

/** What each of the leaves of a query matches. */
export function wordMatches(index: ItemIndex, root: QueryNode): ReadonlyMap<QueryNode, WordMatches> {
  const matches = new Map<QueryNode, WordMatches>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'and' || node.type === 'or') for (const part of node.nodes) open.push(part);
    else if (node.type === 'not') open.push(node.node);
    else if (isWordLeaf(node)) matches.set(node, leafMatches(index, node));
  }
  return matches;
}

export function isWordLeaf(node: QueryNode): node is WordLeaf {
  return node.type === 'term' || node.type === 'phrase' || node.type === 'near' || node.type === 'substring';
}

function leafMatches(index: ItemIndex, leaf: WordLeaf): WordMatches {
  if (leaf.type === 'near') return nearMatches(index, leaf);
  if (leaf.type === 'substring') return substringMatches(index, leaf);
  const scored = scoredWord(index, soughtOf(leaf), fieldsOf(leaf));
  return { ids: new Set(scored.counts.keys()), scored: [scored] };
}

const textFields: readonly TextField[] = ['title', 'name', 'path', 'headings', 'tags', 'author', 'from', 'to', 'symbols', 'body'];

/** Words that an item contains but does not spell out are found like those of its text, but have no order. */
function fieldsOf({ type, field }: WordLeaf): readonly IndexedField[] {
  const fields = field === undefined ? textFields : [field];
  const isWord = type === 'term' || type === 'substring';
  return isWord && (field ?? 'body') === 'body' ? [...fields, 'extraTerms'] : fields;
}

function soughtOf(leaf: TermNode | PhraseNode): Sought {
  const { prefix = false } = leaf;
  if (leaf.type === 'phrase') return { words: stemsOf(leaf.words.join(' ')), prefix, anchored: leaf.anchored ?? false };
  return { words: leaf.stem === true ? foldedWords(leaf.text) : stemsOf(leaf.text), prefix, anchored: false };
}

const shortestSubstring = 2;
/** Text that is in very many words is looked for in the most frequent ones only. */
const mostSubstringTerms = 500;

/** The words that contain the text are looked for as if each stood in the query. */
function substringMatches(index: ItemIndex, leaf: Extract<WordLeaf, { type: 'substring' }>): WordMatches {
  const terms = fold(leaf.text).length < shortestSubstring ? [] : termsContaining(index, leaf.text, mostSubstringTerms);
  const scored = terms.map(({ term }) => scoredWord(index, { words: [term], prefix: false, anchored: false }, fieldsOf(leaf)));
  return { ids: new Set(scored.flatMap(({ counts }) => [...counts.keys()])), scored };
}

/** Each word is scored as one of its own: it is as rare as it is anywhere, and counts where it is near the others. */
function nearMatches(index: ItemIndex, leaf: NearNode): WordMatches {
  const words = new Set(stemsOf(leaf.words.join(' ')));
  const fields = fieldsOf(leaf);
  const near = new Map<string, Map<number, FieldCounts>>(Array.from(words, (word) => [word, new Map()]));
  for (const { item, words: there } of candidatesOf(index, [...words])) {
    for (const field of fields) {
      for (const [word, count] of countsNear(there[field], words, leaf.distance)) {
        const counts = near.get(word);
        counts?.set(item.id, new Map([...(counts.get(item.id) ?? []), [field, count]]));
      }
    }
  }
  const scored = Array.from(near, ([word, counts]) => {
    const anywhere = scoredWord(index, { words: [word], prefix: false, anchored: false }, fields);
    return { items: anywhere.items, counts };
  });
  return { ids: new Set(scored[0]?.counts.keys()), scored };
}

function scoredWord(index: ItemIndex, sought: Sought, fields: readonly IndexedField[]): ScoredWord {
  const counts = new Map<number, FieldCounts>();
  for (const { item, words } of candidatesOf(index, sought.words, sought.prefix)) {
    const found = fields.map((field) => [field, countOf(words[field], sought)] as const).filter(([, count]) => count > 0);
    if (found.length > 0) counts.set(item.id, new Map(found));
  }
  return { items: counts.size, counts };
}

/** Items that have all the words somewhere; with `prefix`, the last is how one starts. None for no words. */
function candidatesOf(index: ItemIndex, words: readonly string[], prefix = false): readonly IndexedItem[] {
  const last = words.at(-1);
  if (last === undefined) return [];
  const sets = words.slice(0, -1).map((word) => index.idsByWord.get(word) ?? new Set<number>());
  sets.push(prefix ? idsOfPrefix(index, last) : (index.idsByWord.get(last) ?? new Set()));
  const [smallest = new Set<number>(), ...others] = sets.toSorted((one, other) => one.size - other.size);
  return [...smallest].filter((id) => others.every((ids) => ids.has(id))).flatMap((id) => index.items.get(id) ?? []);
}

function idsOfPrefix(index: ItemIndex, prefix: string): Set<number> {
  const found = new Set<number>();
  for (const [word, ids] of index.idsByWord) if (word.startsWith(prefix)) for (const id of ids) found.add(id);
  return found;
}
