import { decodeBytes } from './charset.ts';
import { decodeQ } from './quoted-printable.ts';

/** `=?charset*language?encoding?text?=`; question marks in the text are not allowed, but written. */
const encodedWord = /=\?([^?*\s]{1,75})(?:\*[^?\s]{0,75})?\?([bq])\?([^?]*(?:\?(?!=)[^?]*){0,4})\?=/gi;

/**
 * Decodes the encoded words in a header field (RFC 2047). White space between two of them is none; those that follow each other are decoded
 * together, because programs cut between the bytes of a character.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let decoded = '';
  let end = 0;
  let charset = '';
  let pending: Uint8Array[] = [];
  const flush = (): void => {
    if (pending.length > 0) decoded += decodeBytes(Buffer.concat(pending), charset);
    pending = [];
  };
  for (const match of text.matchAll(encodedWord)) {
    const [whole, label = '', encoding = '', payload = ''] = match;
    const between = text.slice(end, match.index);
    if (pending.length === 0 || /\S/.test(between)) {
      flush();
      decoded += between;
    }
    if (label.toLowerCase() !== charset) flush();
    charset = label.toLowerCase();
    pending.push(encoding.toLowerCase() === 'b' ? Buffer.from(payload, 'base64') : decodeQ(payload));
    end = match.index + whole.length;
  }
  flush();
  return decoded + text.slice(end);
}
