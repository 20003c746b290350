import type { Key } from '../../../plugin/command.ts';
import { act } from './acting.ts';
import { answered, askTyped, counted, failed, quiet } from './asking.ts';
import { keepSeen } from './choosing.ts';
import { lineOf } from './edit-line.ts';
import { step, type Event, type Step } from './events.ts';
import { helpKey } from './help.ts';
import { keyName } from './key-name.ts';
import { listKey } from './list-keys.ts';
import { menuKey, openHistory, suggested, withoutMenu } from './menu.ts';
import { previewKey } from './preview-keys.ts';
import { previewRead, previewSlow, previewUnread, scroll } from './previewing.ts';
import { queryKey } from './query-keys.ts';
import type { State } from './state.ts';

/** What becomes of the state, and what is to be done. Nothing else decides anything. */
export function reduce(state: State, event: Event): Step {
  if ('ask' in event && event.ask !== state.ask) return step(state);
  switch (event.type) {
    case 'start':
      return askTyped(state);
    case 'key':
      return onKey(withoutMessage(state), event.key);
    case 'resize':
      return scroll(keepSeen({ ...state, size: event.size }), 0);
    case 'answered':
      return answered(state, event.answer);
    case 'failed':
      return failed(state, event.message);
    case 'slow':
      return step(state.waiting === 'yes' ? { ...state, waiting: 'long' } : state);
    case 'quiet':
      return quiet(state);
    case 'counted':
      return counted(state, event.facets);
    case 'suggested':
      return suggested(state, event.text, event.suggestions);
    case 'read':
      return previewRead(state, event.id, event.item);
    case 'unread':
      return previewUnread(state, event.id, event.problem);
    case 'reading':
      return previewSlow(state, event.id);
    case 'said':
      return step({ ...state, message: event.message });
  }
}

function withoutMessage(state: State): State {
  const { message: _message, ...kept } = state;
  return kept;
}

function onKey(state: State, key: Key): Step {
  if (state.help !== undefined) return helpKey(state, state.help, key);
  const taken = state.menu && menuKey(state, state.menu, key);
  return taken ?? keyAnywhere(withoutMenu(state), key);
}

function keyAnywhere(state: State, key: Key): Step {
  switch (keyName(key)) {
    case 'f1':
      return step({ ...state, help: 0 });
    case 'ctrl-y':
      return act(state, 'copy');
    case 'ctrl-o':
      return act(state, 'print');
    case 'ctrl-r':
      return openHistory(state);
    case 'ctrl-t':
      return takeSpelling(state);
  }
  if (state.focus === 'preview' && state.preview) return previewKey(state, state.preview, key);
  const walked = state.focus === 'list' ? listKey(state, key) : undefined;
  // What types and is no command goes on with the query.
  return walked ?? queryKey({ ...state, focus: 'query' }, key);
}

/** What was probably meant. */
function takeSpelling(state: State): Step {
  const meant = state.results?.answer.didYouMean;
  return meant === undefined ? step(state) : askTyped({ ...state, focus: 'query', line: lineOf(meant) });
}
