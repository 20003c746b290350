import { createHash } from 'node:crypto';
import type { Cache, CacheEntry } from '../../plugin/cache-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { withoutWriting } from './read-only.ts';
import { sharedData } from './shared-data.ts';
import type { Place } from './shared-data.ts';

type Partition = Map<string, Uint8Array>;

const openPartitions = sharedData(() => new Map<string, Partition>());

export function createMemoryCache({ dataDirectory, access }: Place): Cache {
  const { data: partitions, release } = openPartitions(dataDirectory);
  const cache: Cache = {
    supports: { durable: false },
    async put(partition, given) {
      const bytes = await ownBytes(given);
      const cacheId = createHash('sha256').update(bytes).digest('hex');
      const entries: Partition = partitions.get(partition) ?? new Map();
      partitions.set(partition, entries.set(cacheId, bytes));
      return { cacheId, size: bytes.length };
    },
    has: async (partition, cacheId) => partitions.get(partition)?.has(cacheId) ?? false,
    async read(partition, cacheId, { start, end } = { start: 0, end: Infinity }) {
      const bytes = partitions.get(partition)?.get(cacheId);
      if (bytes === undefined) throw new PaiseError('CONTENT_GONE', 'The cache does not hold these bytes any more.', { where: cacheId });
      return bytes.slice(start, end);
    },
    path: () => undefined,
    async remove(partition, cacheIds) {
      const entries = partitions.get(partition);
      return cacheIds.filter((cacheId) => entries?.delete(cacheId)).length;
    },
    async *entries(partition) {
      yield* Array.from(partitions.get(partition) ?? [], ([cacheId, { length }]): CacheEntry => ({ cacheId, size: length }));
    },
    async clear(partition) {
      partitions.delete(partition);
    },
    async size() {
      let total = 0;
      for (const entries of partitions.values()) for (const { length } of entries.values()) total += length;
      return total;
    },
    close: async () => release(),
  };
  return access === 'write' ? cache : withoutWriting(cache, ['put', 'remove', 'clear']);
}

async function ownBytes(given: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (given instanceof Uint8Array) return Uint8Array.from(given);
  const chunks: Uint8Array[] = [];
  // Copied at once: a stream may use its buffer again.
  for await (const chunk of given) chunks.push(Uint8Array.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}
