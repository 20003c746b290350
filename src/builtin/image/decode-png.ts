import { inflateSync } from 'node:zlib';
import type { Raster } from '../../kit/raster/raster.ts';
import { unfilter } from './png-rows.ts';

/** Samples a pixel by colour type: grey, colours, palette, grey and alpha, colours and alpha (PNG specification, third edition, 11.2.1). */
const samplesOf: Readonly<Record<number, 1 | 2 | 3 | 4>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const paletteType = 3;
const depths = new Set([1, 2, 4, 8, 16]);
const mostChunks = 100_000;

/** The pixels of a PNG that is not interlaced; `undefined` for others, and for what is damaged. */
export function decodePng(file: Buffer): Raster | undefined {
  if (file.length < 33) return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [bits = 0, type = 0, , , interlace] = file.subarray(24, 29);
  const channels = samplesOf[type];
  if (channels === undefined || interlace !== 0 || width === 0 || height === 0 || !depths.has(bits)) return undefined;
  const chunks = readChunks(file);
  const rowLength = Math.ceil((width * channels * bits) / 8);
  const filtered = inflated(Buffer.concat(chunks.get('IDAT') ?? []), height * (rowLength + 1));
  const rows = filtered && unfilter(filtered, rowLength, Math.max(1, (channels * bits) >> 3));
  if (rows === undefined) return undefined;

  const samples = inBytes(rows, { bits, inRow: width * channels, rowLength, isScaled: type !== paletteType });
  const [palette = Buffer.alloc(0)] = chunks.get('PLTE') ?? [];
  const [alpha = Buffer.alloc(0)] = chunks.get('tRNS') ?? [];
  if (type === paletteType) return { width, height, channels: 4, pixels: fromPalette(samples, palette, alpha) };
  if (channels === 2) return { width, height, channels: 4, pixels: fromGreyAndAlpha(samples) };
  return { width, height, channels, pixels: samples };
}

function readChunks(file: Buffer): ReadonlyMap<string, readonly Buffer[]> {
  const found = new Map<string, Buffer[]>();
  let at = 8;
  for (let count = 0; count < mostChunks && at + 8 <= file.length; count += 1) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const chunk = file.subarray(at + 8, at + 8 + length);
    const others = found.get(type);
    if (others) others.push(chunk);
    else if (/^(?:IDAT|PLTE|tRNS)$/.test(type)) found.set(type, [chunk]);
    at += 12 + length;
  }
  return found;
}

function inflated(data: Buffer, length: number): Buffer | undefined {
  try {
    const rows = inflateSync(data, { maxOutputLength: length });
    return rows.length === length ? rows : undefined;
  } catch {
    // Damaged, or more than there should be.
    return undefined;
  }
}

interface Samples {
  readonly bits: number;
  readonly inRow: number;
  readonly rowLength: number;
  /** Whether the largest value becomes 255. */
  readonly isScaled: boolean;
}

/** Samples of a byte each; of those of 16 bits the upper eight. */
function inBytes(rows: Uint8Array, { bits, inRow, rowLength, isScaled }: Samples): Uint8Array {
  if (bits === 8) return rows;
  const samples = new Uint8Array((rows.length / rowLength) * inRow);
  const mask = 2 ** bits - 1;
  const factor = isScaled ? 255 / mask : 1;
  for (let to = 0, row = 0; row < rows.length; row += rowLength) {
    for (let bit = 0; bit < inRow * bits; bit += bits, to += 1) {
      const byte = rows[row + (bit >> 3)] ?? 0;
      samples[to] = bits === 16 ? byte : ((byte >> (8 - bits - (bit & 7))) & mask) * factor;
    }
  }
  return samples;
}

function fromPalette(indexes: Uint8Array, palette: Buffer, alpha: Buffer): Uint8Array {
  const pixels = new Uint8Array(indexes.length * 4);
  for (const [pixel, index] of indexes.entries()) {
    for (let channel = 0; channel < 3; channel += 1) pixels[4 * pixel + channel] = palette[3 * index + channel] ?? 0;
    pixels[4 * pixel + 3] = alpha[index] ?? 255;
  }
  return pixels;
}

function fromGreyAndAlpha(samples: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(samples.length * 2);
  for (let from = 0; from < samples.length; from += 2) {
    pixels.fill(samples[from] ?? 0, 2 * from, 2 * from + 3);
    pixels[2 * from + 3] = samples[from + 1] ?? 255;
  }
  return pixels;
}
