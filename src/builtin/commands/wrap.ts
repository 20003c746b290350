import type { StyledText } from '../../plugin/command.ts';

/** Lays text out in lines of at most `width` characters, breaking at spaces only. */
export function wrapped(text: readonly StyledText[], width: number): readonly (readonly StyledText[])[] {
  const lines: StyledText[][] = [[]];
  let column = 0;
  for (const piece of text.flatMap(pieces)) {
    if (column > 0 && column + piece.text.trimEnd().length > width) {
      lines.push([]);
      column = 0;
    }
    lines.at(-1)?.push(piece);
    column += piece.text.length;
  }
  return lines;
}

/** Words with the space after them. Words that touch across pieces (`re` + `port`) may be parted; that is rare and harmless. */
const pieces = ({ text, style }: StyledText): readonly StyledText[] =>
  (text.match(/\S*\s|\S+/g) ?? []).map((word) => ({ text: word, ...(style && { style }) }));
