import type { Key } from '../../../plugin/command.ts';
import { step, type Step } from './events.ts';
import { keyName } from './key-name.ts';
import { layoutOf } from './layout.ts';
import { plainText, rowStarts } from './preview-text.ts';
import type { State } from './state.ts';

/** Keys and what they do; an empty line, a heading, and what goes on in the next line have no keys. */
export type HelpLine = readonly [keys: string, does: string];

const helpLines: readonly HelpLine[] = [
  ['', 'While you type the query'],
  ['Enter', 'open the selected hit with its program'],
  ['Down', 'go to the list'],
  ['Tab', 'complete the last word; again for the next suggestion'],
  ['Up, Ctrl-R', 'earlier queries: Up in an empty line, Ctrl-R those with what is typed'],
  ['Ctrl-T', 'take what was probably meant'],
  ['Left, Right', 'move; with Ctrl or Alt by words, Home and End to the ends'],
  ['Ctrl-W, -U, -K', 'remove the word before, all before, all after the cursor'],
  ['Escape', 'end'],
  ['', ''],
  ['', 'In the list'],
  ['Up, Down, j, k', 'select; also PgUp, PgDn, Home, End'],
  ['Space, Right', 'look at the text'],
  ['Enter', 'open with its program'],
  ['c', 'copy the path'],
  ['m', 'more like this'],
  ['/', 'go on with the query; so does any letter that is no key here'],
  ['Escape, Left', 'back'],
  ['', ''],
  ['', 'In the text'],
  ['n, N', 'next and previous match'],
  ['Up, Down, j, k', 'scroll; also PgUp, PgDn, Space, b, Home, End'],
  ['J, K', 'the next and previous hit'],
  ['Escape, Left, q', 'back to the list'],
  ['', ''],
  ['', 'Everywhere'],
  ['Ctrl-O', 'end and print the path'],
  ['Ctrl-Y', 'copy the path'],
  ['F1, ?', 'this help; ? where it is not typed'],
  ['Ctrl-C', 'end at once'],
  ['Ctrl-Z', 'suspend'],
];

export const keyColumns = 18;

/** The help in so many columns: what does not fit goes on in the next line. */
export function helpIn(columns: number): readonly HelpLine[] {
  return helpLines.flatMap(([keys, does]) => {
    const content = plainText(does);
    const starts = keys === '' ? [0] : rowStarts(content, columns - keyColumns - 2);
    return starts.map((start, index): HelpLine => [index === 0 ? keys : ' ', does.slice(start, starts[index + 1])]);
  });
}

/** Scrolls the help; any other key closes it. */
export function helpKey(state: State, top: number, key: Key): Step {
  const by = movement(state)[keyName(key)];
  const { help: _help, ...kept } = state;
  return step(by === undefined ? kept : { ...state, help: Math.min(Math.max(0, top + by), lastTop(state)) });
}

const lastTop = ({ size }: State): number => Math.max(0, helpIn(size.columns).length - layoutOf(size).body.rows);

function movement({ size }: State): Readonly<Record<string, number>> {
  const page = layoutOf(size).body.rows - 1;
  return { down: 1, j: 1, up: -1, k: -1, pagedown: page, ' ': page, pageup: -page, b: -page };
}
