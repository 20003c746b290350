import { UnpackError } from './unpack-error.ts';
import type { BitReader } from './bit-reader.ts';
import { readHuffmanTable, type HuffmanTable } from './bzip2-huffman.ts';

const symbolsPerSelector = 50;

/**
 * Decodes a block whose mark and checksum were read: https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf. The result is what went
 * into the Burrows–Wheeler transform, runs still shortened.
 */
export function readBlock(bits: BitReader, mostLength: number): Uint8Array {
  if (bits.read(1) === 1) throw new UnpackError('randomised blocks are obsolete');
  const origin = bits.read(24);
  const { tables, selectors, alphabet } = readTables(bits);
  const endOfBlock = alphabet.length + 1;
  const sorted = new Uint32Array(mostLength);
  const counts = new Uint32Array(256);
  let length = 0;
  let run = 0;
  let runUnit = 1;
  let selector = 0;
  let left = 0;
  let table: HuffmanTable | undefined;
  for (;;) {
    if (left === 0) {
      table = tables[selectors[selector] ?? -1];
      selector += 1;
      left = symbolsPerSelector;
    }
    if (table === undefined) throw new UnpackError('more symbols than tables for them');
    left -= 1;
    const symbol = table.read(bits);
    if (symbol <= 1) {
      // Runs of the byte in front are numbers in bijective base 2.
      run += runUnit << symbol;
      runUnit <<= 1;
      if (run > mostLength) throw new UnpackError('a run is too long');
      continue;
    }
    if (run > 0) {
      if (length + run > mostLength) throw new UnpackError('the block is too long');
      const byte = alphabet[0] ?? 0;
      sorted.fill(byte, length, length + run);
      counts[byte] = (counts[byte] ?? 0) + run;
      length += run;
      run = 0;
      runUnit = 1;
    }
    if (symbol === endOfBlock) break;
    if (length >= mostLength) throw new UnpackError('the block is too long');
    const byte = alphabet[symbol - 1] ?? 0;
    alphabet.copyWithin(1, 0, symbol - 1);
    alphabet[0] = byte;
    counts[byte] = (counts[byte] ?? 0) + 1;
    sorted[length] = byte;
    length += 1;
  }
  if (origin >= length) throw new UnpackError('the block begins outside itself');
  return unsort(sorted.subarray(0, length), counts, origin);
}

/** Undoes the Burrows–Wheeler transform. The lower bytes of `sorted` are the symbols; the upper ones get the links between them. */
function unsort(sorted: Uint32Array, counts: Uint32Array, origin: number): Uint8Array {
  const { length } = sorted;
  const next = new Uint32Array(256);
  for (let byte = 0, sum = 0; byte < 256; byte += 1) {
    next[byte] = sum;
    sum += counts[byte] ?? 0;
  }
  for (let index = 0; index < length; index += 1) {
    const byte = (sorted[index] ?? 0) & 0xff;
    const place = next[byte] ?? 0;
    next[byte] = place + 1;
    sorted[place] = (sorted[place] ?? 0) | (index << 8);
  }
  const plain = new Uint8Array(length);
  let link = (sorted[origin] ?? 0) >>> 8;
  for (let index = 0; index < length; index += 1) {
    const entry = sorted[link] ?? 0;
    plain[index] = entry & 0xff;
    link = entry >>> 8;
  }
  return plain;
}

interface Tables {
  readonly tables: readonly HuffmanTable[];
  /** Which table each group of symbols uses. */
  readonly selectors: Uint8Array;
  /** The bytes that occur, in the order of the move-to-front transform. */
  readonly alphabet: Uint8Array;
}

function readTables(bits: BitReader): Tables {
  const alphabet = readAlphabet(bits);
  const tableCount = bits.read(3);
  const selectorCount = bits.read(15);
  if (alphabet.length === 0 || tableCount < 2 || tableCount > 6 || selectorCount === 0) throw new UnpackError('impossible tables');
  const order = Uint8Array.from({ length: tableCount }, (_, index) => index);
  const selectors = new Uint8Array(selectorCount);
  for (let index = 0; index < selectorCount; index += 1) {
    let place = 0;
    while (bits.read(1) === 1) place += 1;
    if (place >= tableCount) throw new UnpackError('impossible selector');
    const table = order[place] ?? 0;
    order.copyWithin(1, 0, place);
    order[0] = table;
    selectors[index] = table;
  }
  const tables = Array.from({ length: tableCount }, () => readHuffmanTable(bits, alphabet.length + 2));
  return { tables, selectors, alphabet };
}

function readAlphabet(bits: BitReader): Uint8Array {
  const groups = bits.read(16);
  const bytes: number[] = [];
  for (let group = 0; group < 16; group += 1) {
    if ((groups & (0x8000 >> group)) === 0) continue;
    const used = bits.read(16);
    for (let byte = 0; byte < 16; byte += 1) if ((used & (0x8000 >> byte)) !== 0) bytes.push(group * 16 + byte);
  }
  return Uint8Array.from(bytes);
}
