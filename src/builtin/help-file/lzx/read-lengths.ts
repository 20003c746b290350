import type { BitReader } from './bit-reader.ts';
import { createHuffmanCode } from './huffman.ts';

const preliminarySymbols = 20;
const modulus = 17;

/** Reads lengths of codes, which are told as differences from those of the block before, in a code of their own. Whether they could be read. */
export function readLengths(reader: BitReader, lengths: Uint8Array, start: number, end: number): boolean {
  const code = createHuffmanCode(Uint8Array.from({ length: preliminarySymbols }, () => reader.bits(4)));
  const changed = (at: number, symbol: number): number => ((lengths[at] ?? 0) - symbol + modulus) % modulus;
  for (let at = start; at < end;) {
    const symbol = code.read(reader);
    if (symbol < 0 || reader.isPast()) return false;
    if (symbol < modulus) {
      lengths[at] = changed(at, symbol);
      at += 1;
      continue;
    }
    const run = symbol === 17 ? 4 + reader.bits(4) : symbol === 18 ? 20 + reader.bits(5) : 4 + reader.bit();
    const same = symbol === 19 ? code.read(reader) : undefined;
    if (same !== undefined && (same < 0 || same >= modulus)) return false;
    const value = same === undefined ? 0 : changed(at, same);
    lengths.fill(value, at, Math.min(end, at + run));
    at += run;
  }
  return true;
}
