import { hash } from 'node:crypto';
import { checkArgument } from '../../core/workers/check-messages.ts';
import type { PluginCache } from '../../plugin/hosts.ts';

export interface RecordingCache {
  readonly cache: PluginCache;
  /** What is cached now, in the order of the first `put`. */
  cached(): readonly Uint8Array[];
  bytesOf(cacheId: string): Uint8Array | undefined;
}

/** A plugin's part of the cache, in memory. Begins with what an earlier run left. */
export function recordingCache(plugin: string, earlier: readonly Uint8Array[]): RecordingCache {
  const pieces = new Map(earlier.map((bytes) => [idOf(bytes), bytes]));
  const cache: PluginCache = {
    async put(bytes) {
      checkArgument('cachePut', { plugin, bytes });
      const cacheId = idOf(bytes);
      // A copy: whoever put them may use the buffer again.
      if (!pieces.has(cacheId)) pieces.set(cacheId, Uint8Array.from(bytes));
      return { kind: 'cache', plugin, cacheId, size: bytes.length };
    },
  };
  return { cache, cached: () => [...pieces.values()], bytesOf: (cacheId) => pieces.get(cacheId) };
}

const idOf = (bytes: Uint8Array): string => hash('sha256', bytes);
