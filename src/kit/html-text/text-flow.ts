/** Text as it grows: white space collapses as a browser shows it, blocks stand on lines of their own. */
export interface TextFlow {
  /** Running text; any white space in it is one space. */
  inline(piece: string): void;
  /** Preformatted text, as it is. */
  verbatim(piece: string): void;
  /** What follows is another word. */
  space(): void;
  /** What follows is on a new line. */
  lineBreak(): void;
  text(): string;
}

/** Runs of white space that are not a single space already: most pieces have none, and searching is cheaper than replacing. */
const untidy = /[\t\n\f\r][\t\n\f\r ]*| [\t\n\f\r ]+/g;

export function createTextFlow(): TextFlow {
  let text = '';
  /** Due before the next visible character, never at the start or the end. */
  let gap: '' | ' ' | '\n' = '';

  function append(piece: string): void {
    text += text === '' ? piece : gap + piece;
    gap = '';
  }

  return {
    inline(piece) {
      const collapsed = piece.replace(untidy, ' ');
      const start = collapsed.startsWith(' ') ? 1 : 0;
      const end = collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length;
      if (start === 1 && gap === '') gap = ' ';
      if (end <= start) return;
      append(collapsed.slice(start, end));
      if (end < collapsed.length) gap = ' ';
    },
    verbatim(piece) {
      // A line break right after the start tag is not part of it.
      const start = gap === '\n' && piece.startsWith('\n') ? 1 : 0;
      if (piece.length > start) append(piece.slice(start));
    },
    space() {
      if (gap === '') gap = ' ';
    },
    lineBreak() {
      gap = '\n';
    },
    text: () => withoutInvisible(text),
  };
}

/** Without soft hyphens, which would tear words apart, and NUL, which ends a text in C. */
export function withoutInvisible(text: string): string {
  return text.includes('\u00AD') || text.includes('\0') ? text.replace(/[\u00AD\0]/g, '') : text;
}
