/**
 * - a number: this character code;
 * - `any`: one character that is not `/`;
 * - `star`: any run without `/`;
 * - `folders`: any number of whole folders, each with its `/`;
 * - `rest`: everything to the end.
 */
export type Token = number | 'any' | 'star' | 'folders' | 'rest' | CharacterSet;

export interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly Range[];
}

type Range = readonly [low: number, high: number];

/** Takes a glob apart. `undefined` where it can match nothing: a set that never ends, or a `\` before nothing. */
export function parseTokens(glob: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < glob.length) {
    const character = glob.charAt(at);
    if (character === '*') {
      const stars = starsFrom(glob, at);
      tokens.push(stars.token);
      at = stars.end;
    } else if (character === '[') {
      const set = parseSet(glob, at + 1);
      if (set === undefined) return undefined;
      tokens.push(set.token);
      at = set.end;
    } else if (character === '\\') {
      if (at + 1 === glob.length) return undefined;
      tokens.push(glob.charCodeAt(at + 1));
      at += 2;
    } else {
      tokens.push(character === '?' ? 'any' : glob.charCodeAt(at));
      at += 1;
    }
  }
  return tokens;
}

/**
 * Two stars or more span folders only where they fill the space between two slashes. Git looks no further back than the first special
 * character, so that in `foo**` before a slash they do too; the caller has cut off what stands before it.
 */
function starsFrom(glob: string, start: number): { token: Token; end: number } {
  let end = start;
  while (glob.charAt(end) === '*') end += 1;
  const alone = end - start > 1 && (start === 0 || glob.charAt(start - 1) === '/');
  if (alone && end === glob.length) return { token: 'rest', end };
  if (alone && glob.charAt(end) === '/') return { token: 'folders', end: end + 1 };
  return { token: 'star', end };
}

function parseSet(glob: string, start: number): { token: CharacterSet; end: number } | undefined {
  const negated = glob.charAt(start) === '!' || glob.charAt(start) === '^';
  const ranges: Range[] = [];
  const first = negated ? start + 1 : start;
  let at = first;
  while (at === first || glob.charAt(at) !== ']') {
    if (at >= glob.length) return undefined;
    const named = /^\[:([a-z]*):\]/.exec(glob.slice(at, at + 12));
    if (named !== null) {
      const classRanges = namedClasses[named[1] ?? ''];
      if (classRanges === undefined) return undefined;
      ranges.push(...classRanges);
      at += named[0].length;
      continue;
    }
    const low = memberAt(glob, at);
    const isRange = glob.charAt(low.end) === '-' && low.end + 1 < glob.length && glob.charAt(low.end + 1) !== ']';
    const high = isRange ? memberAt(glob, low.end + 1) : low;
    ranges.push([low.code, high.code]);
    at = high.end;
  }
  return { token: { negated, ranges }, end: at + 1 };
}

function memberAt(glob: string, at: number): { code: number; end: number } {
  const index = glob.charAt(at) === '\\' && at + 1 < glob.length ? at + 1 : at;
  return { code: glob.charCodeAt(index), end: index + 1 };
}

const range = (pair: string): Range => [pair.charCodeAt(0), pair.charCodeAt(1)];
const digit = [range('09')];
const lower = [range('az')];
const upper = [range('AZ')];
const alpha = [...lower, ...upper];
const alnum = [...alpha, ...digit];
const punct = [range('!/'), range(':@'), range('[`'), range('{~')];
const graph = [range('!~')];

/** POSIX character classes in the C locale, as Git has them. */
const namedClasses: Readonly<Record<string, readonly Range[]>> = {
  alnum,
  alpha,
  blank: [range('  '), range('\t\t')],
  cntrl: [range('\x00\x1f'), range('\x7f\x7f')],
  digit,
  graph,
  lower,
  print: [range(' ~')],
  punct,
  space: [range('  '), range('\t\r')],
  upper,
  xdigit: [...digit, range('af'), range('AF')],
};
