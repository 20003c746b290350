import { compileRule, ruleSet } from './rules.ts';
import type { RuleSet } from './rules.ts';

/**
 * Reads the text of a file such as `.gitignore` (https://git-scm.com/docs/gitignore). `folder` is what its patterns are relative to and
 * ends in `/`; `path` is the file's own.
 */
export function parseIgnoreText(text: string, folder: string, path: string): RuleSet {
  const rules = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const pattern = trimPattern(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (pattern === '' || pattern.startsWith('#')) continue;
    rules.push(compileRule(pattern, { code: 'ignored', where: `${path}:${index + 1}`, order: index, base: folder.length }));
  }
  return ruleSet(rules);
}

/** Without the spaces at the end, unless a `\` protects them. */
function trimPattern(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line.charAt(at) === '\\') at += 1;
    else if (line.charAt(at) === ' ') continue;
    end = Math.min(at + 1, line.length);
  }
  return line.slice(0, end);
}
