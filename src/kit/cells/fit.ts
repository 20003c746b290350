import { cellsOf, cellsOfCharacter, cutToCells } from './cells.ts';

const more = '…';

/** Text in so many cells: its end is left out where it is longer. */
export function fitted(text: string, most: number): string {
  if (cellsOf(text) <= most) return text;
  return most < 1 ? '' : `${cutToCells(text, most - 1)}${more}`;
}

/** Text in so many cells: its beginning is left out where it is longer. For paths, whose end says most. */
export function fittedEnd(text: string, most: number): string {
  let cells = cellsOf(text);
  if (cells <= most) return text;
  if (most < 1) return '';
  let start = 0;
  for (const character of text) {
    if (cells <= most - 1) break;
    cells -= cellsOfCharacter(character.codePointAt(0) ?? 0);
    start += character.length;
  }
  return `${more}${text.slice(start)}`;
}
