import { fitted } from '../../../../kit/cells/fit.ts';
import { oneLine } from '../preview-text.ts';
import type { Menu } from '../state.ts';
import { padded, styled, type Line } from './line.ts';

const mostRows = 8;

/** The entries around the selected one, and a line below them. */
export function menuView({ kind, entries, selected }: Menu, columns: number): readonly Line[] {
  const top = Math.min(Math.max(0, selected - mostRows + 1), Math.max(0, entries.length - mostRows));
  const rows = entries.slice(top, top + mostRows).map(({ text, label }, index): Line => {
    const isSelected = top + index === selected;
    const shown = fitted(oneLine(kind === 'history' || label === text ? text : label), columns - 4);
    return padded([styled(isSelected ? '  ❯ ' : '    ', 'strong'), styled(shown, isSelected ? 'title' : undefined)], columns);
  });
  const name = kind === 'history' ? 'earlier queries' : 'suggestions';
  return [...rows, padded([styled(`  ${selected + 1} of ${entries.length} ${name}`, 'dim')], columns)];
}
