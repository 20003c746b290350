import type { BitReader } from './bit-reader.ts';

const longestCode = 16;

/** A canonical Huffman code, by the lengths of its codes: shorter ones first, and those of one length in the order of their symbols. */
export interface HuffmanCode {
  /** -1 for bits that stand for nothing. */
  read(reader: BitReader): number;
}

export function createHuffmanCode(lengths: Uint8Array): HuffmanCode {
  const counts = new Uint32Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const starts = new Uint32Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length += 1) starts[length + 1] = (starts[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[starts[length] ?? 0] = symbol;
    starts[length] = (starts[length] ?? 0) + 1;
  }
  return {
    read(reader) {
      let [code, first, index] = [0, 0, 0];
      for (let length = 1; length <= longestCode; length += 1) {
        code |= reader.bit();
        const count = counts[length] ?? 0;
        if (code - first < count) return symbols[index + code - first] ?? -1;
        index += count;
        first = (first + count) << 1;
        code <<= 1;
      }
      return -1;
    },
  };
}
