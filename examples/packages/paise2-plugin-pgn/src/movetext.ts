export interface Movetext {
  readonly moves: readonly string[];
  readonly comments: readonly string[];
  readonly result?: string;
}

/**
 * Reads what follows the tags: `1. e4 {best by test} e5 (1... c5) 2. Nf3 $1 *`. Line by line, in one pass; nothing is gone back over.
 * Moves of variations are left out, their comments are not.
 */
export function createMovetext() {
  const moves: string[] = [];
  const comments: string[] = [];
  let comment: string[] | undefined;
  let depth = 0;
  let result: string | undefined;

  function addToken(token: string): void {
    // `12.`, `12...` and `12.e4`: the number is not part of the move.
    const move = token.replace(/^\d{1,4}\.{1,3}/, '').replace(/[!?]{1,2}$/, '');
    if (results.has(token)) result = depth === 0 ? token : result;
    else if (depth === 0 && /^[KQRBNOa-h0P]/.test(move)) moves.push(move);
  }

  function endComment(): void {
    const text = withoutCommands((comment ?? []).join(' '));
    if (text !== '') comments.push(text);
    comment = undefined;
  }

  return {
    get isWithinComment(): boolean {
      return comment !== undefined;
    },
    add(line: string): void {
      let rest = 0;
      while (rest < line.length) {
        if (comment) {
          const end = line.indexOf('}', rest);
          comment.push(line.slice(rest, end < 0 ? undefined : end));
          if (end < 0) return;
          endComment();
          rest = end + 1;
          continue;
        }
        const next = nextMark(line, rest);
        for (const token of line.slice(rest, next).split(/\s+/)) if (token !== '') addToken(token);
        const mark = line[next];
        rest = next + 1;
        if (mark === '{') comment = [];
        else if (mark === '(') depth += 1;
        else if (mark === ')') depth = Math.max(0, depth - 1);
        else if (mark === ';') {
          comment = [line.slice(rest)];
          endComment();
          return;
        }
      }
    },
    end(): Movetext {
      endComment();
      return { moves, comments, ...(result !== undefined && { result }) };
    },
  };
}

const results: ReadonlySet<string> = new Set(['1-0', '0-1', '1/2-1/2', '*']);

function nextMark(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) if ('{();'.includes(line[at] ?? '')) return at;
  return line.length;
}

/** Clocks and evaluations that programs write into comments: `[%clk 0:01:23]`. */
function withoutCommands(comment: string): string {
  return comment
    .replaceAll(/\[%[^\]]{0,1000}\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
