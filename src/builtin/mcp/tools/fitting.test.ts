import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitting } from './fitting.ts';

const make = (amount: number) => ({ content: { text: 'ä'.repeat(amount) }, text: 'ä'.repeat(amount), ids: [] });
const bytes = (amount: number): number =>
  Buffer.byteLength(JSON.stringify(make(amount).content)) + Buffer.byteLength(JSON.stringify(make(amount).text)) + 1024;

test('as much as fits, and not one more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1100, max: 2500 }), (most, maxBytes) => {
      const { length } = fitting(most, maxBytes, make).text;
      expect(bytes(length)).toBeLessThanOrEqual(maxBytes);
      expect(length === most || bytes(length + 1) > maxBytes).toBe(true);
    }),
  );
});
