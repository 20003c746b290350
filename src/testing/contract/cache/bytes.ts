import { createHash } from 'node:crypto';
import type { Cache, CacheEntry } from '../../../plugin/cache-provider.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes that differ with the seed and do not repeat soon. */
export function manyBytes(seed: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (Math.imul(index + 1, seed * 2 + 1) >>> 11) % 256);
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function entriesOf(cache: Cache, partition: string): Promise<readonly CacheEntry[]> {
  const entries: CacheEntry[] = [];
  for await (const entry of cache.entries(partition)) entries.push(entry);
  return entries.toSorted((one, other) => (one.cacheId < other.cacheId ? -1 : 1));
}
