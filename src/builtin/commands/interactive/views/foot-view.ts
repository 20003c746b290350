import { cellsOf } from '../../../../kit/cells/cells.ts';
import { fitted } from '../../../../kit/cells/fit.ts';
import { oneLine } from '../preview-text.ts';
import type { State } from '../state.ts';
import { styled, type Line } from './line.ts';

/** What happened, or the keys that do something now: as many as there is room for, the most useful first. */
export function footView(state: State): Line {
  const { columns } = state.size;
  if (state.message) return [styled(fitted(oneLine(state.message.text), columns), state.message.style)];
  const line: Line[number][] = [];
  let room = columns;
  for (const [key, does] of keysFor(state)) {
    const cells = cellsOf(`${key} ${does}  `);
    if (cells > room) break;
    room -= cells;
    line.push(styled(key, 'strong'), styled(` ${does}  `, 'dim'));
  }
  return line;
}

type Hint = readonly [key: string, does: string];

function keysFor({ help, menu, focus, results, asked }: State): readonly Hint[] {
  if (help !== undefined)
    return [
      ['↑↓', 'scroll'],
      ['Esc', 'close'],
    ];
  if (menu)
    return [
      ['Tab', 'next'],
      ['Enter', 'take'],
      ['Esc', 'as it was'],
    ];
  if (focus === 'preview')
    return [
      ['n N', 'matches'],
      ['Enter', 'open'],
      ['Esc', 'back'],
      ['?', 'help'],
      ['J K', 'next hit'],
      ['c', 'copy path'],
      ['m', 'similar'],
    ];
  if (focus === 'list')
    return [
      ['Space', 'look'],
      ['Enter', 'open'],
      ['c', 'copy path'],
      ['?', 'help'],
      ['Esc', 'like' in asked ? 'back to the hits' : 'query'],
      ['m', 'similar'],
      ['Ctrl-O', 'print path'],
    ];
  const found: readonly Hint[] =
    results && results.hits.length > 0
      ? [
          ['Enter', 'open'],
          ['↓', 'list'],
        ]
      : [];
  return [...found, ['Tab', 'complete'], ['F1', 'help'], ['Esc', 'end'], ['Ctrl-R', 'earlier queries']];
}
