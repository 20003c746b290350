/**
 * Words as SQLite's FTS5 tokenizer `unicode61 remove_diacritics 2` sees them, so that every storage and every snippet agrees with the index.
 * Its tables are those of Unicode 6.1 (https://sqlite.org/fts5.html#unicode61_tokenizer): what is younger counts as a letter there, and
 * has no lower case.
 */

const letter = String.raw`\p{L}\p{N}\p{Co}\p{Cn}`;

/** Marks that FTS5 reads over inside a word. All others separate words. */
const mark = String.raw`\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331`;

/** Marks at which FTS5 splits the words of other scripts, and characters that are not seen. Emoji have marks of their own. */
const wordMark = String.raw`[\p{M}--[\u20d0-\u20ff\ufe00-\ufe0f]]\u00ad\u200c\u200d\u2060`;

const wholeWord = new RegExp(`[${letter}][${letter}${wordMark}]*`, 'gv');
const latinWord =
  /[\dA-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][\dA-Za-z\u00aa\u00ad\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]*/g;
const beyondLatin = /[\u0250-\u200f\u2060-\u209f\u20c0-\u218f\u2400-\uffff]/;
const word = new RegExp(`[${letter}][${letter}${mark}]*`, 'gu');
const wordCharacter = new RegExp(`^[${letter}]`, 'u');
const marks = new RegExp(`[${mark}]`, 'g');
const beyondAscii = /[\u0080-\uffff]/;

/** Characters whose case FTS5 does not know. */
const unfolded = /^[\u0131\u037f\u0528-\u052f\u13a0-\u13ff\u1c80-\u1cbf\u2c2f\ua698-\ua69b\ua796-\ua79f\ua7ab-\ua7ff\u{104b0}-\u{1e943}]/u;

/** The words of a text in order: folded, not stemmed. */
export function splitWords(text: string): string[] {
  if (!beyondAscii.test(text)) return text.toLowerCase().match(/[a-z\d]+/g) ?? [];
  return text.match(word)?.map(foldWord) ?? [];
}

/** The words of a text in order, as they stand; with marks at which FTS5 would split them. */
export function wholeWords(text: string): string[] {
  return text.match(beyondLatin.test(text) ? wholeWord : latinWord) ?? [];
}

/** Lower case without accents. Accents come off Latin letters only: `é` is `e`, but `й` and `が` are letters of their own. */
export function foldWord(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return Array.from(text.replace(marks, ''), foldCharacter).join('');
}

const folds = new Map<string, string>();

/** Folds one code point into one of the same length in UTF-16. */
export function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  const known = folds.get(character);
  if (known !== undefined) return known;
  if (!/[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{N}]/u.test(character)) return character;
  const folded = unfolded.test(character) ? character : withoutAccent(withoutCase(character));
  folds.set(character, folded);
  return folded;
}

/** Whether a word may begin with this character. */
export function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character);
}

/** By way of the upper case, which makes `ς` and `σ` equal; not where that takes several letters (`ß`, `SS`). */
function withoutCase(character: string): string {
  const upper = character.toUpperCase();
  const lower = (upper.length === character.length ? upper : character).toLowerCase();
  return lower.length === character.length ? lower : character;
}

function withoutAccent(character: string): string {
  const base = character.normalize('NFD').charAt(0);
  // FTS5's table lacks this one.
  return /[a-z]/i.test(base) && character !== 'ǡ' ? base.toLowerCase() : character;
}
