import { createHash, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CacheEntry } from '../../plugin/cache-provider.ts';
import { entryPath, ifPresent, incomingName, namesIn } from './cache-files.ts';
import { translateError } from './sqlite-errors.ts';

type CacheSource = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Stores bytes under their hash in a partition's directory: whole and on the disk when it resolves, or not at all. Errors of the cache's own
 * files are translated; those of the source are passed on as they are.
 */
export async function putBytes(root: string, directory: string, source: CacheSource): Promise<CacheEntry> {
  let fault: unknown;
  async function* watched(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      fault = error;
      throw error;
    }
  }
  const stored = source instanceof Uint8Array ? putWhole(root, directory, source) : putStream(root, directory, watched(source));
  return stored.catch((error: unknown) => {
    throw error === fault ? error : translateError(error);
  });
}

/** Removes what other processes were writing when they died. */
export async function clearIncoming(root: string): Promise<void> {
  const incoming = join(root, incomingName);
  const abandoned = (await namesIn(incoming)).filter((name) => !name.startsWith(`${process.pid}-`));
  for (const name of abandoned) await rm(join(incoming, name), { force: true });
}

async function putWhole(root: string, directory: string, bytes: Uint8Array): Promise<CacheEntry> {
  const known = { cacheId: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength };
  return (await isStored(directory, known)) ? known : putStream(root, directory, [bytes]);
}

async function putStream(root: string, directory: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<CacheEntry> {
  const incoming = join(root, incomingName);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const temporary = join(incoming, `${process.pid}-${randomUUID()}`);
  try {
    const entry = await writeFile(temporary, source);
    if (!(await isStored(directory, entry))) await moveInto(directory, entry.cacheId, temporary);
    return entry;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeFile(path: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<CacheEntry> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.byteLength;
      await writeAll(file, chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { cacheId: hash.digest('hex'), size };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength;) written += (await file.write(chunk, written)).bytesWritten;
}

async function isStored(directory: string, { cacheId, size }: CacheEntry): Promise<boolean> {
  const path = entryPath(directory, cacheId);
  return path !== undefined && (await ifPresent(stat(path)))?.size === size;
}

async function moveInto(directory: string, cacheId: string, temporary: string): Promise<void> {
  const folder = join(directory, cacheId.slice(0, 2));
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(temporary, join(folder, cacheId));
  await syncDirectory(folder);
  if (created === undefined) return;
  for (let path = folder; path.length >= created.length; path = dirname(path)) await syncDirectory(dirname(path));
}

/** A new name is on the disk when its directory is. Windows knows no such call, and needs none. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
