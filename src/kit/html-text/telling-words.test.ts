import { expect, test } from 'vitest';
import { tellingWords } from './telling-words.ts';

test.each([
  ['nav', 'furniture'],
  ['mainNav', 'furniture'],
  ['site-nav2', 'furniture'],
  ['NAV', 'furniture'],
  ['aNav', undefined],
  ['theNavBar', 'furniture'],
  ['has-sidebar', undefined],
  ['no-comments nav', 'furniture'],
  ['js-menu', undefined],
  ['menu-js', 'furniture'],
  ['tag-news category-shop', undefined],
  ['post-meta', 'beside'],
  ['comments meta', 'remarks'],
  ['meta comments', 'beside'],
  ['meta-comments', 'remarks'],
  ['\n meta\tfooter ', 'furniture'],
  ['memitem:a7dec636e9f0ed6f', undefined],
  ['', undefined],
  ['x'.repeat(99), undefined],
])('%j tells %j', (names, telling) => {
  expect(tellingWords(names)).toBe(telling);
});
