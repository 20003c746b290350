import { stemmer } from 'stemmer';
import { cleanText } from '../analysis/clean-text.ts';
import { codeParts, identifierParts, longestIdentifier } from '../analysis/identifiers.ts';
import { indexForm } from '../analysis/index-form.ts';
import { candidatePattern, isUneven } from './candidate-pattern.ts';
import { foldInPlace } from './fold-in-place.ts';
import type { Sought, SoughtWord } from './sought.ts';
import { isLetter, marksEnd, wordEnd, wordStart } from './text-words.ts';

/** A word of a text that is a word of the query. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  /** Which of the sought words it is. */
  readonly words: readonly number[];
  /** Only a part of a word matches, as in an identifier: such words are in no phrase. */
  readonly inside: boolean;
}

/** How far a text is looked at. */
export interface Effort {
  /** Places looked at in one text, so that no text costs more than others. */
  readonly candidates: number;
  /** A word that is as common as this is looked for only around the others. */
  readonly common: number;
  /** On the clock of `performance`. It is looked at now and then. */
  readonly until: number;
}

/** Enough to choose passages from. */
export const someOccurrences: Effort = { candidates: 20_000, common: 200, until: Infinity };

/** How far around the others a common word is looked for. */
const surroundings = 300;

/** What was seen in the parts of a text so far. */
export interface Tally {
  readonly effort: Effort;
  /** Occurrences of each sought word. */
  readonly counts: number[];
  candidates: number;
  /** By word as it stands in the text. */
  readonly verdicts: Map<string, Verdict>;
}

export const newTally = ({ words }: Sought, effort: Effort): Tally => ({
  effort,
  counts: words.map(() => 0),
  candidates: 0,
  verdicts: new Map(),
});

/** Whether what follows will be looked at. */
export const isWorthMore = ({ counts, candidates, effort }: Tally): boolean =>
  candidates < effort.candidates && counts.some((count) => count < effort.common) && performance.now() < effort.until;

/** The places in a part of a text where words of the query are, in order: all, or of common words enough to choose from. */
export function* occurrencesIn(text: string, sought: Sought, tally: Tally): Generator<Occurrence> {
  const folded = foldInPlace(text);
  const scan = scanner(text, folded, sought, tally);
  const { counts } = tally;
  const { common } = tally.effort;
  const rare = (): readonly SoughtWord[] => sought.words.filter((_, index) => (counts[index] ?? 0) < common);
  for (let at = 0, words = rare(); words.length > 0; words = rare()) {
    const isAll = words.length === sought.words.length;
    const first = firstOf(
      scan(words, at, text.length),
      (occurrence) => isAll || occurrence.words.some((word) => (counts[word] ?? 0) < common),
    );
    if (first === undefined) return;
    // Once a word is common, the scan goes from one of the others to the next.
    const region = isAll
      ? scan(words, first.start, text.length)
      : scan(sought.words, Math.max(at, first.start - surroundings), first.end + surroundings);
    for (const occurrence of region) {
      yield occurrence;
      at = occurrence.end;
      for (const word of occurrence.words) counts[word] = (counts[word] ?? 0) + 1;
      if (isAll && occurrence.words.some((word) => counts[word] === common)) break;
    }
    at = Math.max(at, isAll ? 0 : first.end);
  }
}

function firstOf(occurrences: Iterable<Occurrence>, isWanted: (occurrence: Occurrence) => boolean): Occurrence | undefined {
  for (const occurrence of occurrences) if (isWanted(occurrence)) return occurrence;
  return undefined;
}

type Scan = (words: readonly SoughtWord[], from: number, to: number) => Generator<Occurrence>;

/** Finds some of the sought words in a part of a text. */
function scanner(text: string, folded: string, sought: Sought, tally: Tally): Scan {
  const { verdicts } = tally;
  const patterns = new Map<number, RegExp>();
  const isLenient = isUneven(folded);
  const judged = (start: number, end: number): Verdict => {
    const word = text.slice(start, end);
    const verdict = verdicts.get(word) ?? judge(word, folded.slice(start, end), sought);
    verdicts.set(word, verdict);
    return verdict;
  };
  const isAnywhere = sought.language === 'ar' || sought.words.some(({ as }) => as === 'part');
  const isSigned = sought.words.some(({ as }) => as === 'letters' || as === 'name');
  return function* (words, from, to) {
    const pattern = patterns.get(words.length) ?? candidatePattern(words, sought.language, isLenient);
    patterns.set(words.length, pattern);
    for (let at = from; tally.candidates < tally.effort.candidates; tally.candidates += 1) {
      pattern.lastIndex = at;
      const index = pattern.exec(folded)?.index;
      if (index === undefined || index >= to) return;
      const signed = isSigned ? signedAt(folded, index, sought) : undefined;
      if (signed !== undefined) yield signed;
      at = index + ((folded.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
      if (!isLetter(folded, index) || (!isAnywhere && !mayBegin(text, folded, index))) continue;
      const start = wordStart(folded, index);
      const end = wordEnd(folded, index);
      const verdict = judged(start, end);
      if (verdict.words.length > 0) yield { start, end, words: verdict.words, inside: verdict.inside };
      else for (const part of verdict.parts) yield { start: start + part.start, end: start + part.end, words: [part.word], inside: true };
      at = end;
    }
  };
}

/** What is looked for letter by letter. */
function signedAt(folded: string, at: number, { words }: Sought): Occurrence | undefined {
  const there = words.flatMap(({ as, text }, index) => {
    if (as === 'letters') return folded.startsWith(text, at) ? [index] : [];
    if (as !== 'name' || !folded.startsWith(text, at)) return [];
    return isLetter(folded, at - 1) || /[\p{L}\p{N}+#]/u.test(folded.charAt(at + text.length)) ? [] : [index];
  });
  if (there.length === 0) return undefined;
  const end = at + Math.max(...there.map((index) => words[index]?.text.length ?? 0));
  return { start: at, end: marksEnd(folded, end), words: there, inside: false };
}

/** Whether a word, or a part of one, begins here: `Server` and `6050` in `HTTPServer6050`. */
function mayBegin(text: string, folded: string, at: number): boolean {
  if (!isLetter(folded, at - 1)) return true;
  return text[at] !== folded[at] || isDigit(folded, at) !== isDigit(folded, at - 1);
}

const isDigit = (text: string, at: number): boolean => /\d/.test(text.charAt(at));

interface Verdict {
  readonly words: readonly number[];
  readonly inside: boolean;
  /** Where sought parts of words are in it. */
  readonly parts: readonly { readonly start: number; readonly end: number; readonly word: number }[];
}

const toneCode = /[\ue090-\ue098]/g;

/** Which of the sought words this word is, or else contains. */
function judge(word: string, folded: string, sought: Sought): Verdict {
  const form = indexForm(cleanText(word), sought.language);
  const whole = wordsOf(form, folded, sought);
  if (whole.length > 0) return { words: whole, inside: false, parts: [] };
  const parts = word.length > longestIdentifier ? [] : [...identifierParts(word), ...codeParts(word)].map((part) => stemmer(part));
  const within = [...parts, ...(toneCode.test(form) ? [form.replace(toneCode, '')] : [])].flatMap((part) => wordsOf(part, part, sought));
  return { words: [...new Set(within)], inside: true, parts: partsOf(form, folded, sought) };
}

function wordsOf(form: string, folded: string, { words }: Sought): number[] {
  return words.flatMap(({ as, text, typed }, index) => {
    if (as === 'form') return form === text ? [index] : [];
    return as === 'beginning' && (form.startsWith(text) || folded.startsWith(typed)) ? [index] : [];
  });
}

function partsOf(form: string, folded: string, { words }: Sought): Verdict['parts'] {
  return words.flatMap(({ as, text }, word) => {
    if (as !== 'part' || !form.includes(text)) return [];
    const start = folded.indexOf(text);
    return [start === -1 ? { start: 0, end: folded.length, word } : { start, end: start + text.length, word }];
  });
}
