import { stemmer } from 'stemmer';

/** SQLite takes what Unicode assigned after its tables, or not at all, for letters. */
const word = /[\p{L}\p{N}\p{Co}\p{Cn}][\p{L}\p{N}\p{M}\p{Co}\p{Cn}]*/gu;
const beyondAscii = /[\u0080-\uffff]/;
const latin = /[\u00c0-\u024f\u1e00-\u1eff]/g;
const mark = /\p{M}/gu;

/** Longer words are names of nothing English; stemming them would only cost time. */
const longestStemmed = 64;

/** The words of a text in order, as the index knows them: without case, accents of Latin letters and English endings. */
export function stemsOf(text: string): readonly string[] {
  return foldedWords(text).map(stem);
}

/** The words of a text with their endings. */
export function foldedWords(text: string): readonly string[] {
  return Array.from(text.matchAll(word), ([found]) => fold(found));
}

/** A text without case and accents of Latin letters. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  // A sigma has two lower cases, by its position.
  return lower
    .replaceAll('ς', 'σ')
    .replace(latin, (letter) => letter.normalize('NFD'))
    .replace(mark, '');
}

const stem = (folded: string): string => (folded.length > longestStemmed ? folded : stemmer(folded));
