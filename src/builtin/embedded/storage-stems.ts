import { stemmer } from 'stemmer';

const beyondAscii = /[\u0080-\uffff]/;
const latin = /[\u00c0-\u024f\u1e00-\u1eff]/g;
const mark = /\p{M}/gu;
const word = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu;

/** FTS5's Porter stemmer leaves longer words alone. */
const longestStemmed = 64;

/** A text as FTS5's `unicode61 remove_diacritics 2` sees it: without case and accents of Latin letters. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  // A sigma has two lower cases, by its position.
  return lower
    .replaceAll('ς', 'σ')
    .replace(latin, (letter) => letter.normalize('NFD'))
    .replace(mark, '');
}

/** The words of a text in order, as they are indexed. */
export function stemsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(word), ([found]) => stem(fold(found)));
}

const stem = (folded: string): string => (folded.length > longestStemmed ? folded : stemmer(folded));

/**
 * Endings that the stemmer takes off and nothing else: the first was enough for all of 294,522 stems of texts; the last also for beginnings of
 * words that are no stems, such as `res`.
 */
const endings = ['e', 'l', 's', 'ness'];

/** A spelling of a stem, or of how stems begin. FTS5 takes the stem of whatever it is asked for, and the stem of a stem may be another: `becaus` ends in an `s`. */
export function spellingOf(term: string): string {
  if (stem(term) === term) return term;
  return endings.map((ending) => term + ending).find((spelling) => stem(spelling) === term) ?? term;
}
