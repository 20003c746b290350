import { computed, effect, signal } from '@preact/signals';
import type { FacetName, FacetResult } from '../../src/plugin/query.ts';
import { api, ApiError, type SearchParams } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { fieldsOf, withoutField } from './query-text.ts';
import { answer } from './results-state.ts';

/** Counts of what the hits have in common, for the query that was answered last. */
export const facets = signal<FacetResult['facets']>({});

/** The fields by which a facet filters. Its counts are those that other values would have, so they are counted without these. */
export const fieldsOfFacet = {
  type: ['type'],
  date: ['modified', 'before', 'after'],
  folder: ['in'],
  source: ['source'],
  author: ['author'],
  tag: ['tag'],
  language: ['lang'],
} as const satisfies Partial<Record<FacetName, readonly string[]>>;

export type ShownFacet = keyof typeof fieldsOfFacet;
const shown = Object.keys(fieldsOfFacet) as readonly ShownFacet[];
/** One of these may be chosen beside another: only then the others' counts matter. */
const alternatives: ReadonlySet<ShownFacet> = new Set(['type', 'date', 'folder', 'source', 'language']);

/** Results come first: nothing is counted while somebody types. */
const pauseMs = 350;

const answered = computed(() => (answer.value?.likeId === undefined ? answer.value?.query : undefined));
const wasTyping = computed(() => answer.value?.isTyping === true);

effect(() => {
  const query = answered.value;
  const typing = wasTyping.value;
  if (query === undefined) {
    facets.value = {};
    return;
  }
  const controller = new AbortController();
  const timer = setTimeout(() => void count({ q: query, typing }, controller.signal), pauseMs);
  return () => {
    clearTimeout(timer);
    controller.abort();
  };
});

async function count({ q, typing }: Pick<SearchParams, 'q' | 'typing'>, stopped: AbortSignal): Promise<void> {
  const used = new Set(fieldsOf(q).map(({ field }) => field));
  const apart = shown.filter((facet) => alternatives.has(facet) && fieldsOfFacet[facet].some((field) => used.has(field)));
  const together = shown.filter((facet) => !apart.includes(facet));
  const questions: readonly SearchParams[] = [
    { q, facets: together, ...(typing && { typing }) },
    ...apart.map((facet) => ({ q: withoutField(q, ...fieldsOfFacet[facet]) || '*', facets: [facet], ...(typing && { typing }) })),
  ];
  try {
    const counted = await Promise.all(questions.map((question) => asked(api.facets(question, stopped))));
    if (!stopped.aborted) facets.value = Object.assign({}, ...counted.map((one) => one.facets)) as FacetResult['facets'];
  } catch (error) {
    // Results do without: what is wrong with the query, they say.
    if (!(error instanceof ApiError) && !stopped.aborted) throw error;
  }
}
