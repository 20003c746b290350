import { crc32 } from 'node:zlib';
import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { LzmaDecoder, longestSymbol, readSettings, type LzmaSettings } from './lzma-decoder.ts';
import { SlidingWindow } from './sliding-window.ts';
import { UnpackError } from './unpack-error.ts';

const inputSize = 64 * 1024;
const outputSize = 256 * 1024;
const mostWindow = 256 * 1024 ** 2;

/** A window for copies from so far back; what nobody has the memory for is refused. */
export function createWindow(size: number): SlidingWindow {
  if (size > mostWindow) throw new UnpackError('it takes too much memory to unpack');
  return new SlidingWindow(Math.max(size, outputSize));
}

/** The first format of LZMA, `.lzma`: settings, size of the window, size of the data or -1. */
export async function* unpackLzma(packed: ByteReader): AsyncGenerator<Uint8Array> {
  const header = await packed.read(13);
  if (header.length < 13) throw new UnpackError('it ends early');
  const size = header.readBigInt64LE(5);
  const window = createWindow(header.readUInt32LE(1));
  yield* unpackSymbols(packed, { window, settings: readSettings(header.readUInt8(0)), size: size < 0n ? undefined : Number(size) });
}

/** lzip (https://www.nongnu.org/lzip/manual/lzip_manual.html#File-format), also several members in a row. */
export async function* unpackLzip(packed: ByteReader): AsyncGenerator<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    const header = await packed.read(6);
    if (header.toString('latin1', 0, 4) !== 'LZIP' || header.length < 6) {
      if (isFirst) throw new UnpackError('it is no lzip');
      return;
    }
    const code = header.readUInt8(5);
    const power = 2 ** (code & 31);
    const window = createWindow(power - (power / 16) * (code >> 5));
    let checksum = 0;
    for await (const chunk of unpackSymbols(packed, { window, settings: readSettings(93), size: undefined })) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    const trailer = await packed.read(20);
    if (trailer.length < 20 || trailer.readUInt32LE(0) !== checksum) throw new UnpackError('the checksum is another');
  }
}

interface SymbolStream {
  readonly window: SlidingWindow;
  readonly settings: LzmaSettings;
  /** `undefined` where a mark stands at the end. */
  readonly size: number | undefined;
}

async function* unpackSymbols(packed: ByteReader, { window, settings, size }: SymbolStream): AsyncGenerator<Uint8Array> {
  const decoder = new LzmaDecoder(window);
  decoder.reset(settings);
  decoder.range.feed(await packed.peek(inputSize));
  decoder.range.begin();
  await packed.skip(decoder.range.used());
  for (let isOver = size === 0; !isOver;) {
    const input = await packed.peek(inputSize);
    decoder.range.feed(input);
    // Unless it is the last of the input, no symbol is begun that may end in the next.
    const usedMost = input.length < inputSize ? input.length : input.length - longestSymbol;
    const isMarked = decoder.decode(Math.min(size ?? Number.POSITIVE_INFINITY, window.total + outputSize), usedMost);
    isOver = isMarked || window.total === size;
    if (isOver) decoder.range.fill();
    if (decoder.range.used() > input.length) throw new UnpackError('it ends early');
    await packed.skip(decoder.range.used());
    if (window.pending() > 0) yield window.take();
  }
}
