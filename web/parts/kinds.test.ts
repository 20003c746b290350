import { expect, test } from 'vitest';
import { kindOf, languageOfCode } from './kinds.ts';

test('calls types what people call them', () => {
  expect(kindOf('application/pdf')).toMatchObject({ name: 'pdf', text: 'PDF' });
  expect(kindOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').name).toBe('spreadsheet');
  expect(kindOf('application/vnd.oasis.opendocument.text').name).toBe('document');
  expect(kindOf('text/x-python').name).toBe('code');
  expect(kindOf('text/calendar').icon).toBe('calendar');
});

test('calls what nobody knows by its type', () => {
  expect(kindOf('application/x-strange')).toMatchObject({ name: 'application/x-strange', text: 'strange', icon: 'file' });
  expect(kindOf('').text).toBe('');
});

test('names programming languages', () => {
  expect(languageOfCode('text/x-python')).toBe('Python');
  expect(languageOfCode('text/plain')).toBeUndefined();
});
