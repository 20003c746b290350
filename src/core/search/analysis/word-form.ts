import { foldLetters } from './fold-letters.ts';
import { toneCodes } from './private-use.ts';
import { isOfSignScript, respelled, withoutSigns } from './sign-scripts.ts';
import { stemmerOf, type Stemmer } from './stemmers.ts';

/** Longer ones are no words of a language. */
const longestStemmed = 64;
const number = /\p{N}/u;
const beyondAscii = /[\u0080-\uffff]/;

/** A word as it is indexed where no language is known: folded, signs coded. */
export function plainForm(word: string): string {
  if (isTonal(word)) return tonalForm(word);
  return foldLetters(isOfSignScript(word) ? withoutSigns(respelled(word)) : word);
}

/** A word as it is indexed in a text of this language: its stem with the mark of the language, or as {@link plainForm}. */
export function wordForm(word: string, language: string | undefined): string {
  const stemmer = stemmerOf(language);
  if (stemmer !== undefined) return stemmedForm(word, stemmer) ?? plainForm(word);
  return language === 'vi' && beyondAscii.test(word) ? tonalForm(word) : plainForm(word);
}

function stemmedForm(word: string, { writes, stem, mark }: Stemmer): string | undefined {
  if (word.length > longestStemmed || number.test(word) || isTonal(word)) return undefined;
  const spelled = isOfSignScript(word) ? respelled(word) : word;
  if (!writes.test(spelled)) return undefined;
  const stemmed = plainForm(stem(spelled));
  return stemmed === '' ? undefined : `${stemmed}${mark}`;
}

/** Letters that are Vietnamese and hardly anything else. */
const tonal = /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

function isTonal(word: string): boolean {
  return tonal.test(word);
}

/** The letters with their tones and signs, which make different words: `ma`, `má`, `mã`. */
function tonalForm(word: string): string {
  const letters = word.toLowerCase().replaceAll('đ', 'd\u0335').normalize('NFD');
  return letters.replace(/[\u0300-\u0335]/g, (tone) => toneCodes.get(tone) ?? '');
}
