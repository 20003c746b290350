import { askMore } from './asking.ts';
import { step, type Step } from './events.ts';
import { hitsSeen } from './layout.ts';
import type { State } from './state.ts';

/** Selects another hit, and asks for more where the end is near. */
export function select(state: State, wanted: number): Step {
  const count = state.results?.hits.length ?? 0;
  if (count === 0) return step(state);
  const selected = Math.min(Math.max(0, wanted), count - 1);
  const moved = keepSeen({ ...state, selected });
  return selected + hitsSeen(state) >= count ? askMore(moved) : step(moved);
}

/** The selected hit is seen, and the list moves no more than it must. */
export function keepSeen(state: State): State {
  const { selected, top } = state;
  const seen = hitsSeen(state);
  return { ...state, top: Math.min(Math.max(top, selected - seen + 1), selected) };
}
