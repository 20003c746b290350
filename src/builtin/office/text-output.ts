/** Text as it grows, in lines. What comes after the limit is dropped. */
export interface TextOutput {
  write(piece: string): void;
  /** What follows is in a new line. */
  line(): void;
  /** What follows is another word. */
  space(): void;
  /** What follows is in the next cell of a table. */
  cell(): void;
  readonly length: number;
  isFull(): boolean;
  text(): string;
}

/** One more than what the engine keeps of an item, so that it sees that something is missing. */
const mostCharacters = 64 * 1024 ** 2 + 1;

export function createTextOutput(): TextOutput {
  let text = '';
  /** Due before the next character; a line break outweighs a tab, a tab a space. */
  let gap: '' | ' ' | '\t' | '\n' = '';

  return {
    write(piece) {
      if (piece === '' || text.length >= mostCharacters) return;
      const whole = text === '' ? piece : gap + piece;
      text += text.length + whole.length > mostCharacters ? whole.slice(0, mostCharacters - text.length) : whole;
      gap = '';
    },
    line() {
      gap = '\n';
    },
    space() {
      if (gap === '') gap = ' ';
    },
    cell() {
      if (gap !== '\n') gap = '\t';
    },
    get length() {
      return text.length;
    },
    isFull: () => text.length >= mostCharacters,
    text: () => text,
  };
}
