import type { ExclusionCode } from '../reasons.ts';
import { compileGlob } from './glob.ts';

/** Something in a folder, as rules see it. */
export interface Subject {
  readonly name: string;
  /** Absolute path; bytes that are not text show as U+FFFD. */
  readonly path: string;
  readonly directory: boolean;
}

export interface Rule {
  /** What kind of rule it is. */
  readonly code: ExclusionCode;
  /** For a person: where it stands. */
  readonly where: string;
  /** The pattern began with `!`: what it matches is kept after all. */
  readonly negated: boolean;
}

/** Rules of which the last that matches decides. Most are a name or `*.extension`; looking those up makes long lists cheap. */
export interface RuleSet {
  readonly byName: ReadonlyMap<string | undefined, readonly CompiledRule[]>;
  readonly byExtension: ReadonlyMap<string | undefined, readonly CompiledRule[]>;
  /** All others. In each list the last rule comes first. */
  readonly others: readonly CompiledRule[];
}

export interface CompiledRule extends Rule {
  readonly order: number;
  readonly directoryOnly: boolean;
  /** Set where the pattern is a plain name. */
  readonly name: string | undefined;
  /** Set where the pattern is `*.extension`. */
  readonly extension: string | undefined;
  matches(subject: Subject): boolean;
}

/** The rule that decides over `subject`, if any matches. */
export function decidingRule(rules: RuleSet, subject: Subject): Rule | undefined {
  const named = firstApplying(rules.byName.get(subject.name), subject);
  const typed = firstApplying(rules.byExtension.get(extensionOf(subject.name)), subject);
  const found = (typed?.order ?? -1) > (named?.order ?? -1) ? typed : named;
  for (const rule of rules.others) {
    if (found !== undefined && found.order > rule.order) return found;
    if ((subject.directory || !rule.directoryOnly) && rule.matches(subject)) return rule;
  }
  return found;
}

function firstApplying(rules: readonly CompiledRule[] | undefined, subject: Subject): CompiledRule | undefined {
  return rules?.find((rule) => subject.directory || !rule.directoryOnly);
}

function extensionOf(name: string): string | undefined {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : name.slice(dot + 1);
}

/** Where a pattern stands and what it is relative to. */
export interface RuleOrigin {
  readonly code: ExclusionCode;
  readonly where: string;
  readonly order: number;
  /** Length of the path, with its `/`, that patterns with a slash are relative to. */
  readonly base: number;
}

/** One pattern with the meaning it has in a `.gitignore` file. */
export function compileRule(line: string, origin: RuleOrigin): CompiledRule {
  const negated = line.startsWith('!');
  const directoryOnly = line.endsWith('/');
  const pattern = line.slice(negated ? 1 : 0, directoryOnly ? -1 : undefined);
  const { code, where, order, base } = origin;
  const plain = { code, where, order, negated, directoryOnly, name: undefined, extension: undefined };
  if (pattern.includes('/')) {
    const glob = compileGlob(pattern.startsWith('/') ? pattern.slice(1) : pattern);
    return { ...plain, matches: ({ path }) => glob(path.slice(base)) };
  }
  const glob = compileGlob(pattern);
  const extension = /^\*\.([^*?[\\.]*)$/.exec(pattern)?.[1];
  return { ...plain, name: /[*?[\\]/.test(pattern) ? undefined : pattern, extension, matches: ({ name }) => glob(name) };
}

export function ruleSet(compiled: readonly CompiledRule[]): RuleSet {
  const lastFirst = compiled.toReversed();
  return {
    byName: Map.groupBy(lastFirst.filter(isNamed), ({ name }) => name),
    byExtension: Map.groupBy(lastFirst.filter(isTyped), ({ extension }) => extension),
    others: lastFirst.filter((rule) => !isNamed(rule) && !isTyped(rule)),
  };
}

const isNamed = (rule: CompiledRule): boolean => rule.name !== undefined;
const isTyped = (rule: CompiledRule): boolean => rule.extension !== undefined;
