import type { TextRange } from '../../src/plugin/paise.ts';

/** Characters of a piece of text that is shown at once, about, and of a range that is asked for: a range holds whole pieces. */
export const chunkSize = 16_384;
export const chunksAsked = 12;
/** So far beyond its end a piece may reach to end with a line. */
export const slack = 2_048;

/** A piece of a text, from the beginning of a line to the end of one. */
export interface Chunk {
  readonly start: number;
  readonly text: string;
  /** Places of its matches in the whole text, each with its number among all matches, from 0. */
  readonly marks: readonly (TextRange & { readonly number: number })[];
}

/** A range as it was read. It begins at a multiple of {@link chunkSize}. */
export interface ReadRange {
  readonly from: number;
  readonly text: string;
  readonly length: number;
  readonly marks: readonly TextRange[];
  readonly marksBefore: number;
}

export const rangeNumber = (chunk: number): number => Math.floor(chunk / chunksAsked);

export function rangeBounds(range: number): { readonly from: number; readonly to: number } {
  const from = range * chunksAsked * chunkSize;
  return { from, to: from + chunksAsked * chunkSize + slack };
}

export const chunkCount = (length: number): number => Math.max(1, Math.ceil(length / chunkSize));

/** A piece of a range that was read. Where pieces meet does not depend on what was read. */
export function chunkOf(range: ReadRange, chunk: number): Chunk {
  const start = boundary(range, chunk);
  const end = boundary(range, chunk + 1);
  const first = range.marks.findIndex((mark) => mark.end > start);
  const marks = range.marks.flatMap((mark, index) =>
    index >= first && first >= 0 && mark.start < end ? [{ ...mark, number: range.marksBefore + index }] : [],
  );
  return { start, text: range.text.slice(start - range.from, end - range.from), marks };
}

/** Where a piece begins: behind the first line end within the slack, so that no line is torn apart that is not very long. */
function boundary({ from, text, length }: ReadRange, chunk: number): number {
  const nominal = chunk * chunkSize;
  if (chunk === 0) return 0;
  if (nominal >= length) return length;
  const within = text.slice(nominal - from, nominal - from + slack);
  const line = within.indexOf('\n');
  return line < 0 ? nominal : nominal + line + 1;
}

/** The piece in which a place lies. */
export function chunkAt(offset: number, ranges: ReadonlyMap<number, ReadRange>): number {
  const chunk = Math.floor(offset / chunkSize);
  const range = ranges.get(rangeNumber(chunk));
  return range && chunk > 0 && offset < chunkOf(range, chunk).start ? chunk - 1 : chunk;
}
