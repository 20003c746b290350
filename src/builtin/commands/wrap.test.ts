import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapped } from './wrap.ts';

test('breaks at spaces and keeps styles', () => {
  expect(wrapped([{ text: 'one two ' }, { text: 'three', style: 'match' }, { text: ' four' }], 9)).toEqual([
    [{ text: 'one ' }, { text: 'two ' }],
    [{ text: 'three', style: 'match' }, { text: ' ' }],
    [{ text: 'four' }],
  ]);
});

test('nothing is lost, and only words that are longer stand out', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const lines = wrapped([{ text }], width).map((line) => line.map((piece) => piece.text).join(''));
      expect(lines.join('')).toBe(text);
      const longest = Math.max(0, ...text.split(/\s/).map((word) => word.length));
      for (const line of lines) expect(line.trimEnd().length).toBeLessThanOrEqual(Math.max(width, longest));
    }),
  );
});
