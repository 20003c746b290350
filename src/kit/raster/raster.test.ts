import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Raster } from './raster.ts';
import { scaleDown } from './scale-down.ts';
import { writePgm } from './write-pgm.ts';
import { writePng } from './write-png.ts';

const grey = (width: number, height: number, ...pixels: readonly number[]): Raster & { readonly channels: 1 } => ({
  width,
  height,
  channels: 1,
  pixels: Uint8Array.from(pixels),
});

test('a PNG holds the size, the kind of colours, and each row as differences to the one above', () => {
  const file = writePng({ width: 1, height: 2, channels: 3, pixels: Uint8Array.of(10, 20, 30, 11, 19, 30) });
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]]).toEqual([1, 2, 8, 2]);
  const data = file.indexOf('IDAT') + 4;
  expect([...inflateSync(file.subarray(data))]).toEqual([2, 10, 20, 30, 2, 1, 255, 0]);
  // The checksum of the empty last chunk is the same in every PNG.
  expect(file.subarray(-8).toString('hex')).toBe('49454e44ae426082');
});

test('a PGM is its head and its pixels', () => {
  expect(writePgm(grey(2, 1, 65, 66)).toString('latin1')).toBe('P5\n2 1\n255\nAB');
});

test('pixels are averaged, and nothing is enlarged', () => {
  expect(scaleDown(grey(4, 2, 0, 100, 10, 10, 100, 200, 10, 30), 2)).toEqual(grey(2, 1, 100, 15));
  const small = grey(2, 1, 1, 2);
  expect(scaleDown(small, 2)).toBe(small);
});

test('the thinnest images keep one pixel', () => {
  const { width, height } = scaleDown({ width: 5000, height: 1, channels: 1, pixels: new Uint8Array(5000) }, 10);
  expect([width, height]).toEqual([10, 1]);
});
