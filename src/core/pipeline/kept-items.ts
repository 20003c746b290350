import { hash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ItemRecord } from '../../plugin/item.ts';

/** Key of a result: the same bytes through the same extractors with the same options. */
export const keptKey = (contentHash: string, revision: string): string => hash('sha256', `${contentHash} ${revision}`).slice(0, 32);

/** Result of an extraction, independent of the URL it came from, so that copies and moved files share it. */
export function packItems(sourceUrl: string, items: readonly ItemRecord[]): Uint8Array {
  const relative = items.map(({ url, parentUrl, ...item }) => ({
    ...item,
    url: url.slice(sourceUrl.length),
    ...(parentUrl !== undefined && { parentUrl: parentUrl.slice(sourceUrl.length) }),
  }));
  return zstdCompressSync(JSON.stringify(relative));
}

export function unpackItems(sourceUrl: string, bytes: Uint8Array): readonly ItemRecord[] {
  const items = JSON.parse(zstdDecompressSync(bytes).toString()) as readonly ItemRecord[];
  return items.map((item) => ({
    ...item,
    url: sourceUrl + item.url,
    ...(item.parentUrl !== undefined && { parentUrl: sourceUrl + item.parentUrl }),
  }));
}
