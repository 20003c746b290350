import { computed, effect, signal } from '@preact/signals';
import type { Hit, SearchResult } from '../../src/plugin/search.ts';
import { api, ApiError, type SearchParams } from '../api/client.ts';
import { asked, connections, session } from '../app/connection.ts';
import { view } from '../app/router.ts';
import { isTyping, likeId, query } from './address.ts';
import { rowsOf } from './rows.ts';

/** What was answered to one question. */
export interface Answer {
  readonly query: string;
  /** Whether its last word stood for what begins so, too. */
  readonly isTyping: boolean;
  readonly likeId?: string;
  readonly result: SearchResult;
  readonly pages: readonly (readonly Hit[])[];
  readonly isComplete: boolean;
  /** Whether passages of the first page are still to come. */
  readonly isBare: boolean;
}

/** The answer that is shown: that to an earlier question, until the new one is there. */
export const answer = signal<Answer | undefined>(undefined);
export const failure = signal<ApiError | undefined>(undefined);
const isAsking = signal(false);
/** Whether what is shown is all that was asked for. */
export const isAnswered = computed(() => {
  const shown = answer.value;
  return (
    shown !== undefined &&
    !shown.isBare &&
    shown.query === query.value &&
    shown.isTyping === isTyping.value &&
    shown.likeId === likeId.value
  );
});
export const rows = computed(() => rowsOf(answer.value?.pages ?? []));

const firstPage = 20;
const laterPage = 50;
const farthest = 10_000;
const passages = 2;
/** Passages cost more than all else, so that they wait for the fingers to rest. */
const pauseMs = 40;

let current: AbortController | undefined;

effect(() => {
  const question = { query: query.value, isTyping: isTyping.value, likeId: likeId.value };
  // Asked again when the server is back.
  void connections.value;
  if (view.value === 'search' && session.value === 'known') void ask(question);
});

interface Question {
  readonly query: string;
  readonly isTyping: boolean;
  readonly likeId: string | undefined;
}

async function ask({ query: q, isTyping: typing, likeId: like }: Question): Promise<void> {
  current?.abort();
  if (q.trim() === '' && like === undefined) {
    answer.value = undefined;
    failure.value = undefined;
    isAsking.value = false;
    return;
  }
  const { signal: stopped } = (current = new AbortController());
  await saying(stopped, async () => {
    const isBare = like === undefined;
    const result = await asked(
      isBare ? api.search({ q, typing, limit: firstPage, passages: 0 }, stopped) : api.similar(like, { limit: laterPage }, stopped),
    );
    if (stopped.aborted) return;
    failure.value = undefined;
    answer.value = {
      query: q,
      isTyping: typing,
      ...(like !== undefined && { likeId: like }),
      result,
      pages: [isBare ? withKnownPassages(result.hits) : result.hits],
      isComplete: !isBare || result.hits.length >= result.total,
      isBare,
    };
    if (isBare) setTimeout(() => void askForPassages({ q, typing }, stopped), pauseMs);
  });
}

/** Until the new passages are there, those of the answer before are shown: mostly they are the same. */
function withKnownPassages(hits: readonly Hit[]): readonly Hit[] {
  const before = new Map(answer.value?.pages.flat().map((hit) => [hit.id, hit]));
  return hits.map((hit) => ({ ...hit, passages: before.get(hit.id)?.passages ?? [] }));
}

async function askForPassages(params: SearchParams, stopped: AbortSignal): Promise<void> {
  if (stopped.aborted) return;
  await saying(stopped, async () => {
    const { hits } = await asked(api.search({ ...params, limit: firstPage, passages }, stopped));
    const shown = answer.value;
    if (stopped.aborted || !shown) return;
    const known = new Map(hits.map((hit) => [hit.id, hit]));
    const [first = [], ...others] = shown.pages;
    answer.value = { ...shown, isBare: false, pages: [first.map((hit) => known.get(hit.id) ?? hit), ...others] };
  });
}

/** Asks for the next hits of the answer that is shown. */
export async function askForMore(): Promise<void> {
  const shown = answer.value;
  const stopped = current?.signal;
  if (!shown || !stopped || shown.isComplete || shown.isBare || isAsking.value) return;
  await saying(stopped, async () => {
    const offset = shown.pages.reduce((sum, page) => sum + page.length, 0);
    const { hits } = await asked(api.search({ q: shown.query, typing: shown.isTyping, limit: laterPage, offset, passages }, stopped));
    if (answer.value !== shown) return;
    // A page may be short, because items with the same content are one hit.
    const isComplete = hits.length === 0 || offset + laterPage > farthest;
    answer.value = { ...shown, pages: [...shown.pages, hits], isComplete };
  });
}

async function saying(stopped: AbortSignal, work: () => Promise<void>): Promise<void> {
  isAsking.value = true;
  try {
    await work();
  } catch (error) {
    if (stopped.aborted) return;
    if (!(error instanceof ApiError)) throw error;
    // The banner and the page for strangers say these.
    if (error.status !== 0 && error.status !== 401) failure.value = error;
  }
  if (!stopped.aborted) isAsking.value = false;
}
