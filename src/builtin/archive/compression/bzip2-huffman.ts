import { UnpackError } from './unpack-error.ts';
import type { BitReader } from './bit-reader.ts';

export interface HuffmanTable {
  read(bits: BitReader): number;
}

const longestCode = 20;
/** Codes of up to so many bits, which are nearly all, are looked up at once. */
const shortCode = 10;

export function readHuffmanTable(bits: BitReader, symbols: number): HuffmanTable {
  const lengths = readLengths(bits, symbols);
  const limits = new Int32Array(longestCode + 2).fill(-1);
  const offsets = new Int32Array(longestCode + 2);
  const ordered = new Uint16Array(symbols);
  /** Length and symbol of the code that these bits begin with. */
  const short = new Uint16Array(1 << shortCode);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= longestCode; length += 1) {
    offsets[length] = place - code;
    for (let symbol = 0; symbol < symbols; symbol += 1) {
      if (lengths[symbol] !== length) continue;
      ordered[place] = symbol;
      place += 1;
      if (length <= shortCode) short.fill((length << 9) | symbol, code << (shortCode - length), (code + 1) << (shortCode - length));
      code += 1;
    }
    limits[length] = code - 1;
    if (code > 1 << length) throw new UnpackError('more codes than fit');
    code <<= 1;
  }
  return {
    read(from) {
      const found = short[from.peek(shortCode)] ?? 0;
      if (found !== 0) {
        from.skip(found >> 9);
        return found & 0x1ff;
      }
      const next = from.peek(longestCode);
      for (let length = shortCode + 1; length <= longestCode; length += 1) {
        const candidate = next >> (longestCode - length);
        if (candidate > (limits[length] ?? -1)) continue;
        from.skip(length);
        return ordered[candidate + (offsets[length] ?? 0)] ?? 0;
      }
      throw new UnpackError('a code that means nothing');
    },
  };
}

/** Each length is told by its difference from the one before. */
function readLengths(bits: BitReader, symbols: number): Uint8Array {
  const lengths = new Uint8Array(symbols);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    while (bits.read(1) === 1) length += bits.read(1) === 0 ? 1 : -1;
    if (length < 1 || length > longestCode) throw new UnpackError('impossible length of a code');
    lengths[symbol] = length;
  }
  return lengths;
}
