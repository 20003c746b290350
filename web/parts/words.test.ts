import { expect, test } from 'vitest';
import { ago, bytes, counted, duration, grouped, place, sentence, share, shortPlace } from './words.ts';

test('numbers are grouped, and words agree with them', () => {
  expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect(counted(1, 'file')).toBe('1 file');
  expect(counted(0, 'file')).toBe('0 files');
  expect(counted(2048, 'match', 'matches')).toBe('2,048 matches');
  expect(share(4812, 5001)).toBe('4,812 of 5,001');
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

test('files are shown by path, everything else by URL', () => {
  expect(place('file:///home/x/a%20b.txt')).toBe('/home/x/a b.txt');
  expect(place('file:///home/%E4%A')).toBe('file:///home/%E4%A');
  expect(place('https://example.org/a%20b')).toBe('https://example.org/a%20b');
});

test('sentences end', () => {
  expect(['It is', 'It is.', 'Is it?', ''].map(sentence)).toEqual(['It is.', 'It is.', 'Is it?', '']);
});

test('long places keep their ends', () => {
  const url = `file:///home/x/${'folder/'.repeat(20)}letter.txt`;
  expect(shortPlace(url, 40)).toHaveLength(40);
  expect(shortPlace(url, 40)).toMatch(/^\/home\/x\/.*….*letter\.txt$/);
  expect(shortPlace('file:///home/x/letter.txt')).toBe('/home/x/letter.txt');
});
