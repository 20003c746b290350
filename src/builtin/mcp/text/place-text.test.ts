import { expect, test } from 'vitest';
import { placeText, withoutHome } from './place-text.ts';

test('files below the home directory are shown from there, others whole', () => {
  expect(placeText('file:///home/ann/Documents/a%20b.md', '/home/ann')).toBe('~/Documents/a b.md');
  expect(placeText('file:///home/ann', '/home/ann/')).toBe('~');
  expect(placeText('file:///home/anna/x', '/home/ann')).toBe('/home/anna/x');
  expect(placeText('file:///home/ann/a.zip!/b/c.txt', '/home/ann')).toBe('~/a.zip!/b/c.txt');
  expect(placeText('file:///C:/Users/ann/x', 'C:\\Users\\ann')).toBe('~/x');
  expect(placeText('file:///srv/x', '/')).toBe('/srv/x');
});

test('addresses are shown without what one logs in with', () => {
  expect(placeText('https://ann:secret@example.org/a?b#c')).toBe('https://example.org/a?b#c');
  expect(placeText('https://example.org/a@b')).toBe('https://example.org/a@b');
});

test('sentences do not tell where home is', () => {
  expect(withoutHome('It was not found in file:///home/ann/x and /home/ann/y', '/home/ann')).toBe('It was not found in file://~/x and ~/y');
  expect(withoutHome('a/b', '/')).toBe('a/b');
});
