import { cellsOfCharacter } from '../../../kit/cells/cells.ts';
import type { ReadItem, TextRange } from '../../../plugin/paise.ts';

/** A text to be looked at, with its lines. */
export interface PreviewText {
  readonly text: string;
  readonly isCut: boolean;
  readonly marks: readonly TextRange[];
  /** Where each page begins; empty where it has none. */
  readonly pages: readonly number[];
  /** Where each line of the text begins. */
  readonly lines: readonly number[];
}

/** As much as is looked at for passages. */
const mostText = 2_000_000;
export const tabCells = 4;

export function previewText({ text = '', marks = [], pages = [] }: ReadItem): PreviewText {
  const shown = harmless(text.slice(0, mostText));
  return {
    text: shown,
    isCut: text.length > mostText,
    marks: marks.filter(({ end }) => end <= shown.length),
    pages: pages.filter((start) => start < shown.length),
    lines: lineStarts(shown),
  };
}

/** Text of our own, to be laid out. */
export const plainText = (text: string): PreviewText => ({ text, isCut: false, marks: [], pages: [], lines: [0] });

/** Control characters, and those that turn the direction of writing, in place: all else stays where it is. */
export const harmless = (text: string): string =>
  text
    .replace(/[\r\f\v\u2028\u2029\ufeff]/g, ' ')
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

/** The same in one line. */
export const oneLine = (text: string): string => harmless(text).replace(/\s/g, ' ');

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Of a text, the rows for one width; the last one that was asked for. */
const laidOut = new WeakMap<PreviewText, { readonly columns: number; readonly rows: readonly number[] }>();

/** Where each row begins when the text is laid out in so many cells, broken at spaces where there are any. */
export function rowStarts(content: PreviewText, columns: number): readonly number[] {
  const before = laidOut.get(content);
  if (before?.columns === columns) return before.rows;
  const rows = layOut(content.text, Math.max(2, columns));
  laidOut.set(content, { columns, rows });
  return rows;
}

function layOut(text: string, columns: number): readonly number[] {
  const rows = [0];
  let cells = 0;
  /** The latest place where the row may be broken, and the cells up to it. */
  let gap = { at: 0, cells: 0 };
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    if (code === newline) {
      rows.push(next);
      cells = 0;
      gap = { at: next, cells: 0 };
    } else if (code === space || code === tab) {
      cells += code === tab ? tabCells : 1;
      gap = { at: next, cells };
    } else {
      cells += cellsOfCharacter(code);
      if (cells > columns && gap.at > (rows.at(-1) ?? 0)) {
        rows.push(gap.at);
        cells -= gap.cells;
      }
      if (cells > columns && at > (rows.at(-1) ?? 0)) {
        rows.push(at);
        cells = cellsOfCharacter(code);
      }
    }
    at = next;
  }
  return rows;
}

const newline = 0x0a;
const space = 0x20;
const tab = 0x09;

/** Index of the last entry that is not behind `offset`; 0 where all are. Entries are in order. */
export function indexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
