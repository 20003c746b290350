import { expect, test } from 'vitest';
import { timeOfDate } from './time-of-date.ts';

test.each([
  ['2024', new Date(2024, 0, 1)],
  ['2024-05', new Date(2024, 4, 1)],
  ['17 May 2024', new Date(2024, 4, 17)],
  ['2024-05-17T12:30', new Date(2024, 4, 17, 12, 30)],
  ['2024-05-17 12:30:05', new Date(2024, 4, 17, 12, 30, 5)],
  ['2024-05-17T12:30:05Z', new Date(Date.UTC(2024, 4, 17, 12, 30, 5))],
  ['2024-05-17T12:30:05+02:00', new Date(Date.UTC(2024, 4, 17, 10, 30, 5))],
])('%s', (text, date) => {
  expect(timeOfDate(text)).toBe(date.getTime());
});

test.each(['', 'soon', '2024-13-45', '03/04/2024'])('%s is no date', (text) => {
  expect(timeOfDate(text)).toBeUndefined();
});
