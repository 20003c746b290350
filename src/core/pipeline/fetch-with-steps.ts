import type { FetchRequest, FetchResult } from '../../plugin/content-fetcher.ts';
import type { ContentFetcherHost } from '../../plugin/hosts.ts';
import { checkFetched } from './check-fetched.ts';
import { publishFailure } from './failure.ts';
import type { FetcherExtension } from './select-fetcher.ts';
import { publishStep } from './steps.ts';

/** Fetches, and publishes that it does. */
export async function fetchWithSteps(fetcher: FetcherExtension, host: ContentFetcherHost, request: FetchRequest): Promise<FetchResult> {
  const started = performance.now();
  publishStep(() => ({ type: 'fetch', fetcher: fetcher.id, url: request.url }));
  try {
    const fetched = checkFetched(await fetcher.value.fetch(host, request));
    const size = fetched.type === 'content' ? fetched.location.size : 0;
    publishStep(() => ({ type: 'fetched', size, tookMs: performance.now() - started }));
    return fetched;
  } catch (error) {
    publishFailure(request.url, error);
    throw error;
  }
}
