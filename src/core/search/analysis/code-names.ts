import { foldLetters } from './fold-letters.ts';
import { signCodes } from './private-use.ts';

/** A name that a sign makes what it is, as it is indexed, and where it stands. */
export interface CodeName {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** `C++`, `g++`; `C#`, `F#`. Found by their signs, which are rare. */
const withSign = /[A-Za-z\d](?:\+\+(?![+\w])|#(?![#\w]))/g;
const longestName = 16;
/** `.NET`, `.gitignore`; not `.map(` nor `.field =` of a program, nor what is selected in a style sheet. */
const withDot = /(?<=^|[\s"'`(,/])\.[A-Za-z][\w-]{1,31}(?![\w-])(?![ \t]*[([{=.:<>])/g;

export function* codeNames(text: string): Generator<CodeName> {
  for (const { 0: name, index } of text.matchAll(withDot)) yield nameAt(text, index, index + name.length);
  for (const { 0: end, index } of text.matchAll(withSign)) {
    const start = wordStart(text, index);
    if (start !== undefined) yield nameAt(text, start, index + end.length);
  }
}

const nameAt = (text: string, start: number, end: number): CodeName => ({ form: codeForm(text.slice(start, end)), start, end });

function wordStart(text: string, from: number): number | undefined {
  let start = from;
  while (start > 0 && from - start <= longestName && /[\p{L}\p{N}_]/u.test(text.charAt(start - 1))) start -= 1;
  return from - start <= longestName && /[A-Za-z]/.test(text.charAt(start)) ? start : undefined;
}

/** The signs come last, so that the name can be completed. */
function codeForm(name: string): string {
  const letters = name.replace(/[+#.\-_]/g, '');
  const signs = name.startsWith('.') ? '.' : name.slice(letters.length);
  return `${foldLetters(letters)}${signs.replace(/./g, (sign) => signCodes.get(sign) ?? '')}`;
}
