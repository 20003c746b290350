import { expect, test } from 'vitest';
import { withoutApostrophe } from './apostrophes.ts';

test.each([
  ["Tesla's", [], 'Tesla'],
  ['Tesla’s', [], 'Tesla'],
  ["Ankara'dakilerin", ['tr'], 'Ankara'],
  ["Ankara'dakilerin", ['de'], undefined],
  ["l'histoire", [], 'histoire'],
  ["Qu'est", [], 'est'],
  ["dell'arte", ['it'], 'arte'],
  ["O'Brien", [], undefined],
  ["don't", ['tr'], undefined],
  ["Kars'ı", ['tr'], 'Kars'],
  ["rock'n'roll", ['tr'], undefined],
  ["l'", [], undefined],
  ['plain', ['tr'], undefined],
] as const)('%s with %j', (word, languages, expected) => {
  expect(withoutApostrophe(word, languages)).toBe(expected);
});
