import { readSync } from 'node:fs';

/** One read transfers at most 2 GiB. */
const mostPerRead = 1024 * 1024 * 1024;

/** Fills the buffer from `position` on. Returns how many bytes there were. */
export function readFully(descriptor: number, buffer: Buffer, position: number): number {
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(descriptor, buffer, length, Math.min(mostPerRead, buffer.length - length), position + length);
    if (count === 0) break;
    length += count;
  }
  return length;
}
