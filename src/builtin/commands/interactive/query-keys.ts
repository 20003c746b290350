import type { Key } from '../../../plugin/command.ts';
import { act } from './acting.ts';
import { askTyped } from './asking.ts';
import { select } from './choosing.ts';
import { editLine } from './edit-line.ts';
import { step, type Step } from './events.ts';
import { keyName } from './key-name.ts';
import { hitsSeen } from './layout.ts';
import { openHistory } from './menu.ts';
import type { State } from './state.ts';

/** A key while the query is typed. */
export function queryKey(state: State, key: Key): Step {
  const isEmpty = state.line.text === '';
  switch (keyName(key)) {
    case 'enter':
      return act(state, 'open');
    case 'tab':
      return step(state, { do: 'suggest', text: state.line.text });
    case 'up':
      return isEmpty ? openHistory(state) : step(state);
    case 'escape':
      return step(state, { do: 'end' });
    case 'down':
    case 'ctrl-n':
      return step({ ...state, focus: state.results ? 'list' : 'query' });
    case 'pagedown':
      return state.results ? select({ ...state, focus: 'list' }, state.selected + hitsSeen(state)) : step(state);
    case '?':
      if (isEmpty) return step({ ...state, help: 0 });
  }
  const line = editLine(state.line, key);
  return line ? askTyped({ ...state, line }) : step(state);
}
