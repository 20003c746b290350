import { RejectContent, RetryLater, type HttpResponse, type NetworkHost } from 'paise2/plugin';
import type { Feed } from './feed.ts';
import { readFeed } from './read-feed.ts';

/** What a server said of the state of a feed. */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

export interface LoadedFeed {
  readonly feed: Feed;
  readonly validators: Validators;
}

/** Loads a feed, unless it is as it was: then `undefined`. */
export async function loadFeed(host: NetworkHost, url: string, { etag, lastModified }: Validators): Promise<LoadedFeed | undefined> {
  const headers = {
    accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
  const response = await host.request({ url, headers, maxBytes: 16 * 1024 ** 2 });
  if (response.status === 304) return undefined;
  if (response.status === 429 || response.status >= 500) throw new RetryLater(`It answers ${response.status}.`);
  if (response.status !== 200) throw new RejectContent(`It answers ${response.status}.`, 'refused');
  const feed = readFeed(decoded(response));
  if (!feed) throw new RejectContent('It is no feed.');
  return { feed, validators: validatorsOf(response) };
}

function validatorsOf({ headers }: HttpResponse): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

/** By the charset of the header, else of the XML declaration, else UTF-8. */
function decoded({ headers, body }: HttpResponse): string {
  const [, declared] = /charset=["']?([\w-]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const [, own] = /^<\?xml[^>]{0,200}encoding=["']([\w-]+)/.exec(Buffer.from(body.subarray(0, 300)).toString('latin1')) ?? [];
  try {
    return new TextDecoder(declared ?? own ?? 'utf-8').decode(body);
  } catch {
    // No such charset.
    return new TextDecoder().decode(body);
  }
}
