import { nameText } from './guess-name.ts';

export const blockSize = 512;

/** A header block of a tar archive: POSIX.1-1988 `ustar`, and what GNU tar and older ones write. */
export interface TarHeader {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: number;
  /** One character: `0` is a file. */
  readonly type: string;
  /** Whether another block of places follows, of a sparse file. */
  readonly isExtended: boolean;
  /** Of a sparse file, with its holes. */
  readonly wholeSize: number;
}

const checksumAt = 148;
const checksumLength = 8;

/** `undefined` where the block is no header. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (block.length < blockSize || readNumber(block, checksumAt, checksumLength) !== checksumOf(block)) return undefined;
  const size = readNumber(block, 124, 12);
  if (size === undefined || size < 0) return undefined;
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? textOf(block, 345, 155) : '';
  const name = textOf(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    modifiedAt: (readNumber(block, 136, 12) ?? 0) * 1000,
    type: String.fromCharCode(block.readUInt8(156)),
    isExtended: block.readUInt8(482) !== 0,
    wholeSize: readNumber(block, 483, 12) ?? 0,
  };
}

/** The sum of all bytes, with spaces in place of the sum itself. */
function checksumOf(block: Buffer): number {
  let sum = 0x20 * checksumLength;
  for (let at = 0; at < blockSize; at += 1) if (at < checksumAt || at >= checksumAt + checksumLength) sum += block[at] ?? 0;
  return sum;
}

/** Octal digits; or, where the first bit is set, a binary number. Negative ones, which only times can be, count as none. */
function readNumber(block: Buffer, start: number, length: number): number | undefined {
  const field = block.subarray(start, start + length);
  if ((block.readUInt8(start) & 0x80) === 0) {
    const digits = /^[ \0]*([0-7]*)[ \0]*/.exec(field.toString('latin1'))?.[1] ?? '';
    return digits === '' ? undefined : Number.parseInt(digits, 8);
  }
  const value = field.reduce((sum, byte, index) => (index === 0 ? byte & 0x7f : sum * 256 + byte), 0);
  return Number.isSafeInteger(value) ? value : undefined;
}

function textOf(block: Buffer, start: number, length: number): string {
  return nameText(block.subarray(start, start + length));
}
