import { parseTokens } from './glob-tokens.ts';
import type { Token } from './glob-tokens.ts';

/** Whether a glob matches a whole name or path. */
export type Glob = (text: string) => boolean;

const special = /[*?[\\]/;

/**
 * Compiles a glob as `.gitignore` understands it: `*` and `?` and `[…]` stop at `/`, and `**` between slashes spans folders.
 * Not by a regular expression, because these patterns come with other people's folders and must not be able to cost exponential time.
 */
export function compileGlob(pattern: string): Glob {
  if (!special.test(pattern)) return (text) => text === pattern;
  const end = pattern.slice(1);
  if (pattern.startsWith('*') && !special.test(end) && !end.includes('/')) return (name) => name.endsWith(end) && !name.includes('/');
  const tail = pattern.slice('**/'.length);
  if (pattern.startsWith('**/') && !special.test(tail)) return (path) => path.endsWith(tail) && isBoundary(path, tail.length);

  const prefix = pattern.slice(0, pattern.search(special));
  const tokens = parseTokens(pattern.slice(prefix.length));
  return tokens === undefined ? () => false : (text) => text.startsWith(prefix) && matchTokens(tokens, text, prefix.length);
}

const isBoundary = (path: string, tailLength: number): boolean =>
  path.length === tailLength || path.charAt(path.length - tailLength - 1) === '/';

/**
 * Goes back to the last `*`, and when that is exhausted to the last `**`: earlier ones need not be tried again, because what stands
 * between two stars is best matched where it first fits.
 */
function matchTokens(tokens: readonly Token[], text: string, start: number): boolean {
  let at = start;
  let token = 0;
  let star: { token: number; at: number } | undefined;
  let folders: { token: number; at: number } | undefined;
  for (;;) {
    const current = tokens[token];
    if (current === undefined && at === text.length) return true;
    if (current === 'rest') return true;
    if (current === 'star') {
      token += 1;
      star = { token, at };
    } else if (current === 'folders') {
      token += 1;
      star = undefined;
      folders = { token, at };
    } else if (current !== undefined && at < text.length && matchesOne(current, text, at)) {
      token += 1;
      at += 1;
    } else if (star !== undefined && star.at < text.length && text.charAt(star.at) !== '/') {
      star.at += 1;
      ({ token, at } = star);
    } else {
      const slash = folders === undefined ? -1 : text.indexOf('/', folders.at);
      if (folders === undefined || slash < 0) return false;
      star = undefined;
      folders.at = slash + 1;
      ({ token, at } = folders);
    }
  }
}

function matchesOne(token: Exclude<Token, 'star' | 'folders' | 'rest'>, text: string, at: number): boolean {
  if (typeof token === 'number') return text.charCodeAt(at) === token;
  const code = text.charCodeAt(at);
  if (code === slashCode) return false;
  return token === 'any' || token.ranges.some(([low, high]) => code >= low && code <= high) !== token.negated;
}

const slashCode = '/'.charCodeAt(0);
