import { inflateSync } from 'node:zlib';
import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import type { Dictionary } from './dictionary.ts';

const compressions = { none: 0, codes: 1, blocks: 2 };
const chunkSize = 64 * 1024;
const largestBlock = 64 * 1024 ** 2;
const mostBlocks = 1_000_000;
const codes = { nothing: 0, end: 252, follows: 253, blanks: 254, missing: 255 };
const blanks = Buffer.alloc(8, 0x20);

/** The elements of eight bytes that the rows consist of, one after the other. */
export async function* readElements(file: RangedBytes, dictionary: Dictionary): AsyncGenerator<Buffer> {
  const { compression, dataAt } = dictionary;
  if (compression === compressions.none) yield* eights(chunks(file, dataAt, file.size));
  else
    yield* expanded(eights(compression === compressions.blocks ? blocks(file, dictionary) : chunks(file, dataAt, file.size)), dictionary);
}

async function* chunks(file: RangedBytes, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += chunkSize) yield Buffer.from(await file.read(at, Math.min(chunkSize, end - at)));
}

/** Blocks that are compressed by zlib, which a list behind them describes. */
async function* blocks(file: RangedBytes, { numbers, dataAt }: Dictionary): AsyncGenerator<Buffer> {
  const header = Buffer.from(await file.read(dataAt, 24));
  const trailerAt = numbers.uint64(header, 8);
  const trailer = Buffer.from(await file.read(trailerAt, 24));
  const count = Math.min(mostBlocks, numbers.uint32(trailer, 20));
  const list = Buffer.from(await file.read(trailerAt + 24, count * 24));
  for (let at = 0; at + 24 <= list.length; at += 24) {
    const packed = Buffer.from(await file.read(numbers.uint64(list, at + 8), Math.min(largestBlock, numbers.uint32(list, at + 20))));
    try {
      yield inflateSync(packed, { maxOutputLength: Math.min(largestBlock, numbers.uint32(list, at + 16) || 1) });
    } catch {
      return;
    }
  }
}

async function* eights(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    for (; at + 8 <= bytes.length; at += 8) yield bytes.subarray(at, at + 8);
    rest = bytes.subarray(at);
  }
}

/** Eight codes, then the elements that they say follow. Small numbers are in the code itself. */
async function* expanded(packed: AsyncGenerator<Buffer>, { numbers, bias }: Dictionary): AsyncGenerator<Buffer> {
  const isLittleEndian = numbers.uint16(Buffer.from([1, 0]), 0) === 1;
  const element = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    if (isLittleEndian) bytes.writeDoubleLE(value);
    else bytes.writeDoubleBE(value);
    return bytes;
  };
  const small = Array.from({ length: 256 }, (_, code) => element(code - bias));
  const missing = element(-Number.MAX_VALUE);
  for (let step = await packed.next(); step.done !== true; step = await packed.next()) {
    for (const code of step.value) {
      if (code === codes.end) return;
      if (code === codes.follows) {
        const next = await packed.next();
        if (next.done === true) return;
        yield next.value;
      } else if (code === codes.blanks) yield blanks;
      else if (code === codes.missing) yield missing;
      else if (code !== codes.nothing) yield small[code] ?? blanks;
    }
  }
}
