import { decidingRule } from './rules.ts';
import type { Rule, RuleSet, Subject } from './rules.ts';

/** The ignore files of one folder, and of those above it. */
export interface IgnoreFrame {
  readonly above: IgnoreFrame | undefined;
  /** Of files that count everywhere; the first one that says anything decides. */
  readonly own: readonly RuleSet[];
  /** Of `.gitignore`, where the folder is in a Git work tree. */
  readonly git: RuleSet | undefined;
  readonly inWorkTree: boolean;
  /** A Git work tree begins here: no `.gitignore` above counts. */
  readonly workTreeTop: boolean;
}

/**
 * The line that leaves `subject` out. The deepest folder that says anything decides. Whether a folder above is ignored does not matter
 * here, because nobody gets to ask: it is not entered.
 */
export function ignoringRule(frame: IgnoreFrame | undefined, subject: Subject): Rule | undefined {
  let gitCounts = true;
  for (let current = frame; current !== undefined; current = current.above) {
    const sets = gitCounts && current.git !== undefined ? [...current.own, current.git] : current.own;
    for (const rules of sets) {
      const rule = decidingRule(rules, subject);
      if (rule !== undefined) return rule.negated ? undefined : rule;
    }
    if (current.workTreeTop) gitCounts = false;
  }
  return undefined;
}
