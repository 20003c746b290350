import { expect, test } from 'vitest';
import { dateInText } from './date-in-text.ts';

test.each([
  ['Posted on May 1, 2024 by Ada', '2024-05-01'],
  ['Erstellt am Dienstag 6. Mai 2014 um 23:30', '2014-05-06'],
  ['30 septembre 2018', '2018-09-30'],
  ['4 de març de 2019', '2019-03-04'],
  ['12 de agosto de 2019', '2019-08-12'],
  ['15 juillet 2020', '2020-07-15'],
  ['15 juin 2020', '2020-06-15'],
  ['Stand: 28.04.2020 18:00 Uhr', '2020-04-28'],
  ['2020/4/8', '2020-04-08'],
  ['Home\n21. Jan. 2015', '2015-01-21'],
  ['April\u00A013, 2020', '2020-04-13'],
  ['31. Februar 2020', undefined],
  ['10 items 2020', undefined],
  ['Copyright 2020', undefined],
  [`${'In a long sentence '.repeat(10)}on May 1, 2024`, undefined],
])('%s', (text, date) => {
  expect(dateInText(text)).toBe(date);
});
