import { expect, test } from 'vitest';
import type { Rendering } from '../../plugin/rendering.ts';
import { contentInMemory } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { decodePng } from './decode-png.ts';
import { drawJpeg } from './draw-jpeg.ts';
import { renderImage } from './render-image.ts';
import { tiffFile } from './test-images.ts';

/** 32 by 16 pixels: red and green above blue and white. */
const quarters = Buffer.from(
  `/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/
  2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQACADASIAAhEBAxEB/8QA
  FgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAUG/8QAGhEAAgMBAQAAAAAAAAAAAAAAAKEV
  YuFjFv/aAAwDAQACEQMRAD8AiiOFPO9VozPc3hvRtRLx1lpGxN1p/9k=`,
  'base64',
);

const colours: Readonly<Record<string, string>> = { '100': 'red', '010': 'green', '001': 'blue', '111': 'white' };

/** The colours of the corners: above from left to right, then below. */
function corners({ width, height, channels, pixels }: { width: number; height: number; channels: number; pixels: Uint8Array }): string {
  const at = (x: number, y: number): string => {
    const start = (y * width + x) * channels;
    return colours[Array.from(pixels.subarray(start, start + 3), (value) => Math.round(value / 255)).join('')] ?? 'another';
  };
  const [right, bottom] = [width - 2, height - 2];
  return [at(1, 1), at(right, 1), at(1, bottom), at(right, bottom)].join(' ');
}

// As a browser shows them: EXIF 2.32, 4.6.4, "Orientation".
test.each([
  [1, 16, 8, 'red green blue white'],
  [2, 16, 8, 'green red white blue'],
  [3, 16, 8, 'white blue green red'],
  [4, 16, 8, 'blue white red green'],
  [5, 8, 16, 'red blue green white'],
  [6, 8, 16, 'blue red white green'],
  [7, 8, 16, 'white green blue red'],
  [8, 8, 16, 'green white red blue'],
])('a JPEG that says %d is drawn upright', async (orientation, width, height, expected) => {
  const raster = await drawJpeg({ bytes: quarters, width: 32, height: 16, channels: 3, orientation }, 16);
  expect(raster).toMatchObject({ width, height });
  expect(raster && corners(raster)).toBe(expected);
});

const { signal } = new AbortController();
const pictureOf = (bytes: Uint8Array, longest: number): Promise<Rendering | undefined> =>
  renderImage(contentInMemory({ name: 'a.jpg', mimeType: 'image/jpeg', bytes }), { page: 1, longest, signal });

test('a JPEG that is larger than asked for is drawn, turned as its EXIF says', async () => {
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiffFile([{ tag: 0x112, type: 'short', value: [6] }])]);
  const segment = Buffer.concat([Buffer.of(0xff, 0xe1, 0, exif.length + 2), exif]);
  const turned = Buffer.concat([quarters.subarray(0, 2), segment, quarters.subarray(2)]);
  const picture = await pictureOf(turned, 16);
  expect(picture).toMatchObject({ mimeType: 'image/png', width: 8, height: 16, pages: 1 });
  const raster = decodePng(Buffer.from(picture?.bytes ?? []));
  expect(raster && corners(raster)).toBe('blue red white green');
  expect(await pictureOf(turned, 32)).toMatchObject({ mimeType: 'image/jpeg', width: 32, height: 16 });
});

test('damaged copies are drawn or not', async () => {
  for (const copy of damagedCopies(quarters, 200)) {
    const picture = await pictureOf(copy, 16);
    expect([undefined, 'image/png', 'image/jpeg']).toContain(picture?.mimeType);
  }
});
