import { expect, test } from 'vitest';
import { dayText, languageName } from './names.ts';

const now = new Date(2024, 4, 17, 15, 0).getTime();

test('names days as people do', () => {
  expect(dayText(new Date(2024, 4, 17, 9, 5).getTime(), now)).toBe('today, 09:05');
  expect(dayText(new Date(2024, 4, 16, 23, 59).getTime(), now)).toBe('yesterday');
  expect(dayText(new Date(2024, 1, 3).getTime(), now)).toBe('3 Feb');
  expect(dayText(new Date(2021, 1, 3).getTime(), now)).toBe('3 Feb 2021');
  expect(dayText('never', now)).toBe('never');
});

test('names languages', () => {
  expect(languageName('de')).toBe('German');
  expect(languageName('not a code')).toBe('not a code');
});
