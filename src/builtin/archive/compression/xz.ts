import { crc32 } from 'node:zlib';
import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { unpackLzma2 } from './lzma2.ts';
import { UnpackError } from './unpack-error.ts';

const magic = 'fd377a585a00';
const headerSize = 12;
const footerSize = 12;
const checkSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const isCrc32 = 1;
const idOfLzma2 = 0x21;

/** The .xz file format (https://tukaani.org/xz/xz-file-format.txt), also several streams in a row. Of the checks only CRC-32 is made. */
export async function* unpackXz(packed: ByteReader): AsyncGenerator<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst) await skipPadding(packed);
    const header = await packed.read(headerSize);
    if (header.length < headerSize || header.toString('hex', 0, 6) !== magic) {
      if (isFirst || header.length > 0) throw new UnpackError('it is no xz');
      return;
    }
    yield* unpackBlocks(packed, header.readUInt8(7) & 15);
  }
}

async function skipPadding(packed: ByteReader): Promise<void> {
  while ((await packed.peek(4)).equals(Buffer.alloc(4))) await packed.skip(4);
}

async function* unpackBlocks(packed: ByteReader, check: number): AsyncGenerator<Uint8Array> {
  for (;;) {
    const [size] = await packed.peek(1);
    if (size === undefined) throw new UnpackError('it ends early');
    if (size === 0) return skipIndex(packed);
    const header = await packed.read((size + 1) * 4);
    const start = packed.position();
    let checksum = 0;
    for await (const chunk of unpackLzma2(packed, windowSize(header))) {
      if (check === isCrc32) checksum = crc32(chunk, checksum);
      yield chunk;
    }
    await packed.skip((4 - ((packed.position() - start) % 4)) % 4);
    const expected = await packed.read(checkSizes[check] ?? 0);
    if (check === isCrc32 && (expected.length < 4 || expected.readUInt32LE(0) !== checksum))
      throw new UnpackError('the checksum is another');
  }
}

/** The window that the filter of a block wants. Filters for programs and samples are not undone. */
function windowSize(header: Buffer): number {
  const flags = header[1] ?? 0;
  let at = 2;
  for (const flag of [0x40, 0x80]) if ((flags & flag) !== 0) at += numberLength(header, at);
  if ((flags & 3) !== 0 || header[at] !== idOfLzma2 || header[at + 1] !== 1) throw new UnpackError('an unsupported filter');
  const bits = (header[at + 2] ?? 0) & 63;
  return bits >= 40 ? 0xffff_ffff : (2 | (bits & 1)) * 2 ** (Math.trunc(bits / 2) + 11);
}

/** Numbers have seven bits a byte, and the eighth where they go on. */
function numberLength(bytes: Buffer, at: number): number {
  let length = 1;
  while (length < 9 && ((bytes[at + length - 1] ?? 0) & 0x80) !== 0) length += 1;
  return length;
}

/** The index repeats the sizes of the blocks; it and the footer are passed over. */
async function skipIndex(packed: ByteReader): Promise<void> {
  const start = packed.position();
  await packed.skip(1);
  const records = await readNumber(packed);
  for (let number = 0; number < 2 * records; number += 1) await readNumber(packed);
  await packed.skip((4 - ((packed.position() - start) % 4)) % 4);
  if ((await packed.read(4 + footerSize)).length < 4 + footerSize) throw new UnpackError('it ends early');
}

async function readNumber(packed: ByteReader): Promise<number> {
  const bytes = await packed.peek(9);
  const length = numberLength(bytes, 0);
  if (length > bytes.length) throw new UnpackError('it ends early');
  await packed.skip(length);
  return bytes.subarray(0, length).reduceRight((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}
