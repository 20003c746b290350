import type { StoredItem } from '../../../plugin/item.ts';
import type { Passage } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { bestOf, bestWindow, windows } from './best-windows.ts';
import { markedParts, marksIn } from './marked-parts.ts';
import { matchesIn, type Range } from './matches.ts';
import { passageRange } from './passage-range.ts';
import { placeOf } from './place-of.ts';
import { readable } from './readable.ts';
import { soughtIn, type Sought } from './sought.ts';

export interface PassageRequest {
  readonly item: Pick<StoredItem, 'metadata' | 'language'>;
  /** Most passages. */
  readonly most: number;
  /** Most characters of a passage. An ellipsis comes on top. */
  readonly length?: number;
}

/** Characters of a text that are looked at. */
const longestText = 2 * 1024 * 1024;
const usualLength = 240;

/**
 * The passages of a text that show best why it matches: the most of the query, closest together; of several, each shows what the others do
 * not. In the order of the text, and not overlapping. Without a match, the beginning.
 */
export function passagesOf(given: string, node: QueryNode, { item, most, length = usualLength }: PassageRequest): readonly Passage[] {
  if (most <= 0) return [];
  const { text, original } = readable(given.slice(0, longestText));
  const sought = soughtIn(node, item.language);
  return rangesIn(text, sought, { most, length }).flatMap((range): Passage[] => {
    const parts = markedParts(text, range, sought);
    if (parts.length === 0) return [];
    const [mark = range] = marksIn(text, range, sought);
    return [{ parts, offset: original(range.start), ...placeOf(given, original(mark.start), item.metadata) }];
  });
}

function rangesIn(text: string, sought: Sought, { most, length }: { readonly most: number; readonly length: number }): readonly Range[] {
  const matches = matchesIn(text, sought);
  const around = (core: Range, within: Range): Range => passageRange(text, { core, length, within });
  const whole = { start: 0, end: text.length };
  if (most === 1) return [around(bestWindow(matches, sought.weights, length) ?? { start: 0, end: 0 }, whole)];
  const shown = new Set<number>();
  const ranges: Range[] = [];
  let left = Array.from(windows(matches, sought.weights, length));
  while (ranges.length < most) {
    const core = bestOf(left, sought.weights, shown);
    if (core === undefined) break;
    const range = around(core, between(ranges, core, whole));
    ranges.push(range);
    for (const group of core.groups) shown.add(group);
    left = left.filter(({ start, end }) => end <= range.start || start >= range.end);
    left = left.filter((window) => !ranges.some((taken) => window.start < taken.start && window.end > taken.end));
  }
  return ranges.length > 0 ? ranges.toSorted((one, other) => one.start - other.start) : [around({ start: 0, end: 0 }, whole)];
}

/** The text between the passages around a place. */
function between(ranges: readonly Range[], core: Range, whole: Range): Range {
  const before = ranges.filter(({ end }) => end <= core.start).map(({ end }) => end);
  const after = ranges.filter(({ start }) => start >= core.end).map(({ start }) => start);
  return { start: Math.max(whole.start, ...before), end: Math.min(whole.end, ...after) };
}
