import type { ConfigurationProblem } from '../../src/plugin/paise.ts';

/** A problem with its place in the text and, where that is known, the option that it is about. */
export interface PlacedProblem {
  readonly message: string;
  readonly hint?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly option?: string;
}

/** `where` is `file:line:column`; the option is the last one that begins at or above that line, if it is the one named in the message. */
export function placeProblem(problem: ConfigurationProblem, options: readonly string[]): PlacedProblem {
  const { message, hint, where } = problem;
  const [, line, column] = /:(\d+):(\d+)$/.exec(where) ?? [];
  const named = options
    .filter((option) => mentions(message, option))
    .toSorted((a, b) => b.length - a.length)
    .at(0);
  return {
    message,
    ...(hint !== undefined && { hint }),
    ...(line !== undefined && column !== undefined && { line: Number(line), column: Number(column) }),
    ...(named !== undefined && { option: named }),
  };
}

/** Messages begin with the name of the option, or with that of an item of it: `files.exclude[2]`. */
const mentions = (message: string, option: string): boolean => message.startsWith(option) && !/^[\w-]/.test(message.slice(option.length));
