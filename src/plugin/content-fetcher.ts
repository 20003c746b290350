import type { ContentLocation } from './content.ts';
import type { ContentFetcherHost } from './hosts.ts';
import type { Fingerprint } from './item.ts';
import type { Metadata, MetadataFields } from './metadata.ts';

/**
 * Gets the content of a URL: says where its bytes are, or puts them into the cache. Runs in a worker process.
 * @since 0.1
 */
export interface ContentFetcher<Options = unknown> {
  /** URL schemes without colon: `file`, `https`. */
  readonly urlSchemes: readonly string[];
  /** Prefixes of URLs that it fetches better than others; the longest match wins over a scheme alone. */
  readonly urlPrefixes?: readonly string[];
  /** Narrows what the schemes and prefixes say. `false` passes the URL to the next candidate. */
  canFetch?(url: string): boolean | Promise<boolean>;
  /** Throw an {@link AuthorOutcome}, or return. */
  fetch(host: ContentFetcherHost<Options>, request: FetchRequest): Promise<FetchResult>;
}

/** @since 0.1 */
export interface FetchRequest {
  readonly url: string;
  /** What the source said. */
  readonly metadata: Metadata;
  readonly fingerprint: Fingerprint;
}

/** @since 0.1 */
export type FetchResult =
  | {
      readonly type: 'content';
      readonly location: ContentLocation;
      /** Fingerprint of what was fetched; may be newer than the one asked for. */
      readonly fingerprint?: Fingerprint;
      /** As declared by the other side. Detection looks at the bytes first. */
      readonly mimeType?: string;
      readonly charset?: string;
      readonly metadata?: MetadataFields;
    }
  /** There is nothing at this URL any more: its items are removed. */
  | { readonly type: 'gone' };
