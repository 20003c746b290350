import type { PreviewText } from '../preview-text.ts';
import { indexAt, tabCells } from '../preview-text.ts';
import { styled, type Line } from './line.ts';

/** A stretch of a text with its matches; the one that one stepped to looks different. */
export function markedRow({ text, marks }: Pick<PreviewText, 'text' | 'marks'>, start: number, end: number, current = -1): Line {
  const pieces: Line[number][] = [];
  const add = (from: number, to: number, style?: 'match' | 'title'): void => {
    if (to > from) pieces.push(styled(text.slice(from, to).replace(/\n$/, '').replaceAll('\t', ' '.repeat(tabCells)), style));
  };
  const starts = marks.map((mark) => mark.start);
  let at = start;
  for (let index = indexAt(starts, start); index < marks.length; index += 1) {
    const mark = marks[index];
    if (!mark || mark.start >= end) break;
    if (mark.end <= at) continue;
    add(at, Math.max(at, mark.start));
    add(Math.max(at, mark.start), Math.min(end, mark.end), index === current ? 'title' : 'match');
    at = Math.min(end, mark.end);
  }
  add(at, end);
  return pieces;
}
