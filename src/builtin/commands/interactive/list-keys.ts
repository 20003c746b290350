import type { Key } from '../../../plugin/command.ts';
import { act } from './acting.ts';
import { askLike, leaveLike } from './asking.ts';
import { select } from './choosing.ts';
import { step, type Step } from './events.ts';
import { keyName } from './key-name.ts';
import { hitsSeen } from './layout.ts';
import { openPreview } from './previewing.ts';
import { selectedHit, type State } from './state.ts';

/** A key while one walks through the hits; `undefined` where it means nothing here. */
export function listKey(state: State, key: Key): Step | undefined {
  const { selected } = state;
  const hit = selectedHit(state);
  switch (keyName(key)) {
    case 'down':
    case 'j':
    case 'ctrl-n':
      return select(state, selected + 1);
    case 'up':
    case 'k':
    case 'ctrl-p':
      return selected === 0 ? step({ ...state, focus: 'query' }) : select(state, selected - 1);
    case 'pagedown':
      return select(state, selected + hitsSeen(state));
    case 'pageup':
      return select(state, selected - hitsSeen(state));
    case 'home':
    case 'g':
      return select(state, 0);
    case 'end':
    case 'G':
      return select(state, Number.POSITIVE_INFINITY);
    case 'enter':
      return act(state, 'open');
    case ' ':
    case 'right':
      return openPreview(state);
    case 'c':
      return act(state, 'copy');
    case 'm':
      return hit ? askLike(state, hit) : step(state);
    case '?':
      return step({ ...state, help: 0 });
    case '/':
      return step({ ...state, focus: 'query' });
    case 'left':
    case 'escape':
      return 'like' in state.asked ? leaveLike(state) : step({ ...state, focus: 'query' });
    default:
      return undefined;
  }
}
