import { signal, type ReadonlySignal } from '@preact/signals';
import { api, ApiError } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { type Chunk, chunkAt, chunkCount, chunkOf, rangeBounds, rangeNumber, type ReadRange } from './text-chunks.ts';

export interface TextState {
  readonly length: number;
  readonly marks: number;
  readonly pages: readonly number[];
  /** Why there is no text. */
  readonly problem?: string;
}

/** The text of an item, read range by range as it is needed. */
export interface TextSource {
  /** Absent until the first range was read. Changes with each range. */
  readonly state: ReadonlySignal<TextState | undefined>;
  /** A piece, if it was read; else it is being read now. */
  chunk(index: number): Chunk | undefined;
  /** Where the match of this number is. */
  placeOfMark(number: number): Promise<{ readonly chunk: number; readonly offset: number } | undefined>;
  /** The number of the first match at or after this place, among those that were read. */
  markFrom(offset: number): number | undefined;
  chunkOfPlace(offset: number): Promise<number>;
  /** Lines above a piece; `undefined` where not all of them were read. */
  linesBefore(chunk: number): number | undefined;
  close(): void;
}

export function openText(id: string, query: string): TextSource {
  const state = signal<TextState | undefined>(undefined);
  const ranges = new Map<number, ReadRange>();
  const reading = new Map<number, Promise<void>>();
  const lines: number[] = [0];
  const controller = new AbortController();

  function ensure(range: number): Promise<void> {
    const before = reading.get(range);
    if (before) return before;
    const work = load(range);
    reading.set(range, work);
    return work;
  }
  async function load(range: number): Promise<void> {
    try {
      const {
        text,
        problem,
        from,
        length,
        marks,
        marksBefore,
        marksTotal,
        pages = [],
      } = await asked(api.text(id, { ...(query !== '' && { q: query }), ...rangeBounds(range) }, controller.signal));
      if (text !== undefined) ranges.set(range, { from, text, length, marks, marksBefore });
      state.value = { length, marks: marksTotal, pages, ...(problem !== undefined && { problem }) };
    } catch (error) {
      reading.delete(range);
      if (controller.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      state.value ??= { length: 0, marks: 0, pages: [], problem: error.message };
    }
  }
  function chunk(index: number): Chunk | undefined {
    const range = ranges.get(rangeNumber(index));
    if (!range) void ensure(rangeNumber(index));
    return range && chunkOf(range, index);
  }
  const lastRange = (): number => rangeNumber(chunkCount(state.value?.length ?? 0) - 1);

  void ensure(0);
  return {
    state,
    chunk,
    close: () => controller.abort(),
    async placeOfMark(number) {
      for (let range = nearest(ranges, number); range >= 0 && range <= lastRange();) {
        await ensure(range);
        const read = ranges.get(range);
        if (!read) return undefined;
        const mark = read.marks[number - read.marksBefore];
        if (mark) return { chunk: chunkAt(mark.start, ranges), offset: mark.start };
        range += number < read.marksBefore ? -1 : 1;
      }
      return undefined;
    },
    markFrom(offset) {
      const range = ranges.get(rangeNumber(chunkAt(offset, ranges)));
      const index = range?.marks.findIndex((mark) => mark.end > offset) ?? -1;
      return range && index >= 0 ? range.marksBefore + index : undefined;
    },
    async chunkOfPlace(offset) {
      await ensure(rangeNumber(chunkAt(offset, ranges)));
      return chunkAt(offset, ranges);
    },
    linesBefore(index) {
      while (lines.length <= index) {
        const above = ranges.has(rangeNumber(lines.length - 1)) ? chunk(lines.length - 1) : undefined;
        if (!above) return undefined;
        lines.push((lines.at(-1) ?? 0) + above.text.split('\n').length - 1);
      }
      return lines[index];
    },
  };
}

/** The range that was read whose matches are nearest to this one. */
function nearest(ranges: ReadonlyMap<number, ReadRange>, number: number): number {
  let best = 0;
  let least = Infinity;
  for (const [range, { marksBefore, marks }] of ranges) {
    const distance = number < marksBefore ? marksBefore - number : Math.max(0, number - marksBefore - marks.length + 1);
    if (distance < least) [best, least] = [range, distance];
  }
  return best;
}
