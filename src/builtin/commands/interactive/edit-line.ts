import type { Key } from '../../../plugin/command.ts';
import { keyName } from './key-name.ts';

/** A line of text that is typed, with the cursor in UTF-16 code units. */
export interface EditedLine {
  readonly text: string;
  readonly cursor: number;
}

type Edit = (line: EditedLine) => EditedLine;

const longestLine = 10_000;

export const lineOf = (text: string): EditedLine => ({ text, cursor: text.length });

/** The line after a key; `undefined` where the key edits nothing. Keys are those of shells. */
export function editLine(line: EditedLine, key: Key): EditedLine | undefined {
  if (key.text !== undefined) return insert(line, typed(key.text));
  const name = keyName(key);
  return Object.hasOwn(edits, name) ? edits[name]?.(line) : undefined;
}

/** Lines that were pasted become one. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const typed = (text: string): string => text.slice(0, longestLine).replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ');

function insert({ text, cursor }: EditedLine, more: string): EditedLine {
  const added = more.slice(0, Math.max(0, longestLine - text.length));
  return { text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length };
}

const moveTo =
  (place: (line: EditedLine) => number): Edit =>
  (line) => ({ ...line, cursor: place(line) });

const removeBackTo =
  (place: (line: EditedLine) => number): Edit =>
  (line) => {
    const start = place(line);
    return { text: line.text.slice(0, start) + line.text.slice(line.cursor), cursor: start };
  };

const removeUpTo =
  (place: (line: EditedLine) => number): Edit =>
  (line) => ({ ...line, text: line.text.slice(0, line.cursor) + line.text.slice(place(line)) });

/** What a person takes for one character may be several. */
const characters = (text: string): readonly string[] => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);

const start = (): number => 0;
const end = ({ text }: EditedLine): number => text.length;
const before = ({ text, cursor }: EditedLine): number => cursor - (characters(text.slice(0, cursor)).at(-1)?.length ?? 0);
const after = ({ text, cursor }: EditedLine): number => cursor + (characters(text.slice(cursor))[0]?.length ?? 0);
const wordBefore = ({ text, cursor }: EditedLine): number => text.slice(0, cursor).trimEnd().lastIndexOf(' ') + 1;

function wordAfter({ text, cursor }: EditedLine): number {
  const rest = text.slice(cursor);
  const space = rest.indexOf(' ', rest.length - rest.trimStart().length);
  return space < 0 ? text.length : cursor + space;
}

const edits: Readonly<Record<string, Edit>> = {
  left: moveTo(before),
  'ctrl-b': moveTo(before),
  right: moveTo(after),
  'ctrl-f': moveTo(after),
  'ctrl-left': moveTo(wordBefore),
  'alt-left': moveTo(wordBefore),
  'alt-b': moveTo(wordBefore),
  'ctrl-right': moveTo(wordAfter),
  'alt-right': moveTo(wordAfter),
  'alt-f': moveTo(wordAfter),
  home: moveTo(start),
  'ctrl-a': moveTo(start),
  end: moveTo(end),
  'ctrl-e': moveTo(end),
  backspace: removeBackTo(before),
  delete: removeUpTo(after),
  'ctrl-d': removeUpTo(after),
  'ctrl-w': removeBackTo(wordBefore),
  'alt-backspace': removeBackTo(wordBefore),
  'ctrl-delete': removeUpTo(wordAfter),
  'alt-d': removeUpTo(wordAfter),
  'ctrl-u': removeBackTo(start),
  'ctrl-k': removeUpTo(end),
};
