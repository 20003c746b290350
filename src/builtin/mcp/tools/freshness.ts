import type { Paise } from '../../../plugin/paise.ts';
import type { Freshness } from '../../../plugin/search.ts';
import { isoTime } from './iso-time.ts';
import type { FreshnessContent } from './shapes.ts';

export function freshnessContent({ indexedAt, pending, failed, paused }: Freshness): FreshnessContent {
  return { ...(indexedAt !== undefined && { indexedAt: isoTime(indexedAt) }), pending, failed, paused };
}

/** Only a search tells how fresh the index is; an empty query finds nothing. */
export async function freshnessNow(paise: Paise): Promise<FreshnessContent> {
  const { freshness } = await paise.search({ query: '', limit: 0, snippets: false, loosen: false });
  return freshnessContent(freshness);
}

export function freshnessText({ indexedAt, pending, failed, paused }: FreshnessContent): string {
  const written = indexedAt === undefined ? 'The index is empty' : `The index was written ${indexedAt}`;
  return `${written}; ${pending} pending, ${failed} failed${paused ? ', paused' : ''}.`;
}
