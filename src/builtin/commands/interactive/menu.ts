import type { Key } from '../../../plugin/command.ts';
import type { Suggestion } from '../../../plugin/paise.ts';
import { askTyped } from './asking.ts';
import { lineOf } from './edit-line.ts';
import { step, type Step } from './events.ts';
import { keyName } from './key-name.ts';
import type { Menu, State } from './state.ts';

const mostEntries = 50;

/** What completes the line came: one is taken at once. */
export function suggested(state: State, text: string, suggestions: readonly Suggestion[]): Step {
  if (state.line.text !== text || state.focus !== 'query') return step(state);
  const entries = suggestions.filter((entry) => entry.text !== text);
  if (entries.length === 0) return step({ ...state, message: { text: 'Nothing completes this.', style: 'dim' } });
  const opened = takeEntry(state, { kind: 'suggestions', entries, selected: 0, typed: state.line });
  return entries.length === 1 ? { ...opened, state: withoutMenu(opened.state) } : opened;
}

/** Queries of before that have what is typed in them; where none has, all. */
export function openHistory(state: State): Step {
  const typed = state.line.text.trim();
  const others = state.history.filter((query) => query !== typed);
  if (others.length === 0) return step({ ...state, message: { text: 'There is no earlier query.', style: 'dim' } });
  const fitting = others.filter((query) => query.includes(typed));
  const entries = (fitting.length > 0 ? fitting : others).slice(0, mostEntries).map((query) => ({ text: query, label: query }));
  return takeEntry({ ...state, focus: 'query' }, { kind: 'history', entries, selected: 0, typed: state.line });
}

/** `undefined` where the key is not for the menu, which is closed then. */
export function menuKey(state: State, menu: Menu, key: Key): Step | undefined {
  const by = movement[keyName(key)];
  if (by !== undefined) return takeEntry(state, { ...menu, selected: (menu.selected + by + menu.entries.length) % menu.entries.length });
  if (key.name === 'enter') return step(withoutMenu(state));
  return key.name === 'escape' ? askTyped({ ...withoutMenu(state), line: menu.typed }) : undefined;
}

const movement: Readonly<Record<string, number>> = { tab: 1, down: 1, 'ctrl-r': 1, 'ctrl-n': 1, 'shift-tab': -1, up: -1, 'ctrl-p': -1 };

function takeEntry(state: State, menu: Menu): Step {
  const entry = menu.entries[menu.selected];
  return askTyped({ ...state, menu, line: entry ? lineOf(entry.text) : state.line });
}

export function withoutMenu(state: State): State {
  const { menu: _menu, ...kept } = state;
  return kept;
}
