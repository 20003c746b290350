/** Widths of letters of common fonts, in sizes of the font. */
const narrow = /[iIjlft.,:;'|!()[\]\s\u2018\u2019]/;
const wide = /[A-HK-Zmw@%&\u2014\u2026]/;
const full = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uff60]/;

/** How wide a run of letters is, in sizes of its font: as its indices say, where they do, else by a guess, as fonts are not opened. */
export function runWidth(text: string, indices: string): number {
  const advances = indices.split(';').map((entry) => /^[^,]*,([\d.]+)/.exec(entry)?.[1]);
  let width = 0;
  let index = 0;
  for (const letter of text) {
    const advance = advances[index];
    index += 1;
    width += advance === undefined ? guessedWidth(letter) : Number(advance) / 100;
  }
  return Number.isFinite(width) ? width : 0;
}

const guessedWidth = (letter: string): number => (narrow.test(letter) ? 0.3 : wide.test(letter) ? 0.66 : full.test(letter) ? 1 : 0.5);
