import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { IndexTerm } from '../../../plugin/query.ts';
import { indexForm } from '../analysis/index-form.ts';
import { spoken } from '../analysis/spoken.ts';
import { splitWords } from '../analysis/words.ts';
import { counted } from '../rank/frequency.ts';
import { editDistance } from './edit-distance.ts';

/** A term of the index that a typed word may have meant. */
export interface SimilarWord {
  readonly term: string;
  readonly items: number;
  readonly distance: number;
}

/** Terms that begin like the word are compared; the rarest of very many are not. */
const mostCompared = 4000;
const mostSimilar = 3;
/** What is so many times rarer than another term is not meant. */
const muchRarer = 20;

/** The terms that differ least from a word, the most frequent first. */
export type SimilarWords = (typed: string) => Promise<readonly SimilarWord[]>;

/** Looks for each word once, however often it is asked for. Short words are not guessed at. */
export function createSimilarWords(storage: Pick<DataStorage, 'terms'>, languages: readonly string[]): SimilarWords {
  const found = new Map<string, Promise<readonly SimilarWord[]>>();
  return (typed) => {
    const words = found.get(typed) ?? similarWords(typed, storage, languages);
    found.set(typed, words);
    return words;
  };
}

/** The same without those that nothing has which `storage` finds. */
export function foundWords(all: SimilarWords, storage: Pick<DataStorage, 'search'>): SimilarWords {
  return async (typed) => {
    const words = (await all(typed)).map((word) => ({ word, node: { type: 'term', text: word.term, stem: true } as const }));
    return (await counted(words, undefined, storage)).flatMap(({ of, items }) => (items > 0 ? [{ ...of.word, items }] : []));
  };
}

async function similarWords(
  typed: string,
  storage: Pick<DataStorage, 'terms'>,
  languages: readonly string[],
): Promise<readonly SimilarWord[]> {
  const [word, ...others] = splitWords(typed);
  if (word === undefined || others.length > 0) return [];
  const tolerance = toleranceOf(word);
  if (tolerance === 0) return [];
  const forms = formsByMark(word, languages);
  for (const prefixes of beginningsOf(word)) {
    const lists = await Promise.all(prefixes.map((prefix) => storage.terms({ like: { prefix }, limit: mostCompared })));
    const terms = new Map(lists.flat().map((term) => [term.term, term]));
    const near = nearest(Array.from(terms.values()), forms, tolerance);
    if (near.length > 0) return near;
  }
  return [];
}

function nearest(terms: readonly IndexTerm[], forms: Forms, tolerance: number): readonly SimilarWord[] {
  const near = terms.map((term) => compared(term, forms, tolerance)).filter((one) => one !== undefined);
  const least = Math.min(...near.map(({ distance }) => distance));
  const closest = near.filter(({ distance }) => distance === least);
  const most = Math.max(...closest.map(({ items }) => items));
  return closest
    .filter(({ items }) => items * muchRarer >= most)
    .toSorted((one, other) => other.items - one.items || (one.term < other.term ? -1 : 1))
    .slice(0, mostSimilar);
}

/** Edits that are forgiven: a short word is soon another one. */
export function toleranceOf(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}

/** Most slips leave the first two letters alone, or exchange them, or leave the second out; then they leave at least the first alone. */
function beginningsOf(word: string): readonly (readonly string[])[] {
  const [first = '', second = '', third = ''] = Array.from(word);
  return [[...new Set([first + second, second + first, first + third])], [first]];
}

type Forms = ReadonlyMap<string, readonly string[]>;

/** What a term may be compared with, by the mark of its language: the stem that the word would have, and the word as it stands. */
function formsByMark(word: string, languages: readonly string[]): Forms {
  const stems = [undefined, ...languages].map((language) => indexForm(word, language));
  return new Map(stems.map((stem) => [markOf(stem), [...new Set([word, spoken(stem)])]]));
}

/** Languages mark their stems at the end with a private-use character; English does not. */
const markOf = (term: string): string => /[\ue010-\ue07f]?$/.exec(term)?.[0] ?? '';

function compared({ term, items }: IndexTerm, forms: Forms, tolerance: number): SimilarWord | undefined {
  const word = spoken(term);
  const distances = (forms.get(markOf(term)) ?? []).map((form) => {
    // A stem is shorter than its word, and soon another one.
    const most = Math.min(tolerance, toleranceOf(form), toleranceOf(word));
    const distance = editDistance(form, word, most);
    return distance <= most ? distance : Infinity;
  });
  const distance = Math.min(...distances);
  return distance > 0 && distance <= tolerance ? { term, items, distance } : undefined;
}
