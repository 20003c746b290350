import type { Key } from '../../../plugin/command.ts';
import { act } from './acting.ts';
import { askLike } from './asking.ts';
import { step, type Step } from './events.ts';
import { keyName } from './key-name.ts';
import { textRows } from './layout.ts';
import { closePreview, previewNext, scroll, stepMatch } from './previewing.ts';
import type { Preview, State } from './state.ts';

/** A key while a text is looked at. */
export function previewKey(state: State, preview: Preview, key: Key): Step {
  const page = Math.max(1, textRows(state) - 1);
  switch (keyName(key)) {
    case 'down':
    case 'j':
      return scroll(state, 1);
    case 'up':
    case 'k':
      return scroll(state, -1);
    case 'pagedown':
    case ' ':
      return scroll(state, page);
    case 'pageup':
    case 'b':
      return scroll(state, -page);
    case 'home':
    case 'g':
      return scroll(state, Number.NEGATIVE_INFINITY);
    case 'end':
    case 'G':
      return scroll(state, Number.POSITIVE_INFINITY);
    case 'n':
      return stepMatch(state, 1);
    case 'N':
      return stepMatch(state, -1);
    case 'J':
    case 'ctrl-n':
      return previewNext(state, 1);
    case 'K':
    case 'ctrl-p':
      return previewNext(state, -1);
    case 'enter':
      return act(state, 'open');
    case 'c':
      return act(state, 'copy');
    case 'm':
      return askLike(state, preview.hit);
    case '?':
      return step({ ...state, help: 0 });
    case '/':
      return step({ ...closePreview(state).state, focus: 'query' });
    case 'left':
    case 'escape':
    case 'q':
      return closePreview(state);
    default:
      return step(state);
  }
}
