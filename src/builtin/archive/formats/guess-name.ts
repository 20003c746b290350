import { isUtf8 } from 'node:buffer';

interface Guess {
  readonly charset: string;
  /** Words that are likely in this charset, and in no other. */
  readonly likely: RegExp;
}

/**
 * Charsets of names that archives do not declare. Western letters stand alone among ASCII, so what is written in these shows by two letters in a
 * row or more.
 */
const guesses: readonly Guess[] = [
  { charset: 'shift_jis', likely: /[\u3041-\u309f\u30a1-\u30fa\u30fc]/u },
  { charset: 'gb18030', likely: /^[^\u0080-\u2fff\ue000-\ufaff]*[\u4e00-\u9fff]{2}[^\u0080-\u2fff\ue000-\ufaff]*$/u },
  { charset: 'ibm866', likely: /^[^\u2500-\u259f]*[А-яё]{3}[^\u2500-\u259f]*$/iu },
];

/** Cells of the letters of other alphabets than the Latin one; there are more than of its own. */
const foreign = /[\u0400-\u04ff\u3041-\u30ff\u4e00-\u9fff]/gu;
const latin = /[a-z]/gi;

/** A name whose charset is not declared; `otherwise` where nothing is likely. */
export function guessName(raw: Uint8Array, otherwise: string): string {
  if (isUtf8(raw)) return new TextDecoder().decode(raw);
  for (const { charset, likely } of guesses) {
    const name = decode(raw, charset);
    if (name === undefined || !likely.test(name)) continue;
    const stem = name.replace(/\.[a-z\d]{1,5}$/i, '');
    if ((stem.match(foreign)?.length ?? 0) * 2 >= (stem.match(latin)?.length ?? 0)) return name;
  }
  return otherwise;
}

/** A name up to the first NUL; what is in no likely charset is taken for Latin-1. */
export function nameText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  return guessName(text, text.toString('latin1'));
}

function decode(raw: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
}
