import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { LzmaDecoder, readSettings } from './lzma-decoder.ts';
import { createWindow } from './lzma.ts';
import type { SlidingWindow } from './sliding-window.ts';
import { UnpackError } from './unpack-error.ts';

const isPacked = 0x80;
const resetsWindow = 3;
const setsSettings = 2;
const resetsState = 1;

/** The chunks of LZMA2: at most 2 MiB each, of at most 64 KiB. Its format is described by the decoder of the LZMA SDK (`Lzma2Dec.c`). */
export async function* unpackLzma2(packed: ByteReader, windowSize: number): AsyncGenerator<Uint8Array> {
  const window = createWindow(windowSize);
  const decoder = new LzmaDecoder(window);
  let isBegun = false;
  let isSet = false;
  for (;;) {
    const control = (await wanted(packed, 1)).readUInt8(0);
    if (control === 0) return;
    const reset = control >= isPacked ? (control >> 5) & 3 : control === 1 ? resetsWindow : 0;
    if (reset === resetsWindow) window.clear();
    isBegun ||= reset === resetsWindow;
    if (!isBegun || (control < isPacked && control > 2)) throw new UnpackError('no chunk of LZMA2');
    if (control < isPacked) {
      const bytes = await wanted(packed, (await wanted(packed, 2)).readUInt16BE(0) + 1);
      for (const byte of bytes) window.put(byte);
    } else {
      const header = await wanted(packed, reset >= setsSettings ? 5 : 4);
      const size = ((control & 0x1f) << 16) + header.readUInt16BE(0) + 1;
      if (reset >= setsSettings) decoder.reset(readSettings(header.readUInt8(4)));
      else if (reset === resetsState) decoder.reset();
      isSet ||= reset >= setsSettings;
      if (!isSet) throw new UnpackError('settings are missing');
      const bytes = await wanted(packed, header.readUInt16BE(2) + 1);
      yield* decodeChunk(decoder, window, { bytes, size });
    }
    if (window.pending() > 0) yield window.take();
  }
}

const outputSize = 256 * 1024;

function* decodeChunk(
  decoder: LzmaDecoder,
  window: SlidingWindow,
  { bytes, size }: { readonly bytes: Uint8Array; readonly size: number },
): Generator<Uint8Array> {
  const end = window.total + size;
  decoder.range.feed(bytes);
  decoder.range.begin();
  while (window.total < end) {
    const isMarked = decoder.decode(Math.min(end, window.total + outputSize), bytes.length);
    if (isMarked || decoder.range.used() > bytes.length) throw new UnpackError('a chunk ends early');
    yield window.take();
  }
}

async function wanted(packed: ByteReader, length: number): Promise<Buffer> {
  const bytes = await packed.read(length);
  if (bytes.length < length) throw new UnpackError('it ends early');
  return bytes;
}
