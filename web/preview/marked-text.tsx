import type { Chunk } from './text-chunks.ts';

export interface MarkedTextProps {
  readonly chunk: Chunk;
  /** In the text of the piece. */
  readonly start: number;
  readonly end: number;
  /** Number of the match that one stepped to. */
  readonly current: number | undefined;
}

/** A part of a piece of text, with the matches in it marked. */
export function MarkedText({ chunk, start, end, current }: MarkedTextProps) {
  const content = [];
  let at = start;
  for (const mark of marksWithin(chunk, start, end)) {
    const from = Math.max(at, mark.start - chunk.start);
    const to = Math.min(end, mark.end - chunk.start);
    if (to <= from) continue;
    if (from > at) content.push(chunk.text.slice(at, from));
    content.push(
      <mark key={from} data-number={mark.number} data-current={mark.number === current || undefined}>
        {chunk.text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  if (at < end) content.push(chunk.text.slice(at, end));
  return <>{content}</>;
}

/** Marks are in order and apart: those that reach into a part stand together. */
function marksWithin({ marks, start: offset }: Chunk, start: number, end: number): Chunk['marks'] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.end ?? 0) - offset <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < marks.length && (marks[last]?.start ?? 0) - offset < end) last++;
  return marks.slice(low, last);
}
