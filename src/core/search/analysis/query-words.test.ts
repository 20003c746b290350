import { expect, test } from 'vitest';
import { loadLanguages } from './languages.ts';
import { queryWords } from './query-words.ts';
import { isStopWord } from './stop-words.ts';

const telling = (typed: string, languages: readonly string[]): string[] =>
  queryWords(typed, languages).flatMap(({ text, isStop }) => (isStop ? [] : [text]));

test.for([
  ['What is the effect of C++ on the MPU-6050?', ['c++', 'effect', 'mpu', '6050']],
  ['Wann wurden die Häuser in Berlin gebaut?', ['häuser', 'berlin', 'gebaut']],
  ['die or war', ['die', 'war']],
  ['Où sont les élèves de l’école ?', ['élèves', 'école']],
  ['Когда был построен дом?', ['построен', 'дом']],
  ['Kitap ne zaman yazıldı?', ['kitap', 'yazıldı']],
  ['Πότε χτίστηκε το σπίτι;', ['χτίστηκε', 'σπίτι']],
  ['متى بنيت المدرسة', ['بنيت', 'المدرسة']],
  ['हिंदी क्या है', ['हिंदी']],
  ['東京の', ['東京', '京の']],
  ['ภาษาไทย', ['ภาษา', 'ไทย']],
] as const)('%s', async ([typed, words]) => {
  const languages = ['en', 'de', 'fr', 'ru', 'tr', 'el', 'ar', 'hi'];
  await loadLanguages(languages);
  expect(telling(typed, languages).toSorted()).toEqual(words.toSorted());
});

test('words come once, in their order', () => {
  expect(queryWords('tree Tree the TREE a house', [])).toEqual([
    { text: 'tree', isStop: false },
    { text: 'the', isStop: true },
    { text: 'a', isStop: true },
    { text: 'house', isStop: false },
  ]);
});

test('a word that says something in English is a function word only where there is no English', async () => {
  await loadLanguages(['de']);
  expect(isStopWord('war', ['de'])).toBe(true);
  expect(isStopWord('war', ['de', 'en'])).toBe(false);
  expect(isStopWord('und', ['de', 'en'])).toBe(true);
  expect(isStopWord('und', ['en'])).toBe(false);
  expect(isStopWord('__proto__', ['constructor'])).toBe(false);
});
