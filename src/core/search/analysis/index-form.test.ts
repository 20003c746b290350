import { expect, test } from 'vitest';
import { indexForm } from './index-form.ts';
import { loadLanguages } from './languages.ts';
import { languageMarks } from './private-use.ts';
import { spoken } from './spoken.ts';

test.for([
  ['Connections', undefined, 'connect', 'connect'],
  ['Connections', 'en', 'connect', 'connect'],
  ['Häuser', 'de', `haus${languageMarks.de}`, 'haus'],
  ['v2s', 'de', 'v2', 'v2'],
  ['Σπίτια', 'de', 'σπιτια', 'σπιτια'],
  ['Đường', 'vi', 'd\ue098u\ue096o\ue096\ue090ng', 'đường'],
  ['किताबें', 'hi', `क\ue13fत\ue13eब${languageMarks.hi}`, 'किताब'],
  ['MÜLLER', undefined, 'muller', 'muller'],
] as const)('%s (%s) is indexed as %s', async ([word, language, form, shown]) => {
  await loadLanguages(['de', 'vi', 'hi']);
  expect(indexForm(word, language)).toBe(form);
  expect(spoken(indexForm(word, language))).toBe(shown);
});

test('names with signs are shown as they are written', () => {
  expect(spoken('net\ue082')).toBe('.net');
  expect(spoken('c\ue080\ue080')).toBe('c++');
});

test('every language has a mark of its own', () => {
  const marks = Object.values(languageMarks);
  expect(new Set(marks).size).toBe(marks.length);
});
