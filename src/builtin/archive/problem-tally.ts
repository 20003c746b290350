import type { ItemReason } from '../../plugin/item.ts';
import type { Problem } from './archive.ts';

/** The gravest first: its code is that of the archive. Codes of the host's own limits are used for what is the same. */
const problems: readonly (readonly [problem: Problem, code: string, text: string])[] = [
  ['encrypted', 'encrypted', 'encrypted'],
  ['damaged', 'damaged', 'damaged'],
  ['overlapping', 'limit:overlap', 'made of the same bytes as others'],
  ['too-large', 'limit:produced', 'too large when unpacked'],
  ['unsupported', 'unsupported', 'packed in a way that cannot be read'],
];

/** Why one file could not be read. */
export function reasonFor(problem: Problem): ItemReason {
  const [, code, text] = problems.find(([known]) => known === problem) ?? [problem, problem, problem];
  return { code, text: `It is ${text}.` };
}

/** Counts what is wrong with members, for one reason that says it all. */
export interface ProblemTally {
  add(problem: Problem): void;
  reason(): ItemReason | undefined;
}

export function createProblemTally(): ProblemTally {
  const counts = new Map<Problem, number>();
  return {
    add: (problem) => void counts.set(problem, (counts.get(problem) ?? 0) + 1),
    reason() {
      const found = problems.filter(([problem]) => counts.has(problem));
      const [first] = found;
      if (first === undefined) return undefined;
      const parts = found.map(([problem, , text]) => `${counts.get(problem)} ${text}`);
      return { code: first[1], text: `Of the files in it, some could not be read, or not as a whole: ${parts.join(', ')}.` };
    },
  };
}
