/**
 * Wide (W) and fullwidth (F) characters of EastAsianWidth.txt, Unicode 14, with the gaps between them that are not assigned yet. Emoji are
 * told by their own property.
 */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u2ffb\u3000-\u303e\u3041-\u31e3\u31f0-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufad9\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{16ff1}\u{17000}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Marks that stand on what is before them, what is not seen, and the vowels and ends of Hangul syllables that are spelled in letters. */
const empty = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

/** Asks for a picture in place of a sign: what was narrow becomes wide. */
const pictureSelector = 0xfe0f;
const firstUnusual = 0x300;

/** Of the basic plane, one more than the cells; 0 is not known yet. */
const known = new Uint8Array(0x1_0000);

/**
 * Cells that a character takes on a terminal. Sequences that make one emoji are counted in parts, as older terminals show them: it is never
 * less than what is shown.
 */
export function cellsOfCharacter(codePoint: number): number {
  if (codePoint < firstUnusual) return 1;
  const before = known[codePoint] ?? 0;
  if (before > 0) return before - 1;
  const cells = looked(codePoint);
  if (codePoint < known.length) known[codePoint] = cells + 1;
  return cells;
}

function looked(codePoint: number): number {
  if (codePoint === pictureSelector) return 1;
  const character = String.fromCodePoint(codePoint);
  if (wide.test(character)) return 2;
  return empty.test(character) ? 0 : 1;
}

const plain = /^[ -~]*$/;

/** Cells that text takes on a terminal. Control characters count as one. */
export function cellsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += cellsOfCharacter(character.codePointAt(0) ?? 0);
  return cells;
}

/** The beginning of a text that fits into so many cells. */
export function cutToCells(text: string, most: number): string {
  if (plain.test(text)) return text.slice(0, Math.max(0, most));
  let cells = 0;
  let end = 0;
  for (const character of text) {
    cells += cellsOfCharacter(character.codePointAt(0) ?? 0);
    if (cells > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}
