import { createBitReader } from './bit-reader.ts';
import { createHuffmanCode, type HuffmanCode } from './huffman.ts';
import { readLengths } from './read-lengths.ts';

/** Undoes LZX compression ([MS-PATCH] 2), frame by frame. */
export interface Lzx {
  /** Begins anew: what follows refers to nothing before. */
  reset(): void;
  /** The next bytes, up to 32 KiB; `undefined` where the data are damaged. */
  frame(packed: Buffer, length: number): Buffer | undefined;
}

/** Slots of positions by the bits of the window. */
const slotCounts: Readonly<Record<number, number>> = { 15: 30, 16: 32, 17: 34, 18: 36, 19: 38, 20: 42, 21: 50 };
const blockTypes = { verbatim: 1, aligned: 2, uncompressed: 3 };
const literals = 256;
const lengthSymbols = 249;
const longCode = 7;
const shortestMatch = 2;
const none = createHuffmanCode(new Uint8Array(1));

const extraBits = Array.from({ length: 51 }, (_, slot) => Math.min(17, Math.max(0, (slot >> 1) - 1)));
const bases = extraBits.map((_, slot) => extraBits.slice(0, slot).reduce((sum, bits) => sum + 2 ** bits, 0));

export function createLzx(windowSize: number): Lzx | undefined {
  const slots = slotCounts[Math.log2(windowSize)];
  if (slots === undefined) return undefined;
  const window = Buffer.alloc(windowSize);
  const reader = createBitReader();
  const mainLengths = new Uint8Array(literals + slots * 8);
  const lengthLengths = new Uint8Array(lengthSymbols);
  let [main, lengths, aligned]: HuffmanCode[] = [none, none, none];
  /** The distances used last. */
  let recent: [number, number, number] = [1, 1, 1];
  let [to, blockLeft, blockType, isFirst, isOdd] = [0, 0, 0, true, false];

  function startBlock(): boolean {
    if (blockType === blockTypes.uncompressed && isOdd) reader.raw(1);
    blockType = reader.bits(3);
    blockLeft = reader.bits(24);
    if (blockType === blockTypes.uncompressed) {
      reader.skipToWord();
      const distances = reader.raw(12);
      if (distances.length < 12) return false;
      recent = [distances.readUInt32LE(0), distances.readUInt32LE(4), distances.readUInt32LE(8)];
      isOdd = blockLeft % 2 === 1;
      return true;
    }
    if (blockType === blockTypes.aligned) aligned = createHuffmanCode(Uint8Array.from({ length: 8 }, () => reader.bits(3)));
    else if (blockType !== blockTypes.verbatim) return false;
    const isRead =
      readLengths(reader, mainLengths, 0, literals) &&
      readLengths(reader, mainLengths, literals, mainLengths.length) &&
      readLengths(reader, lengthLengths, 0, lengthSymbols);
    main = createHuffmanCode(mainLengths);
    lengths = createHuffmanCode(lengthLengths);
    return isRead;
  }

  /** How far back a match lies. */
  function readDistance(slot: number): number {
    if (slot < 3) {
      const distance = recent[slot] ?? 1;
      recent[slot] = recent[0];
      recent[0] = distance;
      return distance;
    }
    const extra = extraBits[slot] ?? 0;
    const isAligned = blockType === blockTypes.aligned && extra >= 3;
    const low = isAligned ? reader.bits(extra - 3) * 8 + (aligned ?? none).read(reader) : reader.bits(extra);
    const distance = (bases[slot] ?? 0) + low - 2;
    recent = [distance, recent[0], recent[1]];
    return distance;
  }

  /** Fills up to `end`; a match may not reach over it. */
  function unpackTo(end: number): boolean {
    while (to < end) {
      const symbol = (main ?? none).read(reader);
      if (symbol < 0 || reader.isPast()) return false;
      if (symbol < literals) {
        window[to++] = symbol;
        continue;
      }
      const short = (symbol - literals) & 7;
      const length = shortestMatch + short + (short === longCode ? (lengths ?? none).read(reader) : 0);
      const distance = readDistance((symbol - literals) >> 3);
      if (distance < 1 || distance > windowSize || length < shortestMatch || to + length > end) return false;
      for (let from = to - distance, last = to + length; to < last; from += 1, to += 1)
        window[to] = window[from < 0 ? from + windowSize : from] ?? 0;
    }
    return true;
  }

  function copyTo(end: number): boolean {
    const bytes = reader.raw(end - to);
    if (bytes.length < end - to) return false;
    bytes.copy(window, to);
    to = end;
    return true;
  }

  return {
    reset() {
      mainLengths.fill(0);
      lengthLengths.fill(0);
      window.fill(0);
      recent = [1, 1, 1];
      [to, blockLeft, blockType, isFirst, isOdd] = [0, 0, 0, true, false];
    },
    frame(packed, length) {
      reader.open(packed);
      if (to >= windowSize) to = 0;
      const start = to;
      const end = start + length;
      if (end > windowSize) return undefined;
      // Says whether calls in programs were rewritten; in help files there are none.
      if (isFirst && reader.bit() === 1) reader.bits(16 + 16);
      isFirst = false;
      while (to < end) {
        if (blockLeft === 0 && !startBlock()) return undefined;
        const part = Math.min(end - to, blockLeft);
        if (part === 0) return undefined;
        blockLeft -= part;
        if (!(blockType === blockTypes.uncompressed ? copyTo(to + part) : unpackTo(to + part))) return undefined;
      }
      return Buffer.from(window.subarray(start, end));
    },
  };
}
