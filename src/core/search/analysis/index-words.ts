import { cleanText } from './clean-text.ts';
import { stemmerOf } from './stemmers.ts';
import { ideographs, isSyllabic, maybeUnspaced, pairsOf, segments, unspacedRuns } from './unspaced-text.ts';
import { plainForm, wordForm } from './word-form.ts';
import { wholeWords } from './words.ts';

/** What {@link indexWords} finds beside the words: forms under which they are found too, in no order. */
export type OtherForms = Set<string>;

/** Text taken at once. */
const chunkLength = 256 * 1024;
/** Cutting by dictionary takes about a second for this much; what comes after it is found by its first words only. */
const mostSyllabic = 1_500_000;
/** Most other forms of one text. */
export const mostOtherForms = 60_000;

const beyondAscii = /[\u0080-\uffff]/;
/** What a storage would take otherwise than {@link indexWords} does. */
const unusual = new RegExp(
  [
    String.raw`[`,
    String.raw`[\p{M}--[\u20d0-\u20ff\ufe00-\ufe0f]]`,
    String.raw`[\p{Nd}--[0-9]]`,
    String.raw`\u00ad\u200c\u200d\u2060ßẞæÆœŒøØłŁđĐðÐþÞıİ\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9`,
    // Greek with accents, ё, Arabic, Thai to Burmese, Khmer; Chinese, Japanese and Korean.
    String.raw`\u0386-\u03b0\u03cc-\u03ce\u1f00-\u1fffЁё\u0600-\u06ff\u0900-\u109f\u1100-\u11ff\u1780-\u17ff`,
    String.raw`\u2e80-\ud7ff\ue000-\uf8ff\uf900-\ufdef\ufe70-\ufefc\uff01-\uffee\u{1b000}-\u{1b2ff}\u{20000}-\u{3ffff}`,
    String.raw`]`,
  ].join(''),
  'gv',
);

/** Quickly rules that out where all that is beyond ASCII are quotes, dashes, arrows, and the like. */
const maybeUnusual = /[\u00ad\u00c6\u00d0\u00d8\u00de\u00df\u00e6\u00f0\u00f8\u00fe\u0110-\u200f\u2060\u2c00-\uffff]/;

/** Whether a storage, which knows English only, would index a text differently. */
export function needsIndexWords(text: string, language: string | undefined): boolean {
  if (stemmerOf(language) !== undefined) return true;
  return language === 'vi' ? beyondAscii.test(text) : maybeUnusual.test(text) && text.search(unusual) >= 0;
}

/** The words of a text in the order in which they are indexed, separated by spaces. */
export function indexWords(text: string, language: string | undefined, others?: OtherForms): string {
  const formed = formerFor(language, others);
  const chunks: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = chunkEnd(text, start);
    const words = wholeWords(cleanText(text.slice(start, end)));
    for (const [index, word] of words.entries()) words[index] = formed(word);
    const chunk = words.join(' ');
    if (others) addToneless(chunk, others);
    chunks.push(chunk);
    start = end;
  }
  return chunks.filter((chunk) => chunk !== '').join(' ');
}

/**
 * What a storage is given to index for a text: the words of {@link indexWords}, or the text with only those of its words replaced that a
 * storage would take otherwise. In a page with a name in another script, these are few.
 */
export function indexedText(text: string, language: string | undefined, others: OtherForms): string {
  if (stemmerOf(language) !== undefined || language === 'vi') return indexWords(text, language, others);
  const parts: string[] = [];
  let end = 0;
  unusual.lastIndex = 0;
  for (let match = unusual.exec(text); match !== null; match = unusual.exec(text)) {
    const start = spaceBefore(text, match.index, end);
    const next = spaceAfter(text, unusual.lastIndex);
    parts.push(text.slice(end, start), indexWords(text.slice(start, next), language, others));
    end = next;
    unusual.lastIndex = next;
  }
  return [...parts, text.slice(end)].join('');
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function spaceBefore(text: string, from: number, least: number): number {
  let start = from;
  while (start > least && !isSpace(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function spaceAfter(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function chunkEnd(text: string, start: number): number {
  const end = start + chunkLength;
  if (end >= text.length) return text.length;
  const space = Math.max(text.lastIndexOf(' ', end), text.lastIndexOf('\n', end));
  if (space > start) return space;
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end + 1 : end;
}

/** Vietnamese as somebody without such a keyboard types it. */
function addToneless(words: string, others: OtherForms): void {
  if (!/[\ue090-\ue098]/.test(words)) return;
  for (const [word] of words.matchAll(/[^ ]+/g)) {
    const toneless = word.replace(/[\ue090-\ue098]/g, '');
    if (toneless !== word && others.size < mostOtherForms) others.add(toneless);
  }
}

const cacheSize = 40_000;
const longestCached = 32;
const caches = new Map<string | undefined, Map<string, string>>();

/** Makes of a word what is indexed for it. Words come again and again, so the last ones are remembered. */
function formerFor(language: string | undefined, others: OtherForms | undefined): (word: string) => string {
  const key = stemmerOf(language) === undefined && language !== 'vi' ? undefined : language;
  const cache = caches.get(key) ?? new Map<string, string>();
  caches.set(key, cache);
  const room = { syllabic: mostSyllabic };
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    if (maybeUnspaced(word)) return piecesOf(word, language, others, room);
    const form = spacedForm(word, language);
    if (word.length <= longestCached) remember(cache, word, form);
    return form;
  };
}

function remember<Value>(cache: Map<string, Value>, word: string, value: Value): void {
  if (cache.size >= cacheSize) cache.clear();
  cache.set(word, value);
}

/** In Persian an invisible character stands between words that are written apart. */
function spacedForm(word: string, language: string | undefined): string {
  if (!/\p{sc=Arabic}[\u200c\u200d]/u.test(word)) return wordForm(word, language);
  const parts = word.split(/[\u200c\u200d]+/);
  return parts
    .map((part) => wordForm(part, language))
    .filter((form) => form !== '')
    .join(' ');
}

interface Room {
  syllabic: number;
}

/** A word with letters of languages without spaces in it. */
function piecesOf(word: string, language: string | undefined, others: OtherForms | undefined, room: Room): string {
  const pieces: string[] = [];
  let end = 0;
  const addRest = (rest: string): void => {
    for (const part of wholeWords(rest)) pieces.push(wordForm(part, language));
  };
  for (const run of unspacedRuns(word)) {
    addRest(word.slice(end, run.start));
    end = run.start + run.text.length;
    if (isSyllabic(run.text)) {
      const text = run.text.slice(0, Math.max(room.syllabic, 100));
      room.syllabic -= text.length;
      const found = segments(text);
      if (others) addAlone(found, others);
      for (const segment of found) pieces.push(plainForm(segment));
    } else {
      for (const pair of pairsOf(run.text)) pieces.push(pair);
      if (others) addAll(ideographs(run.text), others);
    }
  }
  addRest(word.slice(end));
  return pieces.join(' ');
}

/** A dictionary may cut a word by itself otherwise than in its sentence. */
function addAlone(found: readonly string[], others: OtherForms): void {
  for (const segment of found) {
    const alone = alonePieces.get(segment) ?? segments(segment).map(plainForm);
    if (segment.length <= longestCached) remember(alonePieces, segment, alone);
    if (alone.length > 1) addAll(alone, others);
  }
}

const alonePieces = new Map<string, readonly string[]>();

function addAll(forms: readonly string[], others: OtherForms): void {
  for (const form of forms) if (others.size < mostOtherForms) others.add(form);
}
