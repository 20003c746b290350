import type { Size, State } from './state.ts';

/** A part of the screen: its text begins in the first column that is its own. */
export interface Area {
  readonly columns: number;
  readonly rows: number;
}

/** Where what is shown. The head is on top, one line with keys or a message below. */
export interface Layout {
  /** Lines above the list: the query, how many hits there are, and with room what they have in common and what one should know. */
  readonly head: 2 | 4;
  readonly body: Area;
  readonly list: Area;
  readonly preview: Area;
  /** Whether list and preview are seen at once. */
  readonly isSplit: boolean;
  /** Lines of a hit. */
  readonly hitRows: number;
  /** Lines that say what is looked at, above its text. */
  readonly titleRows: number;
}

/** With so many columns there is room for a list and a text of ordinary width. */
const splitFrom = 110;
const listShare = 0.42;
/** Between list and text. */
export const gutter = 3;

export function layoutOf({ columns, rows }: Size): Layout {
  const head = rows < 16 ? 2 : 4;
  const body = { columns, rows: Math.max(1, rows - head - 1) };
  const isSplit = columns >= splitFrom;
  const beside = Math.floor(columns * listShare);
  return {
    head,
    body,
    list: body,
    preview: isSplit ? { columns: columns - beside - gutter, rows: body.rows } : body,
    isSplit,
    hitRows: hitRowsIn(rows),
    titleRows: body.rows < 13 ? 1 : 5,
  };
}

/** With a preview beside it the list is narrower. */
export const listBesidePreview = ({ columns, rows }: Area): Area => ({ columns: Math.floor(columns * listShare), rows });

/** Title and passage; with the place; with an empty line; with two lines of the passage. */
const hitRowsIn = (rows: number): number => (rows < 16 ? 2 : rows < 26 ? 3 : rows < 44 ? 4 : 5);

/** How many hits are seen at once. */
export function hitsSeen({ size }: Pick<State, 'size'>): number {
  const { body, hitRows } = layoutOf(size);
  return Math.max(1, Math.floor(body.rows / hitRows));
}

/** Lines of a text that are seen at once. */
export function textRows({ size }: Pick<State, 'size'>): number {
  const { preview, titleRows } = layoutOf(size);
  return Math.max(1, preview.rows - titleRows);
}

/** One column is for the sign of the match that one stepped to. */
export const markerColumns = 2;
export const textColumns = ({ size }: Pick<State, 'size'>): number => Math.max(2, layoutOf(size).preview.columns - markerColumns);
