/**
 * What a person does not see and a model reads all the same: control characters, what turns the direction of writing round, characters without
 * width, tags (U+E0000…), variation selectors and other ignorable ones, and what no text should have.
 */
const invisible = /[[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]--[\t\n]]/gv;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;

/** Cleans the texts of one answer and counts what was taken out of them. */
export interface Cleaning {
  readonly removed: number;
  text(text: string): string;
  /** On one line, of at most so many characters. */
  line(text: string, most: number): string;
}

export function createCleaning(): Cleaning {
  let removed = 0;
  const clean = (text: string): string =>
    text
      .toWellFormed()
      .replace(lineEnds, '\n')
      .replace(invisible, () => {
        removed += 1;
        return '';
      });
  return {
    get removed() {
      return removed;
    },
    text: clean,
    line: (text, most) =>
      shortened(
        clean(text.slice(0, 4 * most))
          .replace(/\s+/g, ' ')
          .trim(),
        most,
      ),
  };
}

function shortened(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
}
