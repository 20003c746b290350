import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definePlugin, PaiseError, type Cache, type CacheEntry } from 'paise2/plugin';

/** A folder for each plugin, a file for each piece of bytes, named by its SHA-256. */
export default definePlugin({
  name: 'folder-cache',
  description: 'Keeps cached bytes in plain files',
  cacheProviders: {
    folder: {
      createCache: async ({ dataDirectory, access }) => openCacheFolder(join(dataDirectory, 'folder-cache'), access),
    },
  },
});

function openCacheFolder(root: string, access: 'read' | 'write'): Cache {
  // A partition may have any name, so its folder gets a safe one.
  const folderOf = (partition: string): string => join(root, hash('sha256', partition));
  const fileOf = (partition: string, cacheId: string): string | undefined =>
    isCacheId(cacheId) ? join(folderOf(partition), cacheId) : undefined;
  const has = (partition: string, cacheId: string): boolean => existsSync(fileOf(partition, cacheId) ?? '');

  function requireWriting(): void {
    if (access === 'read') throw new PaiseError('NOT_SUPPORTED', 'The cache was opened for reading.');
  }

  return {
    supports: { durable: true },
    async put(partition, given) {
      requireWriting();
      const bytes = given instanceof Uint8Array ? given : await gathered(given);
      const cacheId = hash('sha256', bytes);
      const file = join(folderOf(partition), cacheId);
      mkdirSync(folderOf(partition), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, bytes, { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
      return { cacheId, size: bytes.length };
    },
    has: async (partition, cacheId) => has(partition, cacheId),
    async read(partition, cacheId, range) {
      const file = fileOf(partition, cacheId);
      if (file === undefined || !existsSync(file))
        throw new PaiseError('CONTENT_GONE', 'These bytes are not in the cache.', { where: cacheId });
      return readFileSync(file).subarray(range?.start, range?.end);
    },
    path: fileOf,
    async remove(partition, cacheIds) {
      requireWriting();
      const present = [...new Set(cacheIds)].filter((cacheId) => has(partition, cacheId));
      for (const cacheId of present) rmSync(join(folderOf(partition), cacheId));
      return present.length;
    },
    async *entries(partition) {
      yield* entriesOf(folderOf(partition));
    },
    async clear(partition) {
      requireWriting();
      rmSync(folderOf(partition), { recursive: true, force: true });
    },
    async size() {
      const folders = existsSync(root) ? readdirSync(root) : [];
      return folders.flatMap((name) => entriesOf(join(root, name))).reduce((sum, { size }) => sum + size, 0);
    },
    close: async () => {},
  };
}

const isCacheId = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

function entriesOf(folder: string): CacheEntry[] {
  const names = existsSync(folder) ? readdirSync(folder).filter(isCacheId) : [];
  return names.map((cacheId) => ({ cacheId, size: statSync(join(folder, cacheId)).size }));
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  // Copied at once: a stream may use its buffer again.
  for await (const chunk of stream) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}
