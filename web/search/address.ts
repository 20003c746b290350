import { computed, signal } from '@preact/signals';
import { address, go, parameters, view } from '../app/router.ts';
import { withOpenEnd } from './query-text.ts';

/** What is searched for. The address is the only place where it stands. */
export const query = computed(() => (view.value === 'search' ? (parameters.value.get('q') ?? '') : ''));
/** What was typed last and may not be finished. */
const unfinished = signal('');
/** Whether the last word may become another one, so that it stands for what begins so, too. */
export const isTyping = computed(() => query.value !== '' && query.value === unfinished.value);
/** The same as a query that says so itself: what goes on from the results that are shown goes on from this. */
export const question = computed(() => (isTyping.value ? withOpenEnd(query.value) : query.value));
/** Id of the item of which similar ones are looked for, in place of a query. */
export const likeId = computed(() => (view.value === 'search' ? (parameters.value.get('like') ?? undefined) : undefined));
/** Id of the item that is chosen in the list and previewed. */
export const chosenId = computed(() => parameters.value.get('item') ?? undefined);

/** The address that typing led to. While it is this, the next key writes over it; all other steps stay in the history. */
let unsettled = '';

/** A key was typed. */
export function typeQuery(text: string): void {
  unfinished.value = text;
  void go(searchAddress(text), query.value !== '' && address.value.href !== unsettled ? 'push' : 'replace');
  unsettled = address.value.href;
}

/** All that was typed is meant as it stands. */
export function finishTyping(): void {
  unfinished.value = '';
  settle();
}

/** From now on, Back leads here. */
export function settle(): void {
  unsettled = '';
}

/** Searches for this as a step of its own. */
export const searchFor = (text: string): void => void go(searchAddress(text));

export const searchAddress = (text: string): string => (text === '' ? '/' : `/?${new URLSearchParams({ q: text }).toString()}`);

export const likeAddress = (id: string | number): string => `/?like=${id}`;

export const lookForLike = (id: string | number): void => void go(likeAddress(id));

export function choose(id: string | undefined): void {
  if (id !== chosenId.value) void go(chosenAddress(id), 'replace');
}

/** The address with another item chosen. */
export function chosenAddress(id: string | number | undefined): string {
  const url = new URL(address.value);
  if (id === undefined) url.searchParams.delete('item');
  else url.searchParams.set('item', String(id));
  return url.pathname + url.search;
}
