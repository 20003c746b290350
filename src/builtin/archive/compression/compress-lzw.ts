import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { UnpackError } from './unpack-error.ts';

const mostBits = 16;
const clearCode = 256;
const chunkSize = 256 * 1024;

/** What `compress` of Unix writes: LZW with codes of 9 to 16 bits, the lowest bit first. Codes of one width come in groups of eight. */
export async function* unpackCompress(packed: ByteReader): AsyncGenerator<Uint8Array> {
  const header = await packed.read(3);
  const flags = header[2] ?? 0;
  const widest = flags & 0x1f;
  const hasClear = (flags & 0x80) !== 0;
  if (header.length < 3 || header[0] !== 0x1f || header[1] !== 0x9d || widest < 9 || widest > mostBits)
    throw new UnpackError('it is no .Z');
  const prefixes = new Uint16Array(1 << widest);
  const suffixes = new Uint8Array(1 << widest);
  const string = new Uint8Array((1 << widest) + 1);
  const firstFree = hasClear ? 257 : 256;
  let free = firstFree;
  let width = 9;
  let previous = -1;
  let firstByte = 0;
  let chunk = Buffer.allocUnsafe(chunkSize);
  let filled = 0;

  /** Writes the string of a code to the end of `string`. Returns where it begins. */
  function expand(code: number): number {
    let at = string.length;
    let rest = code;
    if (code === free && previous !== -1) {
      at -= 1;
      string[at] = firstByte;
      rest = previous;
    } else if (code >= free) throw new UnpackError('a code that means nothing');
    for (; rest > 255; rest = prefixes[rest] ?? 0) {
      at -= 1;
      string[at] = suffixes[rest] ?? 0;
    }
    at -= 1;
    string[at] = rest;
    return at;
  }

  for (let group = await packed.read(width); group.length > 0; group = await packed.read(width)) {
    const groupWidth = width;
    for (let bit = 0; bit + groupWidth <= group.length * 8; bit += groupWidth) {
      const code = bitsAt(group, bit, groupWidth);
      if (code === clearCode && hasClear) {
        free = firstFree;
        previous = -1;
        width = 9;
        // The rest of the group is padding.
        break;
      }
      if (previous === -1 && code > 255) throw new UnpackError('it begins with a code that means nothing');
      const start = expand(code);
      firstByte = string[start] ?? 0;
      const length = string.length - start;
      if (filled + length > chunkSize) {
        yield chunk.subarray(0, filled);
        chunk = Buffer.allocUnsafe(chunkSize);
        filled = 0;
      }
      chunk.set(string.subarray(start), filled);
      filled += length;
      if (previous !== -1 && free < 1 << widest) {
        prefixes[free] = previous;
        suffixes[free] = firstByte;
        free += 1;
      }
      previous = code;
      if (free > (1 << width) - 1 && width < widest) {
        width += 1;
        break;
      }
    }
  }
  yield chunk.subarray(0, filled);
}

function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3;
  const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return (three >> (bit & 7)) & ((1 << width) - 1);
}
