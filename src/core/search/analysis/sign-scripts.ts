import { vowelSignCode } from './private-use.ts';

/** Blocks of Indian and South East Asian scripts, whose vowel signs are marks that FTS5 would split words at. */
const signScripts = String.raw`\u0900-\u109f\u1780-\u17ff`;

const ofSignScript = new RegExp(`[${signScripts}]`);
const sign = new RegExp(`[[${signScripts}]&&\\p{M}]`, 'gv');
const joiner = /[\u200c\u200d]/g;
const nukta = /[\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/g;
const nasalVowel = /[\u0901\u0981\u0a01\u0a70\u0a81\u0b01]/g;
/** A nasal before a consonant of its own class is written either in full or as a dot: हिन्दी, हिंदी. */
const nasalConsonant =
  /(?:\u0919\u094d(?=[\u0915-\u0918])|\u091e\u094d(?=[\u091a-\u091d])|\u0923\u094d(?=[\u091f-\u0922])|\u0928\u094d(?=[\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d]))/g;

export function isOfSignScript(word: string): boolean {
  return ofSignScript.test(word);
}

/** One spelling of those that people write for each other. */
export function respelled(word: string): string {
  return word
    .normalize('NFD')
    .replace(joiner, '')
    .replace(nukta, '')
    .replace(nasalVowel, (letter) => (letter === '\u0a70' ? '\u0a02' : String.fromCharCode(letter.charCodeAt(0) + 1)))
    .replace(nasalConsonant, '\u0902');
}

/** With letters in place of vowel signs, so that the word stays whole. */
export function withoutSigns(word: string): string {
  return word.replace(sign, vowelSignCode);
}
