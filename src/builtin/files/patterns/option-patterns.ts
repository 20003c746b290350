import { expandHome } from '../home.ts';
import type { ExclusionCode } from '../reasons.ts';
import { compileRule, ruleSet } from './rules.ts';
import type { CompiledRule, RuleSet } from './rules.ts';

export interface PatternList {
  readonly code: ExclusionCode;
  readonly patterns: readonly string[];
  /** Names the pattern at `index` for a person. */
  readonly where: (pattern: string, index: number) => string;
}

/**
 * Patterns of the options: as in `.gitignore`, except that one that begins with `/` or `~/` is an absolute path and any other matches at
 * any depth. `undefined` when there is none.
 */
export function compilePatterns(...lists: readonly PatternList[]): RuleSet | undefined {
  const rules: CompiledRule[] = [];
  for (const { code, patterns, where } of lists) {
    for (const [index, pattern] of patterns.entries()) {
      rules.push(compileRule(absolutePattern(pattern), { code, where: where(pattern, index), order: rules.length, base: 1 }));
    }
  }
  return rules.length === 0 ? undefined : ruleSet(rules);
}

function absolutePattern(pattern: string): string {
  const sign = pattern.startsWith('!') ? '!' : '';
  const body = pattern.slice(sign.length);
  if (body.startsWith('/')) return pattern;
  if (body.startsWith('~/')) return `${sign}${expandHome('~')}${body.slice(1)}`;
  const inner = body.slice(0, -1).includes('/');
  return inner ? `${sign}**/${body}` : pattern;
}
