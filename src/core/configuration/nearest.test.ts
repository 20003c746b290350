import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['rots', 'roots'],
  ['rotos', 'roots'],
  ['MAX_FILE_SIZE', 'maxFileSize'],
  ['exlcude', 'exclude'],
  ['language', undefined],
  ['', undefined],
])('%j is near %j', (name, expected) => {
  expect(nearest(name, ['roots', 'exclude', 'maxFileSize'])).toBe(expected);
});

test('one swap, one letter more or one less is always near', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), (name, at) => {
      const index = at % (name.length - 1);
      const swapped = name.slice(0, index) + (name[index + 1] ?? '') + (name[index] ?? '') + name.slice(index + 2);
      for (const typed of [swapped, name.slice(0, index) + name.slice(index + 1), `${name.slice(0, index)}x${name.slice(index)}`]) {
        expect(nearest(typed, [name])).toBe(name);
      }
    }),
  );
});

test('names of any length are compared quickly', () => {
  const started = performance.now();
  expect(nearest('a'.repeat(1e6), ['b'.repeat(1e6)])).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(500);
});
