import { foldWord } from './words.ts';

/** Letters that FTS5 leaves alone and that are written in more than one way. */
const variants = new Map(
  Object.entries({
    ß: 'ss',
    ẞ: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    ё: 'е',
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ې: 'ي',
    ک: 'ك',
    ة: 'ه',
    ۀ: 'ه',
    ہ: 'ه',
    ھ: 'ه',
  }),
);

const variant = new RegExp(`[${Array.from(variants.keys()).join('')}\u0386-\u03b0\u03cc-\u03ce\u1f00-\u1fff]`, 'g');
const digit = /[[\p{Nd}&&[\u0080-\uffff]]]/gv;
const leftOut = /[\u00ad\u0640\u2060]|[\p{M}--[\u0300-\u036f]]/gv;
const beyondAscii = /[\u0080-\uffff]/;

/** A word without case, accents, points, and differences between letters that people write for each other. */
export function foldLetters(word: string): string {
  if (!beyondAscii.test(word)) return word.toLowerCase();
  return foldWord(word.replace(leftOut, ''))
    .replace(variant, foldVariant)
    .replace(digit, digitValue)
    .replace(/[\u0300-\u036f]/g, '');
}

function foldVariant(letter: string): string {
  return variants.get(letter) ?? letter.normalize('NFD').charAt(0).toLowerCase().replace('ς', 'σ');
}

/** The digits of a script follow each other, and what stands before them is none. */
function digitValue(letter: string): string {
  const code = letter.charCodeAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(code - value - 1))) value += 1;
  return String(value);
}
