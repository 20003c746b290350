import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { UnpackError } from './unpack-error.ts';

const frameMagic = 0x184d2204;
const legacyMagic = 0x184c2102;
const legacyBlock = 8 * 1024 ** 2;
const windowSize = 64 * 1024;
const isStored = 0x8000_0000;

/** LZ4 frames (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md), also those of its first version. Checksums are passed over. */
export async function* unpackLz4(packed: ByteReader): AsyncGenerator<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    const head = await packed.peek(4);
    const magic = head.length === 4 ? head.readUInt32LE(0) : 0;
    if (magic === frameMagic) yield* unpackFrame(packed);
    else if (magic === legacyMagic) yield* unpackLegacy(packed);
    else if (magic >>> 4 === 0x184d2a5) await skipFrame(packed);
    else if (isFirst) throw new UnpackError('it is no LZ4');
    else return;
  }
}

async function skipFrame(packed: ByteReader): Promise<void> {
  const head = await packed.read(8);
  if (head.length === 8) await packed.skip(head.readUInt32LE(4));
}

async function* unpackFrame(packed: ByteReader): AsyncGenerator<Uint8Array> {
  const head = await wanted(packed, 6);
  const flags = head.readUInt8(4);
  const sizeCode = (head.readUInt8(5) >> 4) & 7;
  if (flags >> 6 !== 1 || sizeCode < 4) throw new UnpackError('an unknown version of LZ4');
  const mostLength = 2 ** (8 + 2 * sizeCode);
  await packed.skip(((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4) + 1);
  const isIndependent = (flags & 32) !== 0;
  let window: Buffer = Buffer.alloc(0);
  for (;;) {
    const size = (await wanted(packed, 4)).readUInt32LE(0);
    if (size === 0) break;
    const block = await wanted(packed, boundedSize(size & ~isStored, mostLength));
    const plain = (size & isStored) === 0 ? unpackBlock(block, window, mostLength) : block;
    yield plain;
    if (!isIndependent) window = Buffer.concat([window, plain]).subarray(-windowSize);
    if ((flags & 16) !== 0) await packed.skip(4);
  }
  if ((flags & 4) !== 0) await packed.skip(4);
}

/** Blocks to the end, or to another frame. */
async function* unpackLegacy(packed: ByteReader): AsyncGenerator<Uint8Array> {
  await packed.skip(4);
  for (;;) {
    const head = await packed.peek(4);
    if (head.length === 0) return;
    const size = head.length === 4 ? head.readUInt32LE(0) : 0;
    if (size === frameMagic || size === legacyMagic) return;
    await packed.skip(4);
    yield unpackBlock(await wanted(packed, boundedSize(size, legacyBlock)), Buffer.alloc(0), legacyBlock);
  }
}

function boundedSize(size: number, mostLength: number): number {
  if (size > mostLength + mostLength / 255 + 16) throw new UnpackError('a block is too large');
  return size;
}

async function wanted(packed: ByteReader, length: number): Promise<Buffer> {
  const bytes = await packed.read(length);
  if (bytes.length < length) throw new UnpackError('it ends early');
  return bytes;
}

/** Sequences of literals and copies of what came before, up to `window` back: `lz4_Block_format.md` beside the above. */
function unpackBlock(block: Buffer, window: Buffer, mostLength: number): Buffer {
  const plain = Buffer.alloc(window.length + mostLength);
  window.copy(plain);
  let to = window.length;
  let at = 0;

  function longer(length: number): number {
    let whole = length;
    for (let byte = 255; byte === 255; at += 1) {
      byte = block[at] ?? 0;
      whole += byte;
    }
    return whole;
  }

  while (at < block.length) {
    const token = block[at] ?? 0;
    at += 1;
    const literals = token >> 4 === 15 ? longer(15) : token >> 4;
    if (at + literals > block.length || to + literals > plain.length) throw new UnpackError('literals that are not there');
    block.copy(plain, to, at, at + literals);
    at += literals;
    to += literals;
    if (at >= block.length) break;
    if (at + 2 > block.length) throw new UnpackError('it ends early');
    const distance = block.readUInt16LE(at);
    at += 2;
    const length = ((token & 15) === 15 ? longer(15) : token & 15) + 4;
    if (distance === 0 || distance > to || to + length > plain.length) throw new UnpackError('a copy of what is not there');
    if (distance >= length) plain.copyWithin(to, to - distance, to - distance + length);
    else for (let index = 0; index < length; index += 1) plain[to + index] = plain[to + index - distance] ?? 0;
    to += length;
  }
  return plain.subarray(window.length, to);
}
