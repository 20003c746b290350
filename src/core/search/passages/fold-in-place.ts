import { foldLetters } from '../analysis/fold-letters.ts';

const beyondAscii = /[\u0080-\uffff]/;
/** Letters and digits that stand for each other, beside case; of one range each, which is several times as fast as all in one. */
const variants = [
  /[\u00b5-\u024f]/g,
  /[\u0386-\u0390\u03ac-\u03b0\u03c2\u03ca-\u03ce\u03d0-\u03f5]/g,
  /[\u0622\u0623\u0625\u0629\u0649\u0660-\u0669\u0671\u06a9\u06be\u06c0\u06c1\u06cc\u06d0\u06f0-\u06f9]/g,
  /[\u0966-\u096f]/g,
  /[\u1e00-\u1fff]/g,
  /[\uff10-\uff9d]/g,
];
/** Whether there is anything to look at for each of them. */
const ranges = [/[\u00b5-\u024f]/, /[\u0386-\u03f5]/, /[\u0622-\u06f9]/, /[\u0966-\u096f]/, /[\u1e00-\u1fff]/, /[\uff10-\uff9d]/];

const folds = new Map<string, string>();

/** The letters of a text as they are in the index, each in its place. What is indexed as two letters stays as it is. */
export function foldInPlace(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  // The only letter that becomes longer when it becomes small.
  let letters = text.replaceAll('İ', 'i').toLowerCase().replaceAll('ё', 'е');
  for (const [index, variant] of variants.entries()) if (ranges[index]?.test(letters)) letters = letters.replace(variant, folded);
  return letters;
}

function folded(letter: string): string {
  const known = folds.get(letter);
  if (known !== undefined) return known;
  const fold = foldLetters(letter.normalize('NFKC'));
  folds.set(letter, fold.length === 1 ? fold : letter);
  return fold.length === 1 ? fold : letter;
}
