import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf, rowAt, seenRows, totalHeight } from './windowed-places.ts';

const places = (heights: readonly number[]) =>
  placesOf({
    count: heights.length,
    keyOf: String,
    estimate: () => 10,
    heights: new Map(heights.map((height, index) => [String(index), height])),
  });

test('rows stand below each other, with estimates for those that were not seen', () => {
  const known = placesOf({ count: 3, keyOf: String, estimate: () => 10, heights: new Map([['1', 25]]) });
  expect(known.tops).toEqual([0, 10, 35, 45]);
  expect(totalHeight(known)).toBe(45);
});

test('finds the rows that are seen', () => {
  expect(seenRows(places([10, 20, 30, 40]), { top: 12, height: 20 }, 0)).toEqual([1, 2]);
  expect(seenRows(places([10, 20, 30, 40]), { top: 12, height: 20 }, 1_000)).toEqual([0, 3]);
  expect(seenRows(places([]), { top: 0, height: 100 }, 0)).toEqual([0, 0]);
});

test('the row at any height is the one that covers it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }), fc.nat(3_000), (heights, height) => {
      const all = places(heights);
      const row = rowAt(all, height);
      expect(all.tops[row]!).toBeLessThanOrEqual(height);
      expect(row === heights.length - 1 || all.tops[row + 1]! > height).toBe(true);
    }),
  );
});
