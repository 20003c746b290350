import { structuredPatch } from 'diff';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Counted from 1, in the text before and after. */
  readonly before?: number;
  readonly after?: number;
}

/** The changed places of a text, each with three lines around it. */
export function diffHunks(before: string, after: string): readonly (readonly DiffLine[])[] {
  return structuredPatch('', '', before, after, '', '', { context: 3 }).hunks.map(({ oldStart, newStart, lines }) => {
    let old = oldStart;
    let current = newStart;
    return lines.flatMap((line): readonly DiffLine[] => {
      const text = line.slice(1);
      if (line.startsWith('+')) return [{ kind: 'added', text, after: current++ }];
      if (line.startsWith('-')) return [{ kind: 'removed', text, before: old++ }];
      // "\ No newline at end of file" is no line.
      return line.startsWith(' ') ? [{ kind: 'same', text, before: old++, after: current++ }] : [];
    });
  });
}
