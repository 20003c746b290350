import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePath, filePath, filePathBytes, fileUrl, urlName } from './file-url.ts';

test('a plain path stays readable', () => {
  expect(fileUrl('/home/ann/notes.md')).toBe('file:///home/ann/notes.md');
});

test('spaces, signs of URLs and the member separator are escaped', () => {
  expect(fileUrl('/a b/c#d?e!/f%g')).toBe('file:///a%20b/c%23d%3Fe%21/f%25g');
});

test('every path comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const path = `/${name}`;
      expect(filePath(fileUrl(path))).toBe(path);
      expect(new URL(fileUrl('/x')).protocol).toBe('file:');
    }),
  );
});

test('names that are not text keep their bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (name) => {
      const decoded = filePathBytes(`file:///${encodePath(name)}`);
      const bytes = typeof decoded === 'string' ? new TextEncoder().encode(decoded) : decoded;
      expect([...bytes!].slice(1)).toEqual([...name]);
    }),
  );
});

test('the name of a URL is decoded and has no query', () => {
  expect(urlName('https://example.org/a/b%20c.html?x=/1#y')).toBe('b c.html');
  expect(urlName('file:///a.zip!/dir/d.pdf')).toBe('d.pdf');
});
