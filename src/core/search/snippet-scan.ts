import { identifierParts, longestIdentifier } from './identifiers.ts';
import { candidatePattern, stemOf } from './sought-words.ts';
import type { Sought, SoughtWord } from './sought-words.ts';
import { isUnspaced } from './unspaced-text.ts';
import { foldCharacter, isWordCharacter } from './words.ts';

/** A place in a text where a phrase of the query is; a single word is a phrase too. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly phrase: number;
}

/** A word of the text that is a word of the query. */
interface Occurrence {
  readonly start: number;
  readonly end: number;
  readonly words: readonly number[];
  /** Only a part of the word matches, as in an identifier; such words are in no phrase. */
  readonly inside: boolean;
}

/** Places looked at in one text, so that a text full of common words costs no more than others. */
const mostCandidates = 20_000;
/** Between two words of a phrase. */
const widestGap = 200;

/** Everything in `text` that the query looks for, by where it ends. Scans no further than it is asked for. */
export function* matchesIn(text: string, sought: Sought): Generator<Match> {
  const folded = foldText(text);
  const seen: Occurrence[] = [];
  for (const occurrence of occurrencesIn(text, folded, sought.words)) {
    seen.push(occurrence);
    for (const [phrase, words] of sought.phrases.entries()) {
      if (!occurrence.words.includes(words.at(-1) ?? -1)) continue;
      const start = phraseStart(folded, seen, words);
      if (start !== undefined) yield { start, end: occurrence.end, phrase };
    }
  }
}

/** Start of the phrase that ends with the last occurrence, if all of its words are there. */
function phraseStart(folded: string, seen: readonly Occurrence[], words: readonly number[]): number | undefined {
  let next = seen.at(-1);
  for (let back = 2; back <= words.length; back += 1) {
    const before = seen.at(-back);
    if (before === undefined || next === undefined || before.inside || next.inside) return undefined;
    if (!before.words.includes(words.at(-back) ?? -1) || next.start - before.end > widestGap) return undefined;
    if (/[\p{L}\p{N}]/u.test(folded.slice(before.end, next.start))) return undefined;
    next = before;
  }
  return next?.start;
}

function* occurrencesIn(text: string, folded: string, words: readonly SoughtWord[]): Generator<Occurrence> {
  const pattern = candidatePattern(words);
  if (pattern === undefined) return;
  const verdicts = new Map<string, Verdict>();
  for (let count = 0; count < mostCandidates; count += 1) {
    const match = pattern.exec(folded);
    if (match === null) return;
    const [candidate] = match;
    if (isUnspaced(candidate)) {
      const wanted = candidate.replace(/\p{M}+/gu, '');
      const indexes = words.flatMap((word, index) => (word.text === wanted ? [index] : []));
      yield { start: match.index, end: match.index + candidate.length, words: indexes, inside: false };
      // The next pair of characters begins within this one.
      pattern.lastIndex = match.index + String.fromCodePoint(candidate.codePointAt(0) ?? 0).length;
      continue;
    }
    const start = wordStart(text, folded, match.index);
    if (start === undefined) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const end = wordEnd(folded, match.index);
    const word = text.slice(start, end);
    const verdict = verdicts.get(word) ?? judge(word, folded.slice(start, end), words);
    verdicts.set(word, verdict);
    if (verdict.words.length > 0) yield { start, end: end + marksAt(folded, end), ...verdict };
    pattern.lastIndex = end;
  }
}

type Verdict = Pick<Occurrence, 'words' | 'inside'>;

/** Which of the sought words this word is, or else contains as an identifier. */
function judge(word: string, folded: string, words: readonly SoughtWord[]): Verdict {
  const whole = indexesOf(folded, words);
  if (whole.length > 0) return { words: whole, inside: false };
  return { words: identifierParts(word).flatMap((part) => indexesOf(part, words)), inside: true };
}

function indexesOf(folded: string, words: readonly SoughtWord[]): number[] {
  const stem = stemOf(folded);
  return words.flatMap((word, index) => ((word.prefix ? folded.startsWith(word.text) : word.stem === stem) ? [index] : []));
}

/** Start of the word, for a candidate at its start or at a hump inside; `undefined` for one in the middle of a word. */
function wordStart(text: string, folded: string, at: number): number | undefined {
  let start = at;
  if (!isSpacedLetter(folded, at - 1)) return at;
  if (text[at] === folded[at]) return undefined;
  while (at - start <= longestIdentifier && isSpacedLetter(folded, start - 1)) start -= 1;
  return start;
}

function wordEnd(folded: string, at: number): number {
  let end = at + 1;
  while (isSpacedLetter(folded, end)) end += 1;
  return end;
}

/** Length of the vowel signs and accents that stand here: they belong to the letter before them. */
function marksAt(folded: string, at: number): number {
  const code = folded.charCodeAt(at);
  return code < 0x300 ? 0 : (/^\p{M}+/u.exec(folded.slice(at, at + 8))?.[0].length ?? 0);
}

/** Whether a letter or digit of a language with spaces stands here. */
function isSpacedLetter(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  const character = folded.charAt(at);
  return isWordCharacter(character) && !isUnspaced(character);
}

/** The letters of `text` as `foldWord` has them, each in its place. */
function foldText(text: string): string {
  const lower = text.replaceAll('İ', 'i').toLowerCase();
  // Latin letters with accents, and letters with two lower cases. The others are done.
  return lower.replace(/[\u00b5-\u024f\u03c2\u03d0-\u03f5\u1e00-\u1eff\u1fbe]/g, foldCharacter);
}
