import type { Hit } from '../../src/plugin/search.ts';
import { isPlain } from '../app/keys.ts';
import { hidePreview, isPreviewed } from '../preview/pane-state.ts';
import { focusField } from './focus.ts';
import { copyPath, moreLike, openHit, previewHit } from './hit-deeds.ts';

export interface Moves {
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
}

/** What a key does while nobody types. Returns whether it does anything. */
export function resultKey(event: KeyboardEvent, chosen: Hit | undefined, moves: Moves): boolean {
  const { key } = event;
  if (!isAmongResults(event.target)) return false;
  const isOnTitle = !(event.target instanceof HTMLElement) || !event.target.matches('button, summary, input, select');
  const deed =
    key === 'Escape' ? stepBack : ((isPlain(event) ? moveOf(key, moves) : undefined) ?? (isOnTitle ? deedOf(event, chosen) : undefined));
  deed?.();
  return deed !== undefined;
}

const stepBack = (): void => (isPreviewed.value ? hidePreview() : focusField());

function deedOf(event: KeyboardEvent, chosen: Hit | undefined): (() => void) | undefined {
  if (!chosen) return undefined;
  if (event.key === 'Enter') return () => void openHit(chosen, event.ctrlKey || event.metaKey ? 'reveal' : 'open');
  if (!isPlain(event)) return undefined;
  switch (event.key) {
    case ' ':
      return () => (isPreviewed.value ? hidePreview() : previewHit(chosen.id));
    case 'c':
      return () => void copyPath(chosen);
    case 'm':
      return () => moreLike(chosen.id);
    default:
      return undefined;
  }
}

function moveOf(key: string, moves: Moves): (() => void) | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return moves.next;
    case 'ArrowUp':
    case 'k':
      return moves.previous;
    case 'Home':
      return moves.first;
    case 'End':
      return moves.last;
    default:
      return undefined;
  }
}

/** Keys that other things need, too, count only where nothing else has the focus. */
const isAmongResults = (target: EventTarget | null): boolean =>
  !(target instanceof Element) || target === document.body || target.id === 'main' || target.closest('.results') !== null;
