import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { typeOfCompressed } from './detect-type-compressed.ts';

const lzmaHeader = Buffer.from('5d00008000ffffffffffffffff003b9c4ab3b7aa', 'hex');

test('zlib is known by what comes out of it, LZMA by its whole header', () => {
  for (const level of [1, 6, 9]) expect(typeOfCompressed(deflateSync('some words to be packed', { level }))).toBe('application/zlib');
  expect(typeOfCompressed(lzmaHeader)).toBe('application/x-lzma');
});

test('other bytes that begin alike are not', () => {
  expect(typeOfCompressed(Buffer.concat([Buffer.from('789c', 'hex'), Buffer.alloc(100, 0xff)]))).toBeUndefined();
  expect(typeOfCompressed(Buffer.from('x\x01 and then just words'))).toBeUndefined();
  expect(typeOfCompressed(Buffer.concat([Buffer.from(']\0\0'), Buffer.alloc(100, 0x20)]))).toBeUndefined();
  expect(typeOfCompressed(Buffer.from('x'))).toBeUndefined();
});
