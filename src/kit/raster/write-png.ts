import { crc32, deflateSync } from 'node:zlib';
import type { Raster } from './raster.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const colourTypes = { 1: 0, 3: 2, 4: 6 } as const;
/** Each byte as the difference to the one above: good for what is drawn, and cheap (PNG specification, third edition, 9.2). */
const upFilter = 2;

/** The raster as a PNG. */
export function writePng({ width, height, channels, pixels }: Raster): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colourTypes[channels]], 8);
  const stride = width * channels;
  const rows = Buffer.alloc(height * (stride + 1));
  for (let row = 0, to = 0; row < height; row += 1) {
    const from = row * stride;
    rows[to++] = upFilter;
    for (let at = from; at < from + stride; at += 1) rows[to++] = (pixels[at] ?? 0) - (row === 0 ? 0 : (pixels[at - stride] ?? 0));
  }
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
