import type { Key } from '../../../plugin/command.ts';
import type { Hit, ReadItem, SearchResult, Suggestion } from '../../../plugin/paise.ts';
import type { Message, Size, State } from './state.ts';

/** A page of hits. */
export interface Answer {
  readonly result: SearchResult;
  readonly offset: number;
  /** Whether there are no more behind them. */
  readonly isLast: boolean;
  /** Unix time in milliseconds at which it came. */
  readonly at: number;
}

/** What happens. */
export type Event =
  | { readonly type: 'start' }
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'answered'; readonly ask: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly ask: number; readonly message: string }
  | { readonly type: 'counted'; readonly ask: number; readonly facets: SearchResult['facets'] }
  | { readonly type: 'quiet'; readonly ask: number }
  | { readonly type: 'slow'; readonly ask: number }
  | { readonly type: 'suggested'; readonly text: string; readonly suggestions: readonly Suggestion[] }
  | { readonly type: 'read'; readonly id: string; readonly item: ReadItem }
  | { readonly type: 'unread'; readonly id: string; readonly problem: string }
  | { readonly type: 'reading'; readonly id: string }
  | { readonly type: 'said'; readonly message: Message };

/** What is to be done about it outside; what comes of it is an event again. */
export type Effect =
  | { readonly do: 'search'; readonly ask: number; readonly query: string; readonly offset: number; readonly limit: number }
  | { readonly do: 'similar'; readonly ask: number; readonly id: string; readonly limit: number }
  | { readonly do: 'count'; readonly ask: number; readonly query: string }
  | { readonly do: 'later'; readonly ms: number; readonly event: Event }
  | { readonly do: 'suggest'; readonly text: string }
  | { readonly do: 'read'; readonly id: string; readonly query: string }
  | { readonly do: 'open'; readonly hit: Hit }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'remember'; readonly query: string }
  | { readonly do: 'end'; readonly hit?: Hit };

/** What becomes of an event. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const step = (state: State, ...effects: readonly Effect[]): Step => ({ state, effects });
