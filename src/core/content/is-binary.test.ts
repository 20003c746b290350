import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { legacyBytes } from '../../testing/test-bytes.ts';
import { isBinary, isTextWithNuls } from './is-binary.ts';

const noise = Buffer.from(Uint8Array.from({ length: 2000 }, (_, index) => (index * index * 31 + index * 7) >> 3));

test.each([
  ['nothing', Buffer.alloc(0)],
  ['ASCII', Buffer.from('some words\r\n\tand more')],
  ['UTF-8', Buffer.from('Grüße 日本 🙂')],
  ['UTF-8 cut within a character', Buffer.from('日本').subarray(0, 5)],
  ['UTF-16 with a mark', Buffer.from('\ufeffsome words', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('some words', 'utf16le')],
  ['UTF-32 with a mark', Buffer.from(Uint32Array.from('\ufeffwords', (character) => character.codePointAt(0) ?? 0).buffer)],
  ['Shift_JIS', legacyBytes('すべての人間は、生まれながらにして自由であり', 'shift_jis')],
  ['a colourful log', Buffer.from('\x1b[31mERROR\x1b[0m went wrong\x1b[K\n'.repeat(20))],
  ['a manual page with overstrikes', Buffer.from('N\bNA\bAM\bME\bE\n')],
])('%s is text', (_, bytes) => {
  expect(isBinary(bytes)).toBe(false);
});

test.each([
  ['NULs', Buffer.alloc(64)],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['16-bit numbers', Buffer.from(Uint16Array.from({ length: 100 }, (_, index) => index).buffer)],
  ['a mark before noise', Buffer.concat([Buffer.of(0xff, 0xfe), noise])],
  ['noise', noise],
  ['packed data', Buffer.from('1f8b0800cb1a0b6702ff4bcc4b0100', 'hex')],
])('%s is binary', (_, bytes) => {
  expect(isBinary(bytes)).toBe(true);
});

test('what is written as UTF-8 without control characters is text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      // oxlint-disable-next-line no-control-regex -- they are what makes the difference
      expect(isBinary(Buffer.from(text.replaceAll(/[\0-\x1f]/g, ' ')))).toBe(false);
    }),
  );
});

test('a log with NULs is text, NULs alone are not', () => {
  expect(isTextWithNuls(Buffer.from('before\0after, and more'))).toBe(true);
  expect(isTextWithNuls(Buffer.from(`few words${'\0'.repeat(100)}`))).toBe(false);
});
