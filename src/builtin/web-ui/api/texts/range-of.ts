import type { ReadItem, TextRange } from '../../../../plugin/paise.ts';
import type { ItemText } from '../schemas/items.ts';

/** UTF-16 code units that are handed out at once. */
const longestRange = 256 * 1024;

export function rangeOf(
  read: Pick<ReadItem, 'text' | 'problem' | 'marks' | 'pages'>,
  wanted: { readonly from: number; readonly to?: number },
): ItemText {
  const { text, problem, marks = [], pages } = read;
  const length = text?.length ?? 0;
  const from = Math.min(wanted.from, length);
  const to = Math.max(from, Math.min(wanted.to ?? Infinity, from + longestRange, length));
  const within = marks.filter(({ start, end }) => start < to && end > from);
  return {
    ...(text !== undefined && { text: text.slice(from, to) }),
    ...(problem !== undefined && { problem }),
    from,
    to,
    length,
    marks: within,
    marksBefore: countBefore(marks, from),
    marksTotal: marks.length,
    ...(pages && { pages }),
  };
}

const countBefore = (marks: readonly TextRange[], from: number): number => marks.filter(({ end }) => end <= from).length;
