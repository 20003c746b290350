import type { FetchResult } from '../../plugin/content-fetcher.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { byTag, count, fields, number, optional, text } from '../workers/shape.ts';

const location = byTag('kind', {
  file: fields({ path: text(), size: count, modifiedAt: number }),
  cache: fields({ plugin: text(), cacheId: text(), size: count }),
});

const isFetched = byTag('type', {
  gone: fields({}),
  content: fields({ location, fingerprint: optional(text()), mimeType: optional(text(1024)), charset: optional(text(1024)) }),
});

/** What a fetcher returned, if it is what it should be. */
export function checkFetched(fetched: FetchResult): FetchResult {
  if (isFetched(fetched)) return fetched;
  throw new PaiseError('BAD_PLUGIN_OUTPUT', 'The fetcher returned something that is not of the agreed shape.');
}
