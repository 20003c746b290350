import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin } from '../place.ts';
import { coalesce } from './coalesce.ts';

const root = 'file:///r';
const numbered = (folder: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${folder}/${index}`);

test('few changes stay as they are, and those below others are dropped', () => {
  expect(coalesce([`${root}/a/x`, `${root}/a-b`, `${root}/a`, `${root}/a/b/c`], root)).toEqual([`${root}/a-b`, `${root}/a`]);
  expect(coalesce([], root)).toEqual([]);
});

test('many changes in one folder become the folder, and many everywhere the root', () => {
  expect(coalesce([...numbered(`${root}/a/b`, 1_001), `${root}/c`], root)).toEqual([`${root}/a/b`, `${root}/c`]);
  expect(coalesce(numbered(root, 1_001), root)).toEqual([root]);
  expect(
    coalesce(
      numbered(root, 5).flatMap((folder) => numbered(folder, 1_000)),
      root,
    ),
  ).toEqual([root]);
  expect(coalesce(numbered('file://', 1_001), 'file://')).toEqual(['file://']);
});

test('everything that changed is in what is left, and nothing of that is in anything else of it', () => {
  const scope = fc.array(fc.constantFrom('a', 'b', 'a-', '1'), { maxLength: 4 }).map((names) => [root, ...names].join('/'));
  fc.assert(
    fc.property(fc.array(scope), (scopes) => {
      const fewer = coalesce(scopes, root);
      for (const changed of scopes) expect(fewer.filter((url) => isWithin(changed, url))).toHaveLength(1);
    }),
  );
});
