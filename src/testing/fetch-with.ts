import { checkFetched } from '../core/pipeline/check-fetched.ts';
import { openFetched } from '../core/pipeline/open-fetched.ts';
import { plainMetadata } from '../core/pipeline/plain-metadata.ts';
import type { FetchResult } from '../plugin/content-fetcher.ts';
import type { ContentLocation } from '../plugin/content.ts';
import type { Plugin } from '../plugin/define-plugin.ts';
import { PaiseError } from '../plugin/errors.ts';
import type { Fingerprint } from '../plugin/item.ts';
import { createMetadata, type MetadataFields } from '../plugin/metadata.ts';
import { recordingFetcherHost } from './hosts/fetcher-host.ts';
import { extensionOf } from './hosts/plugin-parts.ts';
import type { RunRecording, RunSettings } from './hosts/recording-host.ts';

/** What to fetch, and how requests are answered. */
export interface TestFetch extends RunSettings {
  readonly url: string;
  /** What the source said. */
  readonly metadata?: MetadataFields;
  /** Default: unknown. */
  readonly fingerprint?: Fingerprint;
}

export interface Fetched extends RunRecording {
  readonly result: FetchResult;
  /** Of the content; absent where it is gone. */
  readonly bytes?: Uint8Array;
}

/** Runs a fetcher and records what it does. Rejects with what the fetcher throws, and where its content cannot be opened. For tests only. */
export async function fetchWith(plugin: Plugin, extension: string, request: TestFetch): Promise<Fetched> {
  const fetcher = extensionOf(plugin, 'contentFetchers', extension);
  const { host, recorded, bytesOf } = await recordingFetcherHost(plugin, extension, request);
  const { url, metadata, fingerprint = '' } = request;
  const result = checkFetched(await fetcher.fetch(host, { url, metadata: createMetadata(metadata), fingerprint }));
  if (result.type === 'gone') return { ...recorded(), result };
  if (result.metadata) plainMetadata(result.metadata);
  return { ...recorded(), result, bytes: await bytesAt(url, result.location, bytesOf) };
}

async function bytesAt(url: string, location: ContentLocation, bytesOf: (cacheId: string) => Uint8Array | undefined): Promise<Uint8Array> {
  const opened = await openFetched(url, location, {
    cachePath: async () => undefined,
    async cacheRead(_, cacheId) {
      const bytes = bytesOf(cacheId);
      if (bytes) return bytes;
      throw new PaiseError('CONTENT_GONE', 'What the fetcher says is cached is not.', { where: cacheId });
    },
  });
  try {
    return Uint8Array.from(opened.read(0, opened.size));
  } finally {
    opened.close();
  }
}
