import { languageMarks } from '../analysis/private-use.ts';
import type { SoughtWord } from './sought.ts';

const marks = new Set<string>(Object.values(languageMarks));

/** Languages whose stemmers change how words begin, or spell them in other letters. There every word is looked at. */
const rebuilding = new Set(['ga', 'id', 'ms', 'ne', 'ta', 'sr', 'hr', 'bs']);

const everyWord = String.raw`[\p{L}\p{N}]+`;
const vowelSign = /[\ue100-\uf8ff]/;

/** Where the plain pattern could miss something: letters that are two in the index, and marks on Arabic and Hebrew letters. */
const ligature = /[\u00df-\u0153]/;
const pointed = /[\u0591-\u05c7\u0640\u064b-\u065f\u0670]/;
/** Of one range, which is faster. */
const mayBePointed = /[\u0591-\u0670]/;

export const isUneven = (folded: string): boolean => ligature.test(folded) || (mayBePointed.test(folded) && pointed.test(folded));

/**
 * Finds, in a folded text, every place where one of the words may be: its beginning, in most cases. Only what stands there is worth
 * stemming. `lenient`: also in a text that {@link isUneven}, which takes longer.
 */
export function candidatePattern(words: readonly SoughtWord[], language: string | undefined, lenient: boolean): RegExp {
  const isRebuilt = language !== undefined && rebuilding.has(language) && words.some(isMarked);
  const beginnings = words
    .filter((word) => !isRebuilt || word.as === 'letters')
    .map(beginningOf)
    .toSorted();
  const needed = beginnings.filter((text, index) => !beginnings.slice(0, index).some((shorter) => text.startsWith(shorter)));
  const sources = [...needed.map((text) => (lenient ? lenientSource(text) : escaped(text))), ...(isRebuilt ? [everyWord] : [])];
  return new RegExp(sources.join('|'), sources.some((source) => /[\ud800-\udfff]|\\p/.test(source)) ? 'gu' : 'g');
}

const isMarked = ({ text }: SoughtWord): boolean => marks.has(text.slice(-1));

/** What all words begin with that may be this one: stemming changes the last letters at most (`happi`, `sensibl`, `fréquemment`). */
function beginningOf(word: SoughtWord): string {
  if (word.as === 'letters' || word.as === 'name' || word.as === 'part') return word.text;
  const bare = word.text.replace(/[\ue010-\ue07f\ue090-\ue098]/g, '');
  if (vowelSign.test(bare)) return consonants(bare);
  const stem = word.as === 'beginning' ? commonBeginning(bare, word.typed) : bare;
  if (word.as === 'beginning') return stem;
  if (isMarked(word) && stem.length > 5) return stem.slice(0, -2);
  return stem.length > 3 || /.[ei]$/.test(stem) ? stem.slice(0, -1) : stem;
}

function commonBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, Math.max(1, length));
}

/** In Indian scripts the signs between the first letters are spelled in more than one way. */
function consonants(word: string): string {
  return word.replace(/[\ue100-\uf8ff].*$/su, '');
}

/** Letters that are two in the index may be one in the text. */
const ligatureOf: Readonly<Record<string, string>> = { ss: '(?:ss|ß)', ae: '(?:ae|æ)', oe: '(?:oe|œ)', th: '(?:th|þ)' };
const lastOfLigature: Readonly<Record<string, string>> = { s: '[sß]', a: '[aæ]', o: '[oœ]', t: '[tþ]' };

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

function lenientSource(text: string): string {
  if (/^[\p{sc=Arabic}\p{sc=Hebrew}]+$/u.test(text)) return Array.from(text).join(String.raw`[\u0591-\u05c7\u0640\u064b-\u065f\u0670]*`);
  return escaped(text)
    .replace(/ss|ae|oe|th/g, (pair) => ligatureOf[pair] ?? pair)
    .replace(/[saot]$/, (last) => lastOfLigature[last] ?? last);
}
