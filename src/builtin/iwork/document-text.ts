/** What is read out of a document: its text in lines, and what is known of it. */
export interface DocumentText {
  line(text: string): void;
  readonly length: number;
  isFull(): boolean;
  from(start: number): string;
}

/** One more than what the engine keeps of an item, so that it sees that something is missing. */
const mostCharacters = 64 * 1024 ** 2 + 1;

export function createDocumentText(): DocumentText {
  let text = '';
  return {
    line(piece) {
      const trimmed = piece.trim();
      if (trimmed !== '' && text.length < mostCharacters) text += text === '' ? trimmed : `\n${trimmed}`;
    },
    get length() {
      return text.length;
    },
    isFull: () => text.length >= mostCharacters,
    from: (start) => text.slice(start),
  };
}
