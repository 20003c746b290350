import type { TextRange } from '../../../plugin/paise.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { merged } from './marked-parts.ts';
import { matchesIn } from './matches.ts';
import { readable } from './readable.ts';
import { soughtIn } from './sought.ts';
import { isLowSurrogate } from './text-words.ts';

const mostMarks = 10_000;
/** Characters of a text that are looked at. */
const longestText = 2 * 1024 * 1024;
const budgetMs = 1000;

/** Everything in a text that the query looks for: in order, and apart from each other. */
export function allMarks(given: string, node: QueryNode, language: string | undefined): readonly TextRange[] {
  const sought = soughtIn(node, language);
  if (sought.words.length === 0) return [];
  const { text, originals } = readable(given.slice(0, endOf(given)));
  const effort = { candidates: Infinity, common: Infinity, until: performance.now() + budgetMs };
  // Words that are near each other come again with each other pair of them.
  const ends = new Map<number, number>();
  for (const { marks } of matchesIn(text, sought, effort)) {
    for (const { start, end } of marks) ends.set(start, Math.max(end, ends.get(start) ?? 0));
    if (ends.size >= mostMarks) break;
  }
  const found = Array.from(ends, ([start, end]) => ({ start, end })).toSorted((one, other) => one.start - other.start);
  const marks = merged(found).slice(0, mostMarks);
  const places = originals(marks.flatMap(({ start, end }) => [start, end]));
  return marks.flatMap((_, index) => {
    const [start = 0, end = 0] = places.slice(2 * index, 2 * index + 2);
    return start < end ? [{ start, end }] : [];
  });
}

function endOf(text: string): number {
  if (text.length <= longestText) return text.length;
  return isLowSurrogate(text, longestText) ? longestText - 1 : longestText;
}
