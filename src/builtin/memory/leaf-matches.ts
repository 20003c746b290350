import type { FieldWeights, QueryNode, TextField } from '../../plugin/query.ts';
import type { IndexedField } from './fields.ts';
import type { IndexedItem, ItemIndex } from './item-index.ts';
import { stemsOf } from './words.ts';

/** A part of a query that looks for words. */
export type WordLeaf = Extract<QueryNode, { type: 'term' | 'phrase' }>;

/** How often the words of a leaf occur in each item that has them, by id. Each occurrence counts as the weight of its field. */
export function leafMatches(index: ItemIndex, leaf: WordLeaf, weights: FieldWeights): ReadonlyMap<number, number> {
  const sought = soughtOf(leaf);
  const matches = new Map<number, number>();
  for (const id of candidatesOf(index, sought)) {
    const indexed = index.items.get(id);
    const frequency = indexed && weightedFrequency(indexed, sought, weights);
    if (frequency !== undefined) matches.set(id, frequency);
  }
  return matches;
}

/** Consecutive words in one of some fields. */
interface Sought {
  readonly words: readonly string[];
  /** Whether the last word need only be how a word starts. */
  readonly prefix: boolean;
  readonly fields: readonly IndexedField[];
}

const textFields: readonly TextField[] = ['title', 'name', 'path', 'headings', 'tags', 'author', 'body'];

function soughtOf(leaf: WordLeaf): Sought {
  const words = stemsOf(leaf.type === 'term' ? leaf.text : leaf.words.join(' '));
  const inExtraTerms = leaf.type === 'term' && words.length === 1 && (leaf.field ?? 'body') === 'body';
  const fields = leaf.field === undefined ? textFields : [leaf.field];
  return { words, prefix: leaf.prefix ?? false, fields: inExtraTerms ? [...fields, 'extraTerms'] : fields };
}

/** Items that have all the words somewhere. */
function candidatesOf(index: ItemIndex, { words, prefix }: Sought): readonly number[] {
  const whole = prefix ? words.slice(0, -1) : words;
  const last = words.at(-1);
  if (last === undefined) return [];
  const sets = whole.map((word) => index.idsByWord.get(word) ?? new Set<number>());
  if (prefix) sets.push(idsOfPrefix(index, last));
  const [smallest = new Set<number>(), ...others] = sets.toSorted((one, other) => one.size - other.size);
  return [...smallest].filter((id) => others.every((ids) => ids.has(id)));
}

function idsOfPrefix(index: ItemIndex, prefix: string): Set<number> {
  const found = new Set<number>();
  for (const [word, ids] of index.idsByWord) if (word.startsWith(prefix)) for (const id of ids) found.add(id);
  return found;
}

function weightedFrequency({ words }: IndexedItem, sought: Sought, weights: FieldWeights): number | undefined {
  let frequency: number | undefined;
  for (const field of sought.fields) {
    const count = occurrences(words[field], sought);
    if (count > 0) frequency = (frequency ?? 0) + weights[field] * count;
  }
  return frequency;
}

function occurrences(words: readonly string[], sought: Sought): number {
  let count = 0;
  for (let start = 0; start + sought.words.length <= words.length; start += 1) if (occursAt(words, start, sought)) count += 1;
  return count;
}

function occursAt(words: readonly string[], start: number, { words: sought, prefix }: Sought): boolean {
  const last = sought.length - 1;
  return sought.every((word, offset) => {
    const there = words[start + offset];
    return there === word || (prefix && offset === last && there?.startsWith(word) === true);
  });
}
