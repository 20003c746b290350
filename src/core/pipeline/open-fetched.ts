import type { ContentLocation } from '../../plugin/content.ts';
import { memorySource } from '../content/byte-source.ts';
import { openLocation, type OpenedFile } from '../content/open-content.ts';

/** Where cached bytes are read from. */
export interface CachedBytes {
  /** `undefined` where the cache is not made of files, or has none with these bytes. */
  cachePath(plugin: string, cacheId: string): Promise<string | undefined>;
  cacheRead(plugin: string, cacheId: string): Promise<Uint8Array>;
}

/** Opens what a fetcher found: a file in place, or cached bytes, from their file or through the engine. */
export async function openFetched(url: string, location: ContentLocation, cached: CachedBytes): Promise<OpenedFile> {
  if (location.kind === 'file') return openLocation(url, location);
  const path = await cached.cachePath(location.plugin, location.cacheId);
  if (path !== undefined) return openLocation(url, location, () => path);
  return { ...memorySource(url, await cached.cacheRead(location.plugin, location.cacheId)), modifiedAt: 0, close: () => {} };
}
