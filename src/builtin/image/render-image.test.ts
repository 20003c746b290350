import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Raster } from '../../kit/raster/raster.ts';
import { writePng } from '../../kit/raster/write-png.ts';
import type { Rendering } from '../../plugin/rendering.ts';
import { contentInMemory } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodePng } from './decode-png.ts';
import { gifFile, jpegFile, pngFile } from './test-images.ts';
import { renderImage } from './render-image.ts';
import { webpSize } from './webp.ts';

const { signal } = new AbortController();
const pictureOf = (bytes: Uint8Array, longest = 400, page = 1): Promise<Rendering | undefined> =>
  renderImage(contentInMemory({ name: 'image', mimeType: 'image/png', bytes }), { page, longest, signal });

const slope: Raster = {
  width: 800,
  height: 400,
  channels: 3,
  pixels: Uint8Array.from({ length: 800 * 400 * 3 }, (_, index) => Math.floor(index / 3) % 251),
};

/** A directory with an orientation, and one with a JPEG. */
function exifWithThumbnail(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.alloc(68);
  exif.write('II*\0', 'latin1');
  const words = [8, [0x112, 3, 1, orientation], 26, [0x103, 3, 1, 6], [0x201, 4, 1, 68], [0x202, 4, 1, jpeg.length], 0] as const;
  let at = 4;
  for (const word of words) {
    if (typeof word === 'number') at = exif.writeUInt32LE(word, at);
    else {
      const [tag, type, count, value] = word;
      // The count of entries stands before the first of a directory.
      if (tag === 0x112 || tag === 0x103) at = exif.writeUInt16LE(tag === 0x112 ? 1 : 3, at);
      at = exif.writeUInt32LE(value, exif.writeUInt32LE(count, exif.writeUInt16LE(type, exif.writeUInt16LE(tag, at))));
    }
  }
  return Buffer.concat([exif, jpeg]);
}

test('a large PNG is scaled down', async () => {
  const picture = await pictureOf(writePng(slope));
  expect(picture).toMatchObject({ mimeType: 'image/png', width: 400, height: 200, pages: 1 });
  expect(decodePng(Buffer.from(picture?.bytes ?? []))).toMatchObject({ width: 400, height: 200 });
});

test('an image that is no larger than asked for is its own picture', async () => {
  const gif = gifFile(['hello']);
  expect(await pictureOf(gif)).toEqual({ bytes: Uint8Array.from(gif), mimeType: 'image/gif', width: 5, height: 4, pages: 1 });
  const png = writePng(slope);
  expect(await pictureOf(png, 800)).toEqual({ bytes: Uint8Array.from(png), mimeType: 'image/png', width: 800, height: 400, pages: 1 });
  const jpeg = jpegFile({});
  expect(await pictureOf(jpeg, 640)).toMatchObject({ bytes: Uint8Array.from(jpeg), mimeType: 'image/jpeg', width: 640, height: 480 });
  expect(await pictureOf(gif, 400, 2)).toBeUndefined();
});

test('the thumbnail of a camera is taken, turned as the image is', async () => {
  const inner = jpegFile({ comment: 'small' });
  inner.writeUInt16BE(160, inner.indexOf('ffc0', 0, 'hex') + 7);
  inner.writeUInt16BE(120, inner.indexOf('ffc0', 0, 'hex') + 5);
  const upright = await pictureOf(jpegFile({ exif: exifWithThumbnail(inner, 1) }));
  expect(upright).toEqual({ bytes: Uint8Array.from(inner), mimeType: 'image/jpeg', width: 160, height: 120, pages: 1 });
  const turned = Buffer.from((await pictureOf(jpegFile({ exif: exifWithThumbnail(inner, 6) })))?.bytes ?? []);
  const { default: reader } = await import('exifreader');
  expect(reader.load(turned).Orientation?.value).toBe(6);
  expect(turned.subarray(38)).toEqual(inner.subarray(2));
});

test('a larger JPEG that cannot be decoded has none, and what is no image neither', async () => {
  expect(await pictureOf(jpegFile({}))).toBeUndefined();
  expect(await pictureOf(Buffer.from('text'))).toBeUndefined();
  expect(await pictureOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
});

test.each([
  ['VP8X', '524946460000000057454250565038580a000000100000004a000063000041'],
  ['VP8L', '5249464600000000574542505650384c000000002f4ac018100000000000'],
  ['VP8', '52494646000000005745425056503820000000003001009d012a4b006400'],
])('the size of a WebP: %s', (_, head) => {
  expect(webpSize(Buffer.from(head, 'hex'))).toEqual({ width: 75, height: 100 });
});

test.each([
  ['grey of one bit', [1, 0], [0b01000000], [], 1, [0, 255]],
  ['grey of 16 bits', [16, 0], [10, 1, 20, 2], [], 1, [10, 20]],
  ['grey and alpha', [8, 4], [10, 0, 20, 255], [], 4, [10, 10, 10, 0, 20, 20, 20, 255]],
  [
    'a palette of two bits',
    [2, 3],
    [0b01000000],
    [
      ['PLTE', Buffer.of(1, 2, 3, 4, 5, 6)],
      ['tRNS', Buffer.of(9)],
    ],
    4,
    [4, 5, 6, 255, 1, 2, 3, 9],
  ],
] as const)('pixels of a PNG: %s', (...[, [bits, type], row, chunks, channels, pixels]) => {
  const file = pngFile([...chunks, ['IDAT', deflateSync(Buffer.of(0, ...row))]]);
  file.writeUInt32BE(2, 16);
  file.writeUInt32BE(1, 20);
  file.set([bits, type], 24);
  expect(decodePng(file)).toMatchObject({ width: 2, height: 1, channels, pixels: Uint8Array.from(pixels) });
});

test('every filter of a PNG', () => {
  const rows = [0, 10, 20, 1, 5, 5, 2, 1, 1, 3, 4, 4, 4, 1, 1];
  const file = pngFile([['IDAT', deflateSync(Buffer.from(rows))]]);
  file.writeUInt32BE(2, 16);
  file.writeUInt32BE(5, 20);
  file[25] = 0;
  expect([...(decodePng(file)?.pixels ?? [])]).toEqual([10, 20, 5, 10, 6, 11, 7, 13, 8, 14]);
});

test('rows of a BMP begin at the bottom', () => {
  const file = Buffer.alloc(54 + 16);
  file.write('BM');
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(1, 18);
  file.writeInt32LE(2, 22);
  file.writeUInt16LE(32, 28);
  file.set([3, 2, 1, 0, 6, 5, 4, 0], 54);
  expect([...(decodeBmp(file)?.pixels ?? [])]).toEqual([4, 5, 6, 1, 2, 3]);
});

test('bombs and damaged images do no harm', async () => {
  const bomb = pngFile([['IDAT', deflateSync(Buffer.alloc(50_000_000))]]);
  expect(await pictureOf(bomb, 10)).toBeUndefined();
  const whole = writePng({ ...slope, height: 20, pixels: slope.pixels.subarray(0, 800 * 20 * 3) });
  for (const copy of damagedCopies(whole, 300)) {
    const picture = await pictureOf(copy);
    expect(picture === undefined || picture.mimeType.startsWith('image/')).toBe(true);
  }
});
