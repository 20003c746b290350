import { stemmer } from 'stemmer';
import { languageMarks } from './private-use.ts';
import { wordForm } from './word-form.ts';

/** FTS5 leaves longer words as they are. */
const longestStemmed = 64;
const marks = new Set<string>(Object.values(languageMarks));

/** What a word of a text in this language is indexed as: its stem. Words of languages without spaces are to be cut before. */
export function indexForm(word: string, language: string | undefined): string {
  const form = wordForm(word, language);
  return marks.has(form.slice(-1)) || form.length > longestStemmed ? form : stemmer(form);
}
