import { expect, test } from 'vitest';
import { withSavedSearches } from './saved-searches.ts';

const saved = { invoices: 'type:pdf invoice', Rechnung: 'rechnung OR quittung', open: 'a ("b', shut: 'a) b', me: '@invoices' };

test.each([
  ['@invoices 2024', '(type:pdf invoice) 2024'],
  ['-@invoices', '-(type:pdf invoice)'],
  ['(@invoices|@RECHNUNG)', '((type:pdf invoice)|(rechnung OR quittung))'],
  ['"@invoices" “@invoices”', '"@invoices" “@invoices”'],
  ['ann@invoices title:@invoices @invoices.pdf', 'ann@invoices title:@invoices @invoices.pdf'],
  ['@open x', '(a ("b")) x'],
  ['@shut x', '(a  b) x'],
  ['@me', '(@invoices)'],
  ['no names', 'no names'],
])('%s becomes %s', (typed, text) => {
  expect(withSavedSearches(typed, saved)).toEqual({ text, notes: [] });
});

test('an unknown name is a word, and a note says so once', () => {
  expect(withSavedSearches('@nobody or @nobody', saved)).toEqual({
    text: '@nobody or @nobody',
    notes: ['There is no saved search "nobody"; it was taken as a word. `paise2 searches` lists them.'],
  });
});

test('what every map has is no saved search', () => {
  expect(withSavedSearches('@constructor @toString', {}).notes).toHaveLength(2);
});
