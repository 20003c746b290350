import { codeNames } from './code-names.ts';
import { codeParts, identifierParts } from './identifiers.ts';
import { isUnspaced } from './unspaced-text.ts';
import { isWordCharacter } from './words.ts';

/** Most distinct terms of one text. */
const mostTerms = 60_000;

/** Adds the words that a text contains without spelling them out, see `ItemRecord.extraTerms`: parts of identifiers and codes, names with signs. */
export function addExtraTerms(text: string, terms: Set<string>): void {
  addParts(text, terms);
  addJoined(text, terms);
  for (const { form } of codeNames(text)) {
    if (terms.size >= mostTerms) return;
    terms.add(form);
  }
}

/** Where a word has a hump; cheap to look for, and rare in prose. */
const hump = /[a-z\d][A-Z]|[A-Z]{2}[a-z]/g;
/** Where letters and a number meet. */
const number = /[A-Za-z]\d\d|\d\d[A-Za-z]/g;

function addParts(text: string, terms: Set<string>): void {
  const seen = new Set<string>();
  for (const word of wordsAt(hump, text)) {
    if (terms.size >= mostTerms) return;
    if (seen.has(word)) continue;
    seen.add(word);
    for (const part of identifierParts(word)) terms.add(part);
  }
  for (const word of wordsAt(number, text)) {
    if (terms.size >= mostTerms) return;
    if (seen.has(word)) continue;
    seen.add(word);
    for (const part of codeParts(word)) terms.add(part);
  }
}

/** The words that a pattern matches in. */
function* wordsAt(pattern: RegExp, text: string): Generator<string> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = wordEnd(text, pattern.lastIndex);
    pattern.lastIndex = end;
    yield text.slice(wordStart(text, match.index), end);
    pattern.lastIndex = end;
  }
}

const hyphen = /[A-Za-z]-[A-Za-z\d]|\d-[A-Za-z]|[A-Za-z]\d+\.\d/g;
const longestJoined = 32;
const twoWords = /^[A-Za-z]+-[A-Za-z]+$/;
const code = /^(?=[^\d]*\d)(?=[^A-Za-z]*[A-Za-z])[A-Za-z\d]+(?:[-.][A-Za-z\d]+){1,3}$/;

/** `e-mail` is also email, `h52.1` h521. */
function addJoined(text: string, terms: Set<string>): void {
  hyphen.lastIndex = 0;
  for (let match = hyphen.exec(text); match !== null && terms.size < mostTerms; match = hyphen.exec(text)) {
    const start = compoundStart(text, match.index);
    const end = compoundEnd(text, hyphen.lastIndex);
    hyphen.lastIndex = end;
    if (end - start > longestJoined) continue;
    const compound = text.slice(start, end).replace(/\.$/, '');
    if (twoWords.test(compound) || code.test(compound)) terms.add(compound.replace(/[-.]/g, '').toLowerCase());
  }
}

function compoundStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start <= longestJoined && isCompound(text, start - 1)) start -= 1;
  return start;
}

function compoundEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isCompound(text, end)) end += 1;
  return end;
}

/** Everything that is written without space: what is longer than a name is no name. */
function isCompound(text: string, index: number): boolean {
  const character = text.charAt(index);
  return character === '-' || character === '.' || character === '_' || character === '/' || isSpacedLetter(text, index);
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
  const letter = text.charCodeAt(index);
  if (letter < 0x80) return (letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57) || (letter >= 65 && letter <= 90);
  const character = text.charAt(index);
  return isWordCharacter(character) && !isUnspaced(character);
}
