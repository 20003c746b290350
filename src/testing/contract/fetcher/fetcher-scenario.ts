import assert from 'node:assert/strict';
import { fetchWith, type Fetched, type TestFetch } from '../../fetch-with.ts';
import type { PluginPlace } from '../plugin-place.ts';
import { withinTime } from '../within-time.ts';

/** A URL, and what is there. */
export interface ExpectedContent extends TestFetch {
  readonly bytes: Uint8Array | string;
}

export interface FetcherScenario {
  /** URLs at which there is something. */
  readonly content: readonly ExpectedContent[];
  /** URLs at which there is nothing any more. */
  readonly gone: readonly TestFetch[];
  /** Requests that must fail, where the other side is not reached through `host.request`. */
  readonly failing?: readonly TestFetch[];
}

/** `directory` is that of the case, for what lies in files. */
export type FetcherScenarioAt = (directory: string) => FetcherScenario | Promise<FetcherScenario>;

export type FetcherPlace = PluginPlace<'contentFetchers'>;

/** How a fetch ended. */
export type FetchEnd = { readonly fetched: Fetched } | { readonly error: unknown };

export async function endOfFetch({ plugin, key, options }: FetcherPlace, request: TestFetch): Promise<FetchEnd> {
  const work = fetchWith(plugin, key, { options, ...request });
  const ended = work.then(
    (fetched): FetchEnd => ({ fetched }),
    (error: unknown): FetchEnd => ({ error }),
  );
  return withinTime(request.url, ended);
}

export async function fetchContent(place: FetcherPlace, request: TestFetch): Promise<Fetched & { readonly bytes: Uint8Array }> {
  const end = await endOfFetch(place, request);
  if ('error' in end) throw end.error;
  const { bytes } = end.fetched;
  assert.ok(bytes, `${request.url} is there, but the fetcher says that it is gone`);
  return { ...end.fetched, bytes };
}
