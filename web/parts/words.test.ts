import { expect, test } from 'vitest';
import { place, sentence, share, shortPlace } from './words.ts';

test('shares are counted', () => {
  expect(share(4812, 5001)).toBe('4,812 of 5,001');
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
