import { expect, test } from 'vitest';
import { folderValues, kindValues, languageValues, withChosen } from './facet-values.ts';

test('puts MIME types together to kinds', () => {
  const values = [
    { value: 'image/png', items: 3 },
    { value: 'application/pdf', items: 4 },
    { value: 'image/jpeg', items: 2 },
  ];
  expect(kindValues(values).map(({ value, items }) => [value, items])).toEqual([
    ['image', 5],
    ['pdf', 4],
  ]);
});

test('shows the end of a folder, and filters by all of it', () => {
  expect(folderValues([{ value: 'file:///usr/share/doc/', items: 1 }])).toMatchObject([
    { value: '/usr/share/doc', text: 'share/doc', title: '/usr/share/doc', icon: 'folder' },
  ]);
});

test('names languages', () => {
  expect(languageValues([{ value: 'de', items: 1 }])).toMatchObject([{ value: 'de', text: 'German' }]);
});

test('shows what was chosen though nothing has it', () => {
  const values = [{ value: 'pdf', text: 'PDF', items: 1 }];
  expect(withChosen(values, ['PDF', 'mail']).map(({ value }) => value)).toEqual(['mail', 'pdf']);
});
