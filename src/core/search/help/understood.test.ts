import { expect, test } from 'vitest';
import { storageWith } from '../test-search.ts';
import { countingQuery } from '../rank/storage-query.ts';
import { understood } from './understood.ts';

const place = { home: '/home/ann', cwd: '/work', now: 0, languages: [] };
const options = {
  saved: { cars: 'car ext:txt' },
  synonyms: [
    ['car', 'automobile', 'motor vehicle'],
    ['k8s', 'kubernetes'],
  ],
};
const textOf = (query: string): string => understood(query, place, options).text;

test.each([
  ['car', '(car OR automobile OR "motor vehicle")'],
  ['Cars rent', '(Cars OR automobile OR "motor vehicle") rent'],
  ['k8s OR x', '(k8s OR kubernetes) OR x'],
  ['-car rent', '-car rent'],
  ['title:car', 'title:car'],
  ['truck', 'truck'],
])('%s is looked for as %s', (query, text) => {
  expect(textOf(query).toLowerCase()).toBe(text.toLowerCase());
});

test('a saved search has synonyms too', () => {
  expect(textOf('@cars')).toBe('(car OR automobile OR "motor vehicle") ext:txt');
});

test('all words of a group are found', async () => {
  const storage = await storageWith([
    { url: 'file:///1.txt', text: 'an automobile' },
    { url: 'file:///2.txt', text: 'motor vehicles' },
    { url: 'file:///3.txt', text: 'some cars' },
    { url: 'file:///4.txt', text: 'a vehicle with a motor' },
  ]);
  const { total } = await storage.search(countingQuery(understood('car', place, options).node));
  expect(total).toBe(3);
});

test('many words with synonyms are bounded', () => {
  const group = Array.from({ length: 20 }, (_, index) => `word${index}x`);
  const { text } = understood(group.join(' '), place, { saved: {}, synonyms: [group] });
  expect(text.split(' OR ').length).toBeLessThan(120);
});

test('nothing is configured, nothing changes', () => {
  expect(understood('car', place).text).toBe('car');
});
