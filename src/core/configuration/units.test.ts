import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration, parseSize } from './units.ts';

test.each([
  ['250ms', 250],
  ['60s', 60_000],
  ['1.5h', 5_400_000],
  [' 10 m ', 600_000],
  ['2D', 172_800_000],
])('the duration %s has %d milliseconds', (text, value) => {
  expect(parseDuration(text)).toEqual({ value });
});

test.each([
  ['512B', 512],
  ['64MB', 64_000_000],
  ['64 mb', 64_000_000],
  ['1GiB', 1_073_741_824],
  ['1.5kB', 1500],
])('the size %s has %d bytes', (text, value) => {
  expect(parseSize(text)).toEqual({ value });
});

test('what is wrong is said with the remedy', () => {
  expect(parseDuration('60')).toEqual({ problem: '60 has no unit: write 60s or 60m' });
  expect(parseSize('60')).toEqual({ problem: '60 has no unit: write 60B or 60MB' });
  expect(parseDuration('5 minutes')).toEqual({ problem: '"5 minutes" has an unknown unit: use ms, s, m, h, d' });
  expect(parseSize('big')).toEqual({ problem: '"big" is not a size such as 500kB, 64MB or 1GB' });
  expect(parseSize('-1MB')).toEqual({ problem: '"-1MB" is not a size such as 500kB, 64MB or 1GB' });
  expect(parseSize('999999999999TB')).toEqual({ problem: '"999999999999TB" is too much' });
});

test('any text is a whole number of milliseconds or a problem', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,20}(\.\d{1,3})? ?[a-z]{0,3}$/)), (text) => {
      const parsed = parseDuration(text);
      expect('problem' in parsed ? parsed.problem.length > 0 : Number.isSafeInteger(parsed.value)).toBe(true);
    }),
  );
});
