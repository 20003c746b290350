import { expect, test } from 'vitest';
import { mailDate, timeOf } from './mail-date.ts';

test.each([
  ['Mon, 27 Apr 2020 09:54:21 -0700 (PDT)', '2020-04-27T09:54:21-07:00'],
  ['Wed, 11 Feb 98 11:51 CST', '1998-02-11T11:51:00-06:00'],
  ['1 Jan 05 1:02:03 GMT', '2005-01-01T01:02:03Z'],
  ['Thu Jun 20 08:35:23 1996', '1996-06-20T08:35:23'],
  ['Monday, May 03, 2010 4:21 PM', '2010-05-03T16:21:00'],
  ['Mon Jan 5 14:00:00 GMT 2020', '2020-01-05T14:00:00Z'],
  ['Fri, 19 Feb 2010 10:08:29 +0300', '2010-02-19T10:08:29+03:00'],
  ['2024-05-01T12:00:00Z', '2024-05-01T12:00:00Z'],
  ['Thu, 31 Feb 2010 10:08:29 +0300', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('%j is %j', (text, date) => {
  expect(mailDate(text)).toBe(date);
});

test('the time of a date without an offset does not depend on the machine', () => {
  expect(timeOf('2024-05-01T12:00:00')).toBe(Date.UTC(2024, 4, 1, 12));
  expect(timeOf('2024-05-01T12:00:00+02:00')).toBe(Date.UTC(2024, 4, 1, 10));
  expect(timeOf('2024-05-01')).toBe(Date.UTC(2024, 4, 1));
  expect(timeOf(undefined)).toBeUndefined();
});
