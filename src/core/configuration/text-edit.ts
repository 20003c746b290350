import type { Node } from 'yaml';
import { isCollection } from 'yaml';

/** Replaces a range of a text; everything around it stays as it is. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Splices must not overlap. Those at the same place come out in their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: inserted } of splices.toSorted((one, other) => one.start - other.start)) {
    result += text.slice(done, start) + inserted;
    done = end;
  }
  return result + text.slice(done);
}

/** The text with its last line ended, so that lines can be put after it. */
export const withLastLineEnded = (text: string): string => (text === '' || text.endsWith('\n') ? text : text + lineBreak(text));

export function insertLines(text: string, offset: number, lines: readonly string[]): Splice {
  return { start: offset, end: offset, text: lines.map((line) => line + lineBreak(text)).join('') };
}

export const lineBreak = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';

export const lineStart = (text: string, offset: number): number => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Start of the line after the last one that the node takes. */
export function lineAfter(text: string, node: Node): number {
  const end = node.range?.[1] ?? 0;
  return end > 0 && text[end - 1] === '\n' ? end : nextLine(text, end);
}

export const columnOf = (text: string, node: Node): number => (node.range?.[0] ?? 0) - lineStart(text, node.range?.[0] ?? 0);

/** Whether the node is a list or map written over lines, without brackets. */
export const isBlock = (node: Node): boolean => isCollection(node) && node.flow !== true;
