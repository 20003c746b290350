/** The text of a document as it grows. */
export interface TextFlow {
  text(piece: string): void;
  /** A tag stands here. */
  tag(): void;
  read(): string;
}

/** White space other than a single blank. */
const untidy = /\s{2,}|[^\S ]/g;

/**
 * XML does not say which elements are words within a sentence and which are paragraphs or fields. Text that goes on after a single tag is taken
 * for one sentence (`H<sub>2</sub>O`); two tags in a row end one thing and begin another.
 */
export function createTextFlow(): TextFlow {
  const pieces: string[] = [];
  let tags = 0;
  /** White space since the last visible character. */
  let gap = '';

  function separator(): string {
    if (pieces.length === 0) return '';
    if (gap.includes('\n') || (gap === '' && tags > 1)) return '\n';
    return gap === '' ? '' : ' ';
  }

  return {
    text(piece) {
      const visible = piece.trim();
      const start = visible === '' ? piece.length : piece.indexOf(visible.charAt(0));
      gap += piece.slice(0, start);
      if (visible === '') return;
      pieces.push(
        separator(),
        visible.replaceAll(untidy, (space) => (space.includes('\n') ? '\n' : ' ')),
      );
      gap = piece.slice(start + visible.length);
      tags = 0;
    },
    tag() {
      tags += 1;
    },
    read: () => pieces.join(''),
  };
}
