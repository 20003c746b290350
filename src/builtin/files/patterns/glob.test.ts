import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

test.each([
  ['a.txt', 'a.txt', true],
  ['a.txt', 'b/a.txt', false],
  ['*', 'anything', true],
  ['*.md', 'x.md', true],
  ['*.md', 'x.mdx', false],
  ['*', 'a/b', false],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a[bc]d', 'acd', true],
  ['a[!bc]d', 'acd', false],
  ['a[^bc]d', 'axd', true],
  ['a[!b]d', 'a/d', false],
  ['[]x]', ']', true],
  ['[a-c-]', '-', true],
  ['[[:digit:]]', '7', true],
  ['[[:nonsense:]]', 'n', false],
  ['[abc', '[abc', false],
  ['\\*', '*', true],
  ['\\*', 'x', false],
  ['a\\', 'a\\', false],
  ['**/x', 'x', true],
  ['**/x', 'a/b/x', true],
  ['**/x', 'a/yx', false],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'a/xb', false],
  ['a/*/c', 'a/b/c', true],
  ['a/*/c', 'a/b/b/c', false],
  ['a**b', 'axxb', true],
  ['**/a*/**/b?', 'z/ax/q/b/by/bz', true],
  ['*a*b*c', 'xaxaxbxcxbxc', true],
  ['*a*b*c', 'xaxaxbxcxb', false],
])('%s on %s: %s', (glob, text, expected) => {
  expect(compileGlob(glob)(text)).toBe(expected);
});

test('a name matches itself once its special characters are escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(compileGlob(name.replace(/[*?[\\]/g, String.raw`\$&`))(name)).toBe(true);
    }),
  );
});

test('no pattern takes exponential time', () => {
  const name = 'a'.repeat(255);
  const path = 'a/'.repeat(2000);
  const start = performance.now();
  for (const [glob, text] of [
    [`${'*a'.repeat(100)}b`, name],
    [`${'**/a/'.repeat(100)}b`, path],
    [`**/${'*a*/'.repeat(100)}b`, path],
    [`${'[a-z]*'.repeat(100)}0`, name],
  ] as const) {
    expect(compileGlob(glob)(text)).toBe(false);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
