import type { Hit, SearchResult } from '../../../plugin/paise.ts';
import { act } from './acting.ts';
import { step, type Answer, type Step } from './events.ts';
import { hitsSeen } from './layout.ts';
import { queryOf, type Question, type Results, type State } from './state.ts';

/** A search that takes longer is said to be going on. */
const slowMs = 150;
/** When nothing was typed for so long, one looks at what there is. */
const quietMs = 250;
const similarHits = 50;

/** Asks what the line says, unless that was asked already. A space at its end says that the word is whole. */
export function askTyped(state: State): Step {
  const { text } = state.line;
  const query = text.trim() === '' ? '' : text.trimStart().replace(/\s+$/, ' ');
  if ('query' in state.asked && state.asked.query === query) return step(state);
  return ask(state, { query });
}

export function askLike(state: State, hit: Hit): Step {
  const { before = state.results } = state;
  const asking = ask({ ...state, focus: 'list' }, { like: hit });
  return { ...asking, state: { ...asking.state, ...(before && { before }) } };
}

function ask(state: State, question: Question): Step {
  const { pending: _pending, preview: _preview, ...kept } = state;
  const number = state.ask + 1;
  const asked: State = { ...kept, ask: number, asked: question, waiting: 'yes', focus: state.focus === 'preview' ? 'list' : state.focus };
  const slow = { do: 'later', ms: slowMs, event: { type: 'slow', ask: number } } as const;
  if ('like' in question) return step(asked, { do: 'similar', ask: number, id: question.like.id, limit: similarHits }, slow);
  const { before: _before, ...typed } = asked;
  if (question.query === '') return step(withoutResults(typed));
  return step(typed, { do: 'search', ask: number, query: question.query, offset: 0, limit: pageSize(state) }, slow);
}

function withoutResults(state: State): State {
  const { results: _results, ...kept } = state;
  return { ...kept, waiting: 'no', selected: 0, top: 0 };
}

/** What is seen, and as much again. */
const pageSize = (state: State): number => Math.min(100, Math.max(20, 2 * hitsSeen(state)));

/** Asks for the hits behind those that are there. */
export function askMore(state: State): Step {
  const { results, waiting } = state;
  if (!results || results.isComplete || results.isLoading || waiting !== 'no') return step(state);
  return step(
    { ...state, results: { ...results, isLoading: true } },
    { do: 'search', ask: state.ask, query: queryOf(results.question), offset: results.hits.length, limit: pageSize(state) },
  );
}

/** The answer to the latest question. */
export function answered(state: State, answer: Answer): Step {
  if (answer.offset > 0) return step(withMore(state, answer));
  const { pending, ...kept } = state;
  const { result, isLast, at } = answer;
  const results: Results = { question: state.asked, hits: result.hits, answer: result, at, isComplete: isLast, isLoading: false };
  const shown: State = { ...kept, results, waiting: 'no', selected: 0, top: 0 };
  const looking = { do: 'later', ms: quietMs, event: { type: 'quiet', ask: state.ask } } as const;
  if (pending === undefined) return step(shown, looking);
  const acted = act(shown, pending);
  return step(acted.state, looking, ...acted.effects);
}

function withMore(state: State, { result, isLast }: Answer): State {
  const { results } = state;
  if (!results) return state;
  const known = new Set(results.hits.map(({ id }) => id));
  const hits = [...results.hits, ...result.hits.filter(({ id }) => !known.has(id))];
  return { ...state, results: { ...results, hits, isComplete: isLast || result.hits.length === 0, isLoading: false } };
}

export function failed(state: State, text: string): Step {
  const { pending: _pending, results, ...kept } = state;
  const message = { text, style: 'bad' } as const;
  return step({ ...kept, waiting: 'no', message, ...(results && { results: { ...results, isLoading: false, isComplete: true } }) });
}

/** Nothing was typed for a while: time to count what the hits have in common. */
export function quiet(state: State): Step {
  const { results, ask: number } = state;
  if (!results || results.hits.length === 0 || !('query' in results.question)) return step(state);
  return step(state, { do: 'count', ask: number, query: results.question.query });
}

export function counted(state: State, facets: SearchResult['facets']): Step {
  const { results } = state;
  return step(results && facets ? { ...state, results: { ...results, facets } } : state);
}

/** From the items that are like one back to the hits among which it was. */
export function leaveLike(state: State): Step {
  const { before, ...kept } = state;
  if (!before || !('like' in state.asked)) return step(state);
  const liked = state.asked.like;
  const selected = Math.max(
    0,
    before.hits.findIndex(({ id }) => id === liked.id),
  );
  return step({
    ...kept,
    ask: state.ask + 1,
    asked: before.question,
    waiting: 'no',
    results: { ...before, isLoading: false },
    selected,
    top: selected,
  });
}
