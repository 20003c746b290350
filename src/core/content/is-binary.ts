import { asBuffer } from './as-buffer.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { decodeAs } from './charset.ts';
import { isCutUtf8 } from './utf-8.ts';
import { unmarkedUtf16 } from './utf-16.ts';

/** Control characters show within a few hundred bytes whether bytes are text. */
const sampleSize = 1024;

/** Backspace (man pages), white space, end of file (DOS) and escape (terminal logs) occur in text. */
const inText = new Set([8, 9, 10, 11, 12, 13, 26, 27]);

/**
 * Whether the beginning of a file is not text in any charset: it has NULs and is not UTF-16 or UTF-32, or more control characters than an
 * accident explains.
 */
export function isBinary(head: Uint8Array): boolean {
  const marked = byteOrderMark(head);
  const sample = head.subarray(0, sampleSize);
  if (marked !== undefined && marked !== 'utf-8') return isOdd(decodeAs(marked, sample));
  if (asBuffer(head).includes(0)) return unmarkedUtf16(head) === undefined;
  return controlBytes(sample) > sample.length / (isCutUtf8(head) ? 10 : 60);
}

/** Whether it is text but for NULs, as a crash of the writing program leaves them in a log. */
export function isTextWithNuls(head: Uint8Array): boolean {
  const rest = head.filter((byte) => byte !== 0);
  return rest.length >= head.length / 2 && !isBinary(rest);
}

function controlBytes(sample: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const byte = sample[index] ?? 0;
    if (byte < 0x20 && !inText.has(byte)) count += 1;
  }
  return count;
}

function isOdd(text: string): boolean {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd || (code < 0x20 && !inText.has(code))) count += 1;
  }
  return count > Math.max(1, text.length / 60);
}
