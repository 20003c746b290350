import type { ContractCase } from '../contract/contract-case.ts';

/** What a trial runs at one time, and what of it it cannot run. */
export interface TrialSuite {
  readonly cases: readonly ContractCase[];
  readonly notRun: readonly NotRun[];
}

export interface NotRun {
  /** A case, or `the suite`. */
  readonly name: string;
  readonly reason: string;
}

export const allOf = (cases: readonly ContractCase[]): TrialSuite => ({ cases, notRun: [] });
export const noneBecause = (reason: string): TrialSuite => ({ cases: [], notRun: [{ name: 'the suite', reason }] });

/** Cases without those that would pass because they have nothing to look at. */
export function someOf(cases: readonly ContractCase[], isEmpty: (name: string) => boolean, reason: string): TrialSuite {
  return {
    cases: cases.filter(({ name }) => !isEmpty(name)),
    notRun: cases.flatMap(({ name }) => (isEmpty(name) ? [{ name, reason }] : [])),
  };
}
