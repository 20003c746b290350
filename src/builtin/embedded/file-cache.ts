import type { FileHandle } from 'node:fs/promises';
import { open, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache, CacheEntry } from '../../plugin/cache-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { cacheIdsIn, entryPath, ifPresent, partitionNamesIn, partitionPath } from './cache-files.ts';
import { clearIncoming, putBytes } from './cache-put.ts';
import { translateError } from './sqlite-errors.ts';

/** Bytes in files named by their hash: `cache/<partition>/<first two digits>/<SHA-256>`. */
export async function openFileCache(dataDirectory: string, access: 'read' | 'write'): Promise<Cache> {
  const root = join(dataDirectory, 'cache');
  const directoryOf = (partition: string): string => partitionPath(root, partition);
  const path = (partition: string, cacheId: string): string | undefined => entryPath(directoryOf(partition), cacheId);
  if (access === 'write') await translating(clearIncoming(root));

  function requireWriting(): void {
    if (access === 'read') throw new PaiseError('NOT_SUPPORTED', 'The cache was opened for reading only.');
  }

  return {
    supports: { durable: true },
    async put(partition, bytes) {
      requireWriting();
      return putBytes(root, directoryOf(partition), bytes);
    },
    async has(partition, cacheId) {
      const file = path(partition, cacheId);
      return file !== undefined && (await translating(ifPresent(stat(file)))) !== undefined;
    },
    async read(partition, cacheId, range) {
      const file = path(partition, cacheId);
      const bytes = file === undefined ? undefined : await translating(ifPresent(readRange(file, range)));
      if (bytes !== undefined) return bytes;
      throw new PaiseError('CONTENT_GONE', 'The bytes are not in the cache any more.', { plugin: partition, where: cacheId });
    },
    path,
    async remove(partition, cacheIds) {
      requireWriting();
      const files = cacheIds.flatMap((cacheId) => path(partition, cacheId) ?? []);
      let removed = 0;
      for (const file of files) if (await translating(ifPresent(unlink(file).then(() => true)))) removed += 1;
      return removed;
    },
    entries: (partition) => entriesIn(directoryOf(partition)),
    async clear(partition) {
      requireWriting();
      await translating(rm(directoryOf(partition), { recursive: true, force: true }));
    },
    async size() {
      let total = 0;
      for (const name of await partitionNamesIn(root)) for await (const { size } of entriesIn(join(root, name))) total += size;
      return total;
    },
    async close() {},
  };
}

async function* entriesIn(directory: string): AsyncGenerator<CacheEntry> {
  for await (const cacheId of cacheIdsIn(directory)) {
    const file = entryPath(directory, cacheId);
    const found = file === undefined ? undefined : await ifPresent(stat(file));
    if (found !== undefined) yield { cacheId, size: found.size };
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

async function readRange(path: string, range?: Range): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    return await readFrom(file, range);
  } finally {
    await file.close();
  }
}

async function readFrom(file: FileHandle, range?: Range): Promise<Uint8Array> {
  const { size } = await file.stat();
  const start = Math.min(range?.start ?? 0, size);
  const bytes = new Uint8Array(Math.max(0, Math.min(range?.end ?? size, size) - start));
  for (let filled = 0; filled < bytes.length;) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) return bytes.slice(0, filled);
    filled += bytesRead;
  }
  return bytes;
}

async function translating<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw translateError(error);
  });
}
