import { cellsOf, cutToCells } from '../../../../kit/cells/cells.ts';
import type { StyledText, TextStyle } from '../../../../plugin/command.ts';

/** A line of the screen. */
export type Line = readonly StyledText[];

export const styled = (text: string, style?: TextStyle): StyledText => (style ? { text, style } : { text });

export const cellsOfLine = (line: Line): number => line.reduce((cells, { text }) => cells + cellsOf(text), 0);

/** A line with exactly so many cells. */
export function padded(line: Line, columns: number): Line {
  let room = columns;
  const cut = line.map((piece) => {
    const text = cutToCells(piece.text, room);
    room -= cellsOf(text);
    return { ...piece, text };
  });
  return room > 0 ? [...cut, { text: ' '.repeat(room) }] : cut;
}

/** One line at the left and one at the right, where there is room for both. */
export function apart(left: Line, right: Line, columns: number): Line {
  const room = columns - cellsOfLine(right);
  return cellsOfLine(left) < room ? [...padded(left, room), ...right] : left;
}
