import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRangedBytes } from './ranged-bytes.ts';

test('every read gives what the file holds there', async () => {
  const file = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
  const position = fc.integer({ min: -10, max: 210_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(position, fc.integer({ min: 0, max: 100_000 })), { maxLength: 20 }), async (reads) => {
      const bytes = createRangedBytes(file.length, async ({ start, end }) => file.subarray(start, end));
      for (const [start, length] of reads)
        expect(Buffer.compare(await bytes.read(start, length), start < 0 ? Buffer.alloc(0) : file.subarray(start, start + length))).toBe(0);
    }),
    { numRuns: 20 },
  );
});

test('small reads close to each other are one', async () => {
  let reads = 0;
  const bytes = createRangedBytes(1000, async ({ start, end }) => {
    reads += 1;
    return new Uint8Array(end - start);
  });
  for (let start = 0; start < 1000; start += 10) await bytes.read(start, 10);
  expect(reads).toBe(1);
});
