import { identifierParts } from './identifiers.ts';
import { isUnspaced, runIndexTerms, unspacedRuns } from './unspaced-text.ts';
import { foldWord, isWordCharacter } from './words.ts';

/** Most distinct terms of one text. A long Chinese novel has some 50,000 pairs of characters. */
const mostTerms = 60_000;
/** Cutting by dictionary takes about 0.3 s for this much. */
const mostUnspacedText = 2_000_000;

const beyondAscii = /[\u0080-\uffff]/;

/**
 * Words that a text contains without spelling them out, see `ItemRecord.extraTerms`: parts of identifiers, and words of languages that
 * do not separate them. Each once, separated by spaces; `undefined` where there is nothing.
 */
export function extraTermsOf(text: string): string | undefined {
  const terms = new Set<string>();
  addIdentifierParts(text, terms);
  if (beyondAscii.test(text)) addUnspacedWords(text, terms);
  return terms.size === 0 ? undefined : Array.from(terms).join(' ');
}

/** Where a word has a hump inside; cheap to look for, and rare in prose. */
const hump = /[a-z\d][A-Z]|[A-Z]{2}[a-z]/g;

function addIdentifierParts(text: string, terms: Set<string>): void {
  const seen = new Set<string>();
  hump.lastIndex = 0;
  for (let match = hump.exec(text); match !== null && terms.size < mostTerms; match = hump.exec(text)) {
    const end = wordEnd(text, hump.lastIndex);
    const identifier = text.slice(wordStart(text, match.index), end);
    hump.lastIndex = end;
    if (seen.has(identifier)) continue;
    seen.add(identifier);
    for (const part of identifierParts(identifier)) terms.add(part);
  }
}

function addUnspacedWords(text: string, terms: Set<string>): void {
  let length = 0;
  for (const run of unspacedRuns(text)) {
    const end = run.start + run.text.length;
    for (const term of runIndexTerms(run.text.slice(0, mostUnspacedText - length))) terms.add(term);
    // FTS5 glues foreign words to the run, as in 用Python编程.
    addNeighbour(text.slice(wordStart(text, run.start), run.start), terms);
    addNeighbour(text.slice(end, wordEnd(text, end)), terms);
    length += run.text.length;
    if (terms.size >= mostTerms || length >= mostUnspacedText) return;
  }
}

function addNeighbour(word: string, terms: Set<string>): void {
  if (word !== '') terms.add(foldWord(word));
}

function wordStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && isSpacedLetter(text, start - 1)) start -= 1;
  return start;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isSpacedLetter(text, end)) end += 1;
  return end;
}

function isSpacedLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  const character = text.charAt(index);
  return isWordCharacter(character) && !isUnspaced(character);
}
