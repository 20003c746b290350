import { createMovetext } from './movetext.ts';

export interface Game {
  /** Tag pairs: `White`, `Event`, `ECO` and others. */
  readonly tags: ReadonlyMap<string, string>;
  /** Moves of the main line, without numbers. */
  readonly moves: readonly string[];
  readonly comments: readonly string[];
  /** `1-0`, `0-1`, `1/2-1/2`, or `*` for one that goes on. */
  readonly result: string;
  /** Characters in the file. */
  readonly size: number;
  /** Whether it is longer than is read of one. */
  readonly isCut: boolean;
}

/** Characters of one game: hundreds of times the longest game that was played, with comments. */
const longestGame = 4 * 1024 * 1024;

const mostTags = 200;

/**
 * The games of a file, one after the other. PGN as in the standard of 1994 (Steven J. Edwards), and as lenient as files in the wild need: a
 * game begins at a tag that follows moves.
 */
export async function* gamesOf(lines: AsyncIterable<string>): AsyncGenerator<Game> {
  let draft = newDraft();
  for await (const line of lines) {
    const tag = draft.movetext.isWithinComment ? undefined : readTag(line);
    if (tag && draft.hasMovetext) {
      yield finished(draft);
      draft = newDraft();
    }
    draft.size += line.length + 1;
    if (tag) {
      if (draft.tags.size < mostTags) draft.tags.set(...tag);
    } else if (line.trim() !== '' && !line.startsWith('%')) {
      draft.hasMovetext = true;
      if (draft.size <= longestGame) draft.movetext.add(line);
    }
  }
  if (draft.hasMovetext || draft.tags.size > 0) yield finished(draft);
}

const newDraft = () => ({ tags: new Map<string, string>(), movetext: createMovetext(), hasMovetext: false, size: 0 });

function finished({ tags, movetext, size }: ReturnType<typeof newDraft>): Game {
  const { moves, comments, result } = movetext.end();
  return { tags, moves, comments, result: result ?? tags.get('Result') ?? '*', size, isCut: size > longestGame };
}

/** `[White "Morphy, Paul"]`. Quotes and backslashes within are escaped by a backslash. */
function readTag(line: string): readonly [string, string] | undefined {
  const [, name, value] = /^\s*\[(\w{1,100})\s+"(.*)"\s*\]\s*$/.exec(line.slice(0, 10_000)) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value.replaceAll(/\\(["\\])/g, '$1').trim()];
}
