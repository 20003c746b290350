import { expect, test } from 'vitest';
import { searchIn } from '../test-search.ts';

const items = [
  ...Array.from({ length: 12 }, (_, index) => ({
    url: `file:///${index}.txt`,
    text: `We receive organizations in Gebäuden, part ${index}`,
  })),
  { url: 'file:///slip.txt', text: 'to recieve a bill' },
];
const correction = async (query: string): Promise<string | undefined> => (await searchIn(items, query)).didYouMean;

test.each([
  ['recieve', 'receive'],
  ['bill recieve', undefined],
  ['partt', 'part'],
  ['recieve part', 'receive part'],
  ['ext:txt recieve', 'ext:txt receive'],
  ['receive', undefined],
  ['-recieve part', undefined],
  ['"recieve"', undefined],
  ['bill', undefined],
  ['xyzzyx', undefined],
  ['', undefined],
])('%s is corrected to %s', async (query, corrected) => {
  const found = await correction(query);
  expect(found).toBe(corrected);
});

test('a correction is spelled as in the text, with accents', async () => {
  expect(await correction('gebauden')).toBeUndefined();
  expect(await correction('gebuden')).toBe('gebäuden');
});

test('a pasted paragraph is not corrected', async () => {
  const words = Array.from({ length: 24 }, (_, index) => `word${index}`).join(' ');
  expect(await correction(`recieve ${words}`)).toBeUndefined();
});

test('nothing is corrected where loosening is not wanted', async () => {
  expect((await searchIn(items, { query: 'recieve', loosen: false })).didYouMean).toBeUndefined();
});
