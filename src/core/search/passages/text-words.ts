import { isUnspaced } from '../analysis/unspaced-text.ts';

const kinds = { unknown: 0, letter: 1, mark: 2, other: 3 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/** By UTF-16 code unit, filled when they are met. */
const known = new Uint8Array(0x1_0000);

const letter = /^[\p{L}\p{N}]/u;
/** Marks and characters that are not seen. Emoji have marks of their own. */
const mark = /^(?:[\p{M}--[\u20d0-\u20ff\ufe00-\ufe0f]]|\u00ad|\u200c|\u200d|\u2060)/v;
const longestWord = 256;

/** A letter, a mark on one, or neither; a letter of a language without spaces between words is neither. */
function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return kinds.other;
  if (isSurrogate(code)) return kindOf(characterAround(text, at));
  const kind = known[code] as Kind;
  return kind === kinds.unknown ? (known[code] = kindOf(text.charAt(at))) : kind;
}

function kindOf(character: string): Kind {
  if (mark.test(character)) return kinds.mark;
  return letter.test(character) && !isUnspaced(character) ? kinds.letter : kinds.other;
}

const isSurrogate = (code: number): boolean => (code & 0xf800) === 0xd800;
export const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function characterAround(text: string, at: number): string {
  const start = isLowSurrogate(text, at) ? at - 1 : at;
  return String.fromCodePoint(text.codePointAt(start) ?? 0);
}

export const isLetter = (text: string, at: number): boolean => kindAt(text, at) === kinds.letter;

const isInWord = (text: string, at: number): boolean => {
  const kind = kindAt(text, at);
  return kind === kinds.letter || (kind === kinds.mark && !isPersianGap(text, at));
};

/** In Persian an invisible character parts words. */
function isPersianGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 0x200c || code === 0x200d) && /\p{sc=Arabic}/u.test(text.charAt(at - 1));
}

/** Where the word begins that stands here. */
export function wordStart(text: string, at: number): number {
  let start = at;
  while (at - start < longestWord && isInWord(text, start - 1)) start -= 1;
  while (start < at && !isLetter(text, start)) start += 1;
  return start;
}

/** Where the word ends that stands here, with the marks on its last letter. */
export function wordEnd(text: string, at: number): number {
  let end = at + 1;
  while (isInWord(text, end)) end += 1;
  return end;
}

/** Where the marks end that stand here. */
export function marksEnd(text: string, at: number): number {
  let end = at;
  while (kindAt(text, end) === kinds.mark) end += 1;
  return end;
}
