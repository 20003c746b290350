import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkAt, chunkCount, chunkOf, chunkSize, rangeBounds, rangeNumber, type ReadRange } from './text-chunks.ts';

function read(text: string, range: number, words: readonly number[] = []): ReadRange {
  const { from, to } = rangeBounds(range);
  const all = words.map((start) => ({ start, end: start + 3 }));
  const marks = all.filter((mark) => mark.end > from && mark.start < to);
  return { from, text: text.slice(from, to), length: text.length, marks, marksBefore: all.filter((mark) => mark.end <= from).length };
}

const pieces = (text: string): readonly string[] =>
  Array.from({ length: chunkCount(text.length) }, (_, chunk) => chunkOf(read(text, rangeNumber(chunk)), chunk).text);

test('the pieces make up the whole text, whatever its lines are', () => {
  const line = fc.integer({ min: 0, max: 9_000 }).map((length) => `${'x'.repeat(length)}\n`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
      expect(pieces(lines.join('')).join('')).toBe(lines.join(''));
    }),
    { numRuns: 50 },
  );
});

test('pieces end with a line', () => {
  const text = 'seven words are in this line here\n'.repeat(3_000);
  for (const piece of pieces(text)) expect(piece.endsWith('\n')).toBe(true);
});

test('marks have the number that they have in the whole text', () => {
  const text = 'abc\n'.repeat(100_000);
  const words = [0, 40_000, 40_004, 300_000];
  const marks = Array.from({ length: chunkCount(text.length) }, (_, chunk) => chunkOf(read(text, rangeNumber(chunk), words), chunk).marks);
  expect(marks.flat().map(({ start, number }) => [start, number])).toEqual(words.map((start, number) => [start, number]));
});

test('finds the piece of a place', () => {
  const text = 'seven words are in this line here\n'.repeat(3_000);
  const ranges = new Map([[0, read(text, 0)]]);
  for (const offset of [0, chunkSize - 1, chunkSize, chunkSize + 1, chunkSize + 40, 50_000]) {
    const chunk = chunkOf(ranges.get(0)!, chunkAt(offset, ranges));
    expect(offset).toBeGreaterThanOrEqual(chunk.start);
    expect(offset).toBeLessThan(chunk.start + chunk.text.length);
  }
});
