import { cellsOf, cutToCells } from '../../kit/cells/cells.ts';
import type { StyledText } from '../../plugin/command.ts';
import { displayed } from '../display.ts';
import type { Paint } from './paint.ts';

/** What is on the screen: each row as it was sent. */
export interface Frame {
  readonly rows: readonly string[];
  readonly cursor?: { readonly row: number; readonly column: number } | undefined;
}

/** Cells, and how styles look. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

const eraseRest = '\u001b[K';

/** The rows of a screen, whole: what is too long is cut, what is missing is empty. */
export function rowsOf(lines: readonly (readonly StyledText[])[], canvas: Canvas): readonly string[] {
  return Array.from({ length: canvas.rows }, (_, row) => rowOf(lines[row] ?? [], canvas));
}

function rowOf(line: readonly StyledText[], { columns, paint }: Canvas): string {
  let room = columns;
  let row = '';
  for (const { text, style } of line) {
    const shown = cutToCells(displayed(text).replaceAll('\t', ' '), room);
    room -= cellsOf(shown);
    const code = style === undefined ? '' : paint[style];
    row += code === '' || shown === '' ? shown : `\u001b[${code}m${shown}\u001b[0m`;
  }
  // In the last column the cursor stays on what was written there, and would erase it.
  return room > 0 ? `${row}${eraseRest}` : row;
}

/** Synchronized output (private mode 2026): terminals that know it show all of it at once. */
const begin = '\u001b[?2026h\u001b[?25l';
const end = '\u001b[?2026l';

/** What turns one frame into the other; with nothing before, the whole frame. */
export function changes(before: Frame | undefined, after: Frame): string {
  const changed = after.rows.flatMap((row, index) => (row === before?.rows[index] ? [] : [`\u001b[${index + 1};1H${row}`]));
  const { cursor } = after;
  const isMoved = cursor?.row !== before?.cursor?.row || cursor?.column !== before?.cursor?.column;
  if (before && changed.length === 0 && !isMoved) return '';
  const clear = before ? '' : '\u001b[2J';
  const seen = cursor ? `\u001b[${cursor.row + 1};${cursor.column + 1}H\u001b[?25h` : '';
  return `${begin}${clear}${changed.join('')}${seen}${end}`;
}
