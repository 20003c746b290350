import { isSpace } from './characters.ts';

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
  /** How long the text is so far. */
  length(): number;
  text(): string;
  /** The text with what nobody sees in it. */
  raw(): string;
}

/** Runs of white space that are not a single space already. */
const untidy = /[\t\n\f\r][\t\n\f\r ]*| [\t\n\f\r ]+/g;
const SPACE = 0x20;

/** White space between tags is half of all pieces. */
function isBlank(piece: string): boolean {
  for (let at = 0; at < piece.length; at++) if (!isSpace(piece.charCodeAt(at))) return false;
  return true;
}

/** Most pieces are short and tidy, and looking at them is cheaper than replacing. */
function isTidy(piece: string): boolean {
  let before = 0;
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at);
    if (code <= SPACE && (code === SPACE ? before === SPACE : isSpace(code))) return false;
    before = code;
  }
  return true;
}

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
      if (isBlank(piece)) {
        if (gap === '' && piece !== '') gap = ' ';
        return;
      }
      const collapsed = isTidy(piece) ? piece : piece.replace(untidy, ' ');
      const start = collapsed.charCodeAt(0) === SPACE ? 1 : 0;
      const end = collapsed.charCodeAt(collapsed.length - 1) === SPACE ? collapsed.length - 1 : collapsed.length;
      if (start === 1 && gap === '') gap = ' ';
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
    length: () => text.length,
    text: () => withoutInvisible(text),
    raw: () => text,
  };
}

/** Without soft hyphens, which would tear words apart, and NUL, which ends a text in C. */
export function withoutInvisible(text: string): string {
  return text.includes('\u00AD') || text.includes('\0') ? text.replace(/[\u00AD\0]/g, '') : text;
}
