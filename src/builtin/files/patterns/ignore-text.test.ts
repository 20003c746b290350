import { expect, test } from 'vitest';
import { parseIgnoreText } from './ignore-text.ts';
import { decidingRule } from './rules.ts';

const decide = (text: string, path: string, directory = false): string | undefined => {
  const rule = decidingRule(parseIgnoreText(text, '/r/', '/r/.gitignore'), {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    directory,
  });
  return rule && `${rule.where}${rule.negated ? ' kept' : ''}`;
};

test('the last line that matches decides, and is named', () => {
  expect(decide('*.log\n!keep.log\n', '/r/a/keep.log')).toBe('/r/.gitignore:2 kept');
  expect(decide('!keep.log\n*.log\n', '/r/a/keep.log')).toBe('/r/.gitignore:2');
  expect(decide('x\nx/\nx\n', '/r/x')).toBe('/r/.gitignore:3');
  expect(decide('x\n!x/\n', '/r/x')).toBe('/r/.gitignore:1');
});

test('comments, blanks, spaces at the end, CRLF and byte order marks', () => {
  expect(decide('\uFEFFa\r\n# a\r\n\r\n', '/r/a')).toBe('/r/.gitignore:1');
  expect(decide('#a', '/r/#a')).toBeUndefined();
  expect(decide('\\#a', '/r/#a')).toBe('/r/.gitignore:1');
  expect(decide('a   ', '/r/a')).toBe('/r/.gitignore:1');
  expect(decide('a\\ ', '/r/a ')).toBe('/r/.gitignore:1');
  expect(decide(' a', '/r/a')).toBeUndefined();
});

test('a slash before the end ties the pattern to the folder of the file', () => {
  expect(decide('/a', '/r/a')).toBe('/r/.gitignore:1');
  expect(decide('/a', '/r/b/a')).toBeUndefined();
  expect(decide('b/a', '/r/b/a')).toBe('/r/.gitignore:1');
  expect(decide('b/a', '/r/c/b/a')).toBeUndefined();
  expect(decide('a/', '/r/c/a')).toBeUndefined();
  expect(decide('a/', '/r/c/a', true)).toBe('/r/.gitignore:1');
});
