import { expect, test } from 'vitest';
import { plotLines } from './plot-lines.ts';

const area = { left: 50, top: 0, right: 350, bottom: 100 };
const minute = 60_000;

test('the last value stands at the right, and the line goes in steps', () => {
  const { path } = plotLines(
    [
      { at: 0, value: 0 },
      { at: minute, value: 100 },
      { at: 2 * minute, value: 50 },
    ],
    area,
    0,
  );
  expect(path).toBe('M50 100H200V13H350V56.5');
});

test('few samples fill the right end of two minutes', () => {
  const { path, times } = plotLines([{ at: 10 * minute, value: 2 }], area, 0);
  expect(path).toBe('M350 50');
  expect(times.map(({ at }) => at / minute)).toEqual([8, 9, 10]);
});

const marksTo = (most: number): readonly number[] => plotLines([{ at: 0, value: most }], area, 0).values.map(({ value }) => value);

test('marks are round numbers, and few', () => {
  expect(marksTo(0)).toEqual([0, 2, 4]);
  expect(marksTo(36)).toEqual([0, 20, 40]);
  expect(marksTo(3764)).toEqual([0, 2000, 4000]);
  expect(marksTo(672e6)).toEqual([0, 500e6]);
});

test('without samples there are axes and no line', () => {
  const { path, values, times } = plotLines([], area, 10 * minute);
  expect([path, values.length, times.at(-1)]).toEqual(['', 3, { x: 350, at: 10 * minute }]);
});
