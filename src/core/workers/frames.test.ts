import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrameReader, frameOf, mostFrameBytes } from './frames.ts';

function readAll(chunks: readonly Buffer[]): unknown[] {
  const read = createFrameReader();
  return chunks.flatMap(read);
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

function outcomeOf(read: () => number): number {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? 0 : Number.NaN;
  }
}

test('messages come out as they went in, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), (messages, size) => {
      expect(readAll(cut(Buffer.concat(messages.map(frameOf)), size))).toEqual(messages);
    }),
    { numRuns: 100 },
  );
});

test('bytes and large texts survive', () => {
  const message = { bytes: Uint8Array.of(1, 2, 3), text: 'ä€𝄞'.repeat(100_000), nothing: undefined };
  expect(readAll(cut(frameOf(message), 65_536))).toEqual([message]);
});

test('messages share no memory', () => {
  const messages = [1, 2, 3].map((byte) => ({ bytes: new Uint8Array(1000).fill(byte) }));
  expect(readAll([Buffer.concat(messages.map(frameOf))])).toEqual(messages);
});

test('no bytes make the reader do anything but throw or wait', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(outcomeOf(() => readAll([Buffer.from(bytes)]).length)).toBeLessThan(300);
    }),
    { numRuns: 1000 },
  );
});

test('a message that is too long is refused by both sides before it takes memory', () => {
  const claim = Buffer.alloc(4);
  claim.writeUInt32LE(mostFrameBytes + 1);
  expect(() => readAll([claim])).toThrow('too long');
  expect(() => frameOf(new Uint8Array(mostFrameBytes))).toThrow('too long');
});

test('what cannot be cloned is refused', () => {
  expect(() => frameOf(() => {})).toThrow('could not be cloned');
});
