import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from './iso-date.ts';

test.each([
  ['2024', '2024'],
  ['2024-05', '2024-05'],
  ['2024-05-01', '2024-05-01'],
  ['2024-5-1', '2024-05-01'],
  ['2024/05/01', '2024-05-01'],
  ['20240501', '2024-05-01'],
  ['2024-05-01T12:30:00Z', '2024-05-01T12:30:00Z'],
  ['2024-05-01T12:30:00.123+02:00', '2024-05-01T12:30:00+02:00'],
  ['2024-05-01 12:30', '2024-05-01T12:30:00'],
  ['2024-05-01 12:30:05 +0200', '2024-05-01T12:30:05+02:00'],
  ['1.5.2024', '2024-05-01'],
  ['31/12/2024', '2024-12-31'],
  ['12/31/2024', '2024-12-31'],
  ['May 1, 2024', '2024-05-01'],
  ['Wednesday, May 1st, 2024', '2024-05-01'],
  ['1 May 2024', '2024-05-01'],
  ['Sept. 2024', '2024-09'],
  ['Wed, 01 May 2024 10:00:00 GMT', '2024-05-01T10:00:00Z'],
  [' 2024-02-29 ', '2024-02-29'],
])('%s is %s', (text, expected) => {
  expect(isoDate(text)).toBe(expected);
});

test.each(['', 'yesterday', '03/04/2024', '2024-13-01', '2023-02-29', '2024-00-10', 'Foo 1, 2024', '12', '2024-05-01'.repeat(50)])(
  '%j is no date',
  (text) => {
    expect(isoDate(text)).toBeUndefined();
  },
);

test('an impossible time leaves the date', () => {
  expect(isoDate('2024-05-01T99:00')).toBe('2024-05-01');
});

test('every timestamp that JavaScript writes keeps its date and time', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(isoDate(date.toISOString())).toBe(date.toISOString().replace(/\.\d+/, ''));
      expect(isoDate(date.toUTCString())).toBe(date.toISOString().replace(/\.\d+/, ''));
    }),
  );
});
