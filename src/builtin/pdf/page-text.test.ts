import { expect, test } from 'vitest';
import { isUnreadable, tidyPageText } from './page-text.ts';

test.each([
  ['a founda\ufffetional text', 'a foundational text'],
  ['the Anglo\ufffeSaxon COVID\ufffe19', 'the Anglo-Saxon COVID-19'],
  ['FOUNDA\ufffeTIONAL', 'FOUNDATIONAL'],
  ['Mit\u00adarbei\u00ad\r\nterinnen', 'Mitarbeiterinnen'],
  ['ﬁrst eﬀort', 'first effort'],
  ['\ufe91\ufe8e\ufe8f', 'باب'],
  ['⽇本', '日本'],
  ['one\r\ntwo\rthree\r\n', 'one\ntwo\nthree'],
])('%j', (text, tidy) => {
  expect(tidyPageText(text)).toBe(tidy);
});

test('a page of unknown characters is unreadable', () => {
  expect(isUnreadable('\ufffe\ufffe \ufffe a')).toBe(true);
  expect(isUnreadable('a few words\ufffe')).toBe(false);
  expect(isUnreadable('')).toBe(false);
});
