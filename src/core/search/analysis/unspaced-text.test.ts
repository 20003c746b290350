import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSyllabic, isUnspaced, unspacedRuns } from './unspaced-text.ts';

const runsIn = (text: string): readonly (readonly [string, number])[] => Array.from(unspacedRuns(text), (run) => [run.text, run.start]);

test('runs are found with their places, and cut where a script of the other kind begins', () => {
  expect(runsIn('the 東京タワー in กรุงเทพ')).toEqual([
    ['東京タワー', 4],
    ['กรุงเทพ', 13],
  ]);
  expect(runsIn('漢字ไทย')).toEqual([
    ['漢字', 0],
    ['ไทย', 2],
  ]);
  expect(runsIn('plain words')).toEqual([]);
});

test('a character of two code units stays whole', () => {
  expect(runsIn('a 𠮷野家')).toEqual([['𠮷野家', 2]]);
  expect(isUnspaced('𠮷')).toBe(true);
});

test('nothing is no run', () => {
  expect(runsIn('')).toEqual([]);
  expect(isUnspaced('')).toBe(false);
  expect(isSyllabic('')).toBe(false);
});

/** What these characters are, by expressions, which cost more. */
const run =
  /[[[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u30fc]&&[\p{L}\p{N}]]\u3099\u309a]+|[[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]&&[\p{L}\p{M}\p{N}]]+/gv;

test('runs are what the scripts of their characters say', () => {
  const character = fc.oneof(fc.constantFrom(...Array.from('aé東タガ゙ー한กิ຀ေកា𠮷😀 -1、。')), fc.string({ unit: 'binary', maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      const text = `東${characters.join('')}`.toWellFormed();
      expect(runsIn(text)).toEqual(Array.from(text.matchAll(run), ({ 0: found, index }) => [found, index]));
    }),
  );
});
