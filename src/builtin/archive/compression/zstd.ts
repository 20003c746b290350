import { createZstdDecompress } from 'node:zlib';
import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { throughZlib } from './through-zlib.ts';
import { UnpackError } from './unpack-error.ts';

const frameMagic = 0xfd2fb528;
const lengthsOfDictionary = [0, 1, 2, 4];
const lengthsOfSize = [0, 2, 4, 8];
const runOfOneByte = 1;

/** Zstandard (RFC 8878), frame by frame: Node's decompressor ends with the first, and parallel writers make many. */
export async function* unpackZstd(packed: ByteReader): AsyncGenerator<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    const head = await packed.peek(4);
    const magic = head.length === 4 ? head.readUInt32LE(0) : 0;
    if (magic === frameMagic) yield* throughZlib(frame(packed), createZstdDecompress());
    else if (magic >>> 4 === 0x184d2a5) await skipFrame(packed);
    else if (isFirst || head.length > 0) throw new UnpackError('it is no Zstandard');
    else return;
  }
}

async function skipFrame(packed: ByteReader): Promise<void> {
  const head = await packed.read(8);
  if (head.length === 8) await packed.skip(head.readUInt32LE(4));
}

/** The bytes of one frame, as far as they are there: its blocks say how long they are. */
async function* frame(packed: ByteReader): AsyncGenerator<Uint8Array> {
  const flags = (await packed.peek(5))[4] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const sizeLength = flags >> 6 === 0 && isSingleSegment ? 1 : (lengthsOfSize[flags >> 6] ?? 0);
  yield await packed.read(5 + (isSingleSegment ? 0 : 1) + (lengthsOfDictionary[flags & 3] ?? 0) + sizeLength);
  for (let isLast = false; !isLast;) {
    const header = await packed.peek(3);
    if (header.length < 3) return;
    const fields = header.readUIntLE(0, 3);
    const length = ((fields >> 1) & 3) === runOfOneByte ? 1 : fields >> 3;
    yield await packed.read(3 + length);
    isLast = (fields & 1) !== 0;
  }
  if ((flags & 4) !== 0) yield await packed.read(4);
}
