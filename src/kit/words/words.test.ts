import { expect, test } from 'vitest';
import { ago, bytes, counted, duration, grouped } from './words.ts';

test('numbers are grouped, and words agree with them', () => {
  expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect(counted(1, 'file')).toBe('1 file');
  expect(counted(0, 'file')).toBe('0 files');
  expect(counted(2048, 'match', 'matches')).toBe('2,048 matches');
});

test('bytes have a unit that fits', () => {
  expect([0, 999, 1000, 78_500_000, 999_999_999_999_999].map(bytes)).toEqual(['0 B', '999 B', '1.0 kB', '78.5 MB', '1000 TB']);
});

test('durations have two units at most', () => {
  expect([12, 3400, 125_000, 12_000_000, 4 * 86_400_000 + 7_200_000].map(duration)).toEqual([
    '12 ms',
    '3.4 s',
    '2 min 5 s',
    '3 h 20 min',
    '4 d 2 h',
  ]);
});

test('times are told from now, and what lies ahead is now', () => {
  const now = 1_000_000_000_000;
  expect([5_000, 60_000, 300_000, 7_200_000, 3 * 86_400_000, -9_000].map((past) => ago(now - past, now))).toEqual([
    'just now',
    '60 seconds ago',
    '5 minutes ago',
    '2 hours ago',
    '3 days ago',
    'just now',
  ]);
});

test('durations carry over', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  expect([12, 3400, 119_999, hour - 1, hour, 200 * minute, 24 * hour, 99 * hour].map(duration)).toEqual([
    '12 ms',
    '3.4 s',
    '2 min 0 s',
    '1 h 0 min',
    '1 h 0 min',
    '3 h 20 min',
    '1 d 0 h',
    '4 d 3 h',
  ]);
});
