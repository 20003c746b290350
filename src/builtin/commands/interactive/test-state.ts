import type { Key } from '../../../plugin/command.ts';
import type { Hit, ReadItem, SearchResult } from '../../../plugin/paise.ts';
import type { Effect, Event } from './events.ts';
import { reduce } from './reduce.ts';
import { initialState, type Size, type State } from './state.ts';

/** A search that is driven by events, with what it wants done. */
export interface Driven {
  readonly state: State;
  /** What the last event caused, without timers. */
  readonly effects: readonly Effect[];
}

export const started = (size: Size = { columns: 80, rows: 24 }, history: readonly string[] = []): Driven => ({
  state: initialState({ size, query: '', history }),
  effects: [],
});

export function after(driven: Driven, ...events: readonly Event[]): Driven {
  let { state } = driven;
  let effects: readonly Effect[] = [];
  for (const event of events) ({ state, effects } = reduce(state, event));
  return { state, effects: effects.filter((effect) => effect.do !== 'later') };
}

/** Text, or the name of a key as in `ctrl-left`. */
export function key(name: string): Event {
  const parts = name.split('-');
  const modified: Omit<Key, 'name' | 'text'> = { ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), shift: parts.includes('shift') };
  return { type: 'key', key: name.length === 1 ? { text: name, ...modified } : { name: parts.at(-1) ?? '', ...modified } };
}

export const press = (driven: Driven, ...names: readonly string[]): Driven => after(driven, ...names.map(key));
export const type = (driven: Driven, text: string): Driven => press(driven, ...Array.from(text));

export function hit(number: number, more: Partial<Hit> = {}): Hit {
  const parts = [
    { text: 'Apples and ', match: false },
    { text: 'pears', match: true },
    { text: ` grow on tree ${number}.`, match: false },
  ];
  return {
    id: String(number),
    url: `file:///garden/beds/${number}.md`,
    path: `/garden/beds/${number}.md`,
    title: `Bed ${number}`,
    snippet: parts,
    passages: [{ parts, offset: 0, heading: 'Fruit' }],
    score: 1,
    size: 1200,
    mimeType: 'text/markdown',
    modifiedAt: new Date(2026, 4, 17, 12).toISOString(),
    source: 'files/directory',
    status: 'indexed',
    ...more,
  };
}

export const hits = (count: number, first = 1): readonly Hit[] => Array.from({ length: count }, (_, index) => hit(first + index));

export function result(found: readonly Hit[], more: Partial<SearchResult> = {}): SearchResult {
  return {
    query: 'pears',
    plan: { node: { type: 'term', text: 'pears' }, text: 'pears', notes: [] },
    total: found.length,
    tookMs: 12,
    freshness: { indexedAt: 1_000_000, pending: 0, failed: 0, paused: false },
    hits: found,
    ...more,
  };
}

/** The answer to the latest question, five minutes after the index was written. */
export function answer(driven: Driven, given: SearchResult, { offset = 0, isLast = true } = {}): Driven {
  return after(driven, { type: 'answered', ask: driven.state.ask, answer: { result: given, offset, isLast, at: 1_300_000 } });
}

/** A search for pears that found so many. */
export const found = (count: number, size?: Size): Driven => answer(type(started(size), 'pears'), result(hits(count)));

export const text = (content: string, more: Partial<ReadItem> = {}): ReadItem => ({ text: content, ...more }) as ReadItem;
