import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { BitReader } from './bit-reader.ts';
import { readBlock } from './bzip2-block.ts';
import { UnpackError } from './unpack-error.ts';

const blockUnit = 100_000;
const headerSize = 4;
const blockMark = 0x314159265359;
const endMark = 0x177245385090;
/** No block of 900,000 bytes is larger when packed: codes have at most 20 bits, and lengths of codes are few. */
const mostPacked = 3 * 1024 ** 2;
const chunkSize = 256 * 1024;

/** bzip2, also several streams in a row. Blocks do not end at whole bytes. */
export async function* unpackBzip2(packed: ByteReader): AsyncGenerator<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    const header = await packed.read(headerSize);
    const level = /^BZh([1-9])$/.exec(header.toString('latin1'))?.[1];
    if (level === undefined) {
      // What follows a stream and is none is padding.
      if (isFirst) throw new UnpackError('it is no bzip2');
      return;
    }
    yield* unpackStream(packed, Number(level) * blockUnit);
  }
}

async function* unpackStream(packed: ByteReader, mostLength: number): AsyncGenerator<Uint8Array> {
  let shift = 0;
  for (;;) {
    const bits = new BitReader(await packed.peek(mostPacked));
    bits.read(shift);
    const mark = bits.read(24) * 2 ** 24 + bits.read(24);
    const checksum = bits.read(16) * 2 ** 16 + bits.read(16);
    if (mark === endMark) {
      await packed.skip(Math.ceil(bits.position() / 8));
      return;
    }
    if (mark !== blockMark) throw new UnpackError('no block where one should begin');
    const block = readBlock(bits, mostLength);
    yield* checkedRuns(block, checksum);
    await packed.skip(bits.position() >> 3);
    shift = bits.position() & 7;
  }
}

/** Four equal bytes are followed by the number of more of them. */
function* checkedRuns(block: Uint8Array, checksum: number): Generator<Uint8Array> {
  let chunk = Buffer.allocUnsafe(chunkSize);
  let filled = 0;
  let crc = 0xffff_ffff;
  let previous = -1;
  let equal = 0;
  for (const byte of block) {
    const isCount = equal === 4;
    const times = isCount ? byte : 1;
    const value = isCount ? previous : byte;
    if (filled + times > chunkSize) {
      yield chunk.subarray(0, filled);
      chunk = Buffer.allocUnsafe(chunkSize);
      filled = 0;
    }
    for (let time = 0; time < times; time += 1) {
      chunk[filled] = value;
      filled += 1;
      crc = ((crc << 8) ^ (checksums[((crc >>> 24) ^ value) & 0xff] ?? 0)) >>> 0;
    }
    equal = isCount ? 0 : byte === previous ? equal + 1 : 1;
    previous = isCount ? -1 : value;
  }
  yield chunk.subarray(0, filled);
  if (~crc >>> 0 !== checksum) throw new UnpackError('the checksum is another');
}

/** CRC-32 with the highest bit first. */
const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum >>> 0;
});
