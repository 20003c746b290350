import { helpIn, keyColumns } from '../help.ts';
import { gutter, layoutOf, listBesidePreview, type Area } from '../layout.ts';
import type { State } from '../state.ts';
import { footView } from './foot-view.ts';
import { headView, queryLine } from './head-view.ts';
import { padded, styled, type Line } from './line.ts';
import { listView } from './list-view.ts';
import { menuView } from './menu-view.ts';
import { previewView } from './preview-view.ts';

/** The whole screen. */
export interface View {
  readonly lines: readonly Line[];
  readonly cursor?: { readonly row: number; readonly column: number };
}

export function view(state: State): View {
  const { body } = layoutOf(state.size);
  const shown = bodyView(state);
  const lines = [...headView(state), ...Array.from({ length: body.rows }, (_, row) => shown[row] ?? []), footView(state)];
  const isTyping = state.focus === 'query' && state.help === undefined;
  return { lines, ...(isTyping && { cursor: { row: 0, column: queryLine(state).column } }) };
}

function bodyView(state: State): readonly Line[] {
  const { body, isSplit } = layoutOf(state.size);
  if (state.help !== undefined) return helpView(state.help, body);
  if (state.menu) {
    const menu = menuView(state.menu, body.columns);
    return [...menu, ...listView(state, body).slice(menu.length)];
  }
  if (!state.preview) return listView(state, body);
  const preview = previewView(state, state.preview);
  return isSplit ? beside(state, preview) : preview;
}

/** List and text next to each other. */
function beside(state: State, preview: readonly Line[]): readonly Line[] {
  const { body } = layoutOf(state.size);
  const area = listBesidePreview(body);
  const list = listView(state, area);
  const rule = styled('│'.padStart(gutter - 1).padEnd(gutter), 'dim');
  return Array.from({ length: body.rows }, (_, row) => [...padded(list[row] ?? [], area.columns), rule, ...(preview[row] ?? [])]);
}

const helpView = (top: number, { columns, rows }: Area): readonly Line[] =>
  helpIn(columns)
    .slice(top, top + rows)
    .map(([keys, does]) => (keys === '' ? [styled(does, 'title')] : [styled(`  ${keys.padEnd(keyColumns)}`, 'strong'), styled(does)]));
