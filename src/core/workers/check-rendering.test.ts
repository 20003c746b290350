import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRendering, mostRenderingBytes } from './check-rendering.ts';

const png = Buffer.from('89504e470d0a1a0a00', 'hex');
const good = { bytes: png, mimeType: 'image/png', width: 3, height: 2, pages: 1 };

test('a picture is one by its first bytes', () => {
  expect(isRendering(good)).toBe(true);
  expect(isRendering({ ...good, bytes: Buffer.from('ffd8ffe0', 'hex'), mimeType: 'image/jpeg' })).toBe(true);
  expect(isRendering({ ...good, bytes: Buffer.from('GIF87a'), mimeType: 'image/gif' })).toBe(true);
  expect(isRendering({ ...good, bytes: Buffer.from('RIFF\n\0\0\0WEBPVP8 '), mimeType: 'image/webp' })).toBe(true);
});

test.each([
  ['another type', { mimeType: 'image/gif' }],
  ['SVG', { bytes: Buffer.from('<svg/>'), mimeType: 'image/svg+xml' }],
  ['SVG that says it is a PNG', { bytes: Buffer.from('<svg/>') }],
  ['no bytes', { bytes: new Uint8Array() }],
  ['text', { bytes: png.toString() }],
  ['no width', { width: 0 }],
  ['half a pixel', { height: 1.5 }],
  ['no end', { width: Infinity }],
  ['pages without number', { pages: undefined }],
  ['too many bytes', { bytes: Buffer.concat([png, Buffer.alloc(mostRenderingBytes)]) }],
])('%s is none', (_, change) => {
  expect(isRendering({ ...good, ...change })).toBe(false);
});

test('anything is a picture or none', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(isRendering(value)).toBe(false);
    }),
  );
});
