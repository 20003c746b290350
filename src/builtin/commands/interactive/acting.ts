import { step, type Effect, type Step } from './events.ts';
import { queryOf, selectedHit, type State } from './state.ts';

/** What can be done with the selected hit. */
export type Action = 'open' | 'copy' | 'print';

/** Does it; while an answer is awaited, when it has come: one acts on what one will see. */
export function act(state: State, action: Action): Step {
  if (state.waiting !== 'no' && state.focus === 'query' && action !== 'copy') return step({ ...state, pending: action });
  const hit = selectedHit(state);
  if (!hit) return step({ ...state, message: { text: 'Nothing is selected.', style: 'warning' } });
  const { state: kept, effects } = remembered(state);
  if (action === 'print') return step(kept, ...effects, { do: 'end', hit });
  if (action === 'copy') return step(kept, ...effects, { do: 'copy', text: hit.path ?? hit.url });
  return step({ ...kept, message: { text: `Opening ${hit.title} …`, style: 'dim' } }, ...effects, { do: 'open', hit });
}

/** A query that led to something is worth keeping. */
export function remembered(state: State): Step {
  const query = queryOf(state.results?.question ?? { query: '' });
  if (query === '' || state.history[0] === query) return step(state);
  const history = [query, ...state.history.filter((other) => other !== query)];
  return step({ ...state, history }, { do: 'remember', query } satisfies Effect);
}
