import type { ProviderHost } from './hosts.ts';
import type { DurabilitySupport } from './state-storage-provider.ts';

/**
 * Makes the {@link Cache} of a profile: bytes that were fetched or unpacked.
 * @since 0.1
 */
export interface CacheProvider<Options = unknown> {
  createCache(host: ProviderHost<Options>): Promise<Cache>;
}

/**
 * Content-addressed bytes, partitioned by plugin: a plugin sees and removes only its own.
 * @since 0.1
 */
export interface Cache {
  readonly supports: DurabilitySupport;
  /** Stores bytes and returns their id, the same for the same bytes. Durable when it resolves, where `supports.durable`. */
  put(partition: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<CacheEntry>;
  has(partition: string, cacheId: string): Promise<boolean>;
  /** The bytes, or a half-open range of them. Rejects with `CONTENT_GONE` when there are none. */
  read(partition: string, cacheId: string, range?: { readonly start: number; readonly end: number }): Promise<Uint8Array>;
  /** Path of a file with the bytes, for workers to open; absent where the cache is not made of files. */
  path(partition: string, cacheId: string): string | undefined;
  /** Unknown ids are fine. Returns how many were removed. */
  remove(partition: string, cacheIds: readonly string[]): Promise<number>;
  entries(partition: string): AsyncIterable<CacheEntry>;
  clear(partition: string): Promise<void>;
  /** Bytes that the cache occupies, over all partitions. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** @since 0.1 */
export interface CacheEntry {
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly cacheId: string;
  readonly size: number;
}
