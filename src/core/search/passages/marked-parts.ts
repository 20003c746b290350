import type { SnippetPart } from '../../../plugin/paise.ts';
import { matchesIn, type Range } from './matches.ts';
import type { Sought } from './sought.ts';

/** How far the text around a passage is looked at: half a word must not match, nor half a phrase be missed. */
const margin = 200;

/** A passage as it is shown, with an ellipsis at each end that is not the text's own. */
export function markedParts(text: string, range: Range, sought: Sought): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  const add = (from: number, to: number, match: boolean): void => {
    const shown = clean(text.slice(from, to));
    const last = parts.at(-1);
    if (last?.match === match) parts[parts.length - 1] = { text: `${last.text}${shown}`, match };
    else if (shown !== '') parts.push({ text: shown, match });
  };
  let at = range.start;
  for (const mark of marksIn(text, range, sought)) {
    add(at, mark.start, false);
    add(mark.start, mark.end, true);
    at = mark.end;
  }
  add(at, range.end, false);
  if (parts.length === 0) return parts;
  const before = text.slice(Math.max(0, range.start - margin), range.start);
  const after = text.slice(range.end, range.end + margin);
  return [...ellipsis('… ', before), ...parts, ...ellipsis(' …', after)];
}

function ellipsis(text: string, leftOut: string): SnippetPart[] {
  return /\S/.test(leftOut) ? [{ text, match: false }] : [];
}

/** What matches in a range, cut at its ends. */
export function marksIn(text: string, range: Range, sought: Sought): readonly Range[] {
  const offset = Math.max(0, range.start - margin);
  const surroundings = text.slice(offset, range.end + margin);
  const marks = Array.from(matchesIn(surroundings, sought)).flatMap((match) => match.marks);
  const cut = marks.map(({ start, end }) => ({ start: Math.max(offset + start, range.start), end: Math.min(offset + end, range.end) }));
  return merged(cut.filter(({ start, end }) => start < end).toSorted((one, other) => one.start - other.start));
}

/** Overlapping and touching marks, in the order of their beginnings, as one each: pairs of Chinese characters, a word and a phrase. */
export function merged(marks: readonly Range[]): readonly Range[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of marks) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Without control characters and without those that reorder the text around them. White space is one space. */
function clean(text: string): string {
  return text
    .replace(/(?!\s)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/g, ' ')
    .toWellFormed();
}
