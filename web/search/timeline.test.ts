import { expect, test } from 'vitest';
import { barsOf, chosenBars, spanText, spanValue } from './timeline.ts';

const months = (...values: readonly string[]) => values.map((value) => ({ value, items: 2 }));

test('shows months, those without items too', () => {
  expect(barsOf(months('2024-02', '2023-11'))).toEqual([
    { span: '2023-11', items: 2 },
    { span: '2023-12', items: 0 },
    { span: '2024-01', items: 0 },
    { span: '2024-02', items: 2 },
  ]);
});

test('shows years where the months would be too many, at most sixty of them', () => {
  const bars = barsOf(months('2024-02', '2024-01', '2019-07', '1601-01'));
  expect(bars).toHaveLength(60);
  expect(bars.at(-1)).toEqual({ span: '2024', items: 4 });
  expect(bars.find(({ span }) => span === '2019')?.items).toBe(2);
});

test('shows nothing of nothing', () => {
  expect(barsOf([])).toEqual([]);
  expect(barsOf(months('soon'))).toEqual([]);
});

test('a choice of bars is a value of modified:, and back', () => {
  const bars = barsOf(months('2024-01', '2024-06'));
  const value = spanValue(bars[1]!, bars[3]!);
  expect(value).toBe('2024-02..2024-04');
  expect(chosenBars(bars, value)).toEqual([1, 3]);
  expect(chosenBars(bars, '2024-03')).toEqual([2, 2]);
  expect(chosenBars(bars, '2024')).toEqual([0, 5]);
  expect(chosenBars(bars, '<7d')).toBeUndefined();
  expect(chosenBars(bars, '2020')).toBeUndefined();
});

test('months choose the years that they lie in', () => {
  const bars = barsOf(months('2010-01', '2024-06'));
  expect(chosenBars(bars, '2011-05..2012-02')).toEqual([1, 2]);
});

test('writes spans for people', () => {
  expect(spanText('2024-05')).toBe('May 2024');
  expect(spanText('2024')).toBe('2024');
});
