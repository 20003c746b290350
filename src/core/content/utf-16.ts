import { decodeAs } from './charset.ts';

const sampleSize = 4096;

/** What does not occur in text: control characters, code points without a meaning, halves of pairs. */
const oddity = /[^\P{C}\t\n\v\f\r\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufffd/u;

/**
 * Recognises UTF-16 without a byte order mark. Of the two bytes of an ASCII character (spaces, line ends and digits at least) one is NUL, always
 * the same one; and what comes out is nothing but characters, spaces among them.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, sampleSize);
  const firstNul = sample.indexOf(0);
  if (firstNul === -1 || sample.length < 8) return undefined;
  const charset = firstNul % 2 === 1 ? 'utf-16le' : 'utf-16be';
  return looksLikeText(decodeAs(charset, sample)) ? charset : undefined;
}

function looksLikeText(decoded: string): boolean {
  // The last character may be cut in two.
  const text = decoded.slice(0, -1);
  let ascii = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) < 0x80) ascii += 1;
  return !oddity.test(text) && (ascii >= text.length / 3 || /\s/.test(text));
}
