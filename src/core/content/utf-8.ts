import { isAscii, isUtf8 } from 'node:buffer';
import { decodeAs } from './charset.ts';

/** Whether the bytes are UTF-8, apart from a character that is cut off at the end. */
export function isCutUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  const whole = bytes.subarray(0, bytes.length - cutLength(bytes));
  return whole.length < bytes.length && isUtf8(whole) && !isAscii(whole);
}

/**
 * Whether text is UTF-8 in which a few bytes are wrong, rather than text of another charset, of which here and there two bytes happen to look
 * like UTF-8.
 */
export function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = decodeAs('utf-8', bytes);
  let good = 0;
  let bad = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) bad += 1;
    else if (code > 0x7f) good += 1;
  }
  return good >= 4 * bad && good > 0;
}

/** How many bytes at the end begin a character and do not complete it. */
function cutLength(bytes: Uint8Array): number {
  for (let length = 1; length <= 3 && length <= bytes.length; length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length < encodedLength(byte) ? length : 0;
  }
  return 0;
}

/** Length of the character that a byte begins; 0 for bytes that begin none. */
function encodedLength(byte: number): number {
  if (byte > 0xf4) return 0;
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : 2;
}
