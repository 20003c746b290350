import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePageOffsets } from './page-offsets.ts';

test('starts of pages can be read back', () => {
  const distances = fc.array(fc.nat(100_000), { minLength: 1 });
  fc.assert(
    fc.property(distances, (lengths) => {
      let sum = 0;
      const starts = lengths.map((length) => (sum += length));
      let read = 0;
      const decoded = encodePageOffsets(starts)
        .split(' ')
        .map((distance) => (read += Number.parseInt(distance, 36)));
      expect(decoded).toEqual(starts);
    }),
  );
});
