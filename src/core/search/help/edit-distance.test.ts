import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  ['receive', 'recieve', 1],
  ['receive', 'receive', 0],
  ['receive', 'recive', 1],
  ['receive', 'reeceive', 1],
  ['receive', 'retrieve', 3],
  ['', 'ab', 2],
])('%s and %s differ by %i', (one, other, distance) => {
  expect(editDistance(one, other, 5)).toBe(distance);
});

test('more than is asked about is one more', () => {
  expect(editDistance('receive', 'bill', 2)).toBe(3);
  expect(editDistance('receive', 'retrieve', 2)).toBe(3);
});

test('it is the same both ways, and at most the longer length', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
      const distance = editDistance(one, other, 20);
      expect(editDistance(other, one, 20)).toBe(distance);
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
  );
});
