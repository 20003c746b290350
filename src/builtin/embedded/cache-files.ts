import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where bytes lie until all of them are there. No partition is written like this. */
export const incomingName = '.incoming';

const cacheIdPattern = /^[0-9a-f]{64}$/;

/** Directory of a partition. */
export function partitionPath(root: string, partition: string): string {
  return join(root, partitionName(partition));
}

/** File of an entry, whether or not it exists. `undefined` for what is no id at all. */
export function entryPath(directory: string, cacheId: string): string | undefined {
  return cacheIdPattern.test(cacheId) ? join(directory, cacheId.slice(0, 2), cacheId) : undefined;
}

/** Ids in a partition's directory, without what others left there. */
export async function* cacheIdsIn(directory: string): AsyncGenerator<string> {
  for (const folder of await namesIn(directory))
    yield* (await namesIn(join(directory, folder))).filter((name) => cacheIdPattern.test(name));
}

export async function partitionNamesIn(root: string): Promise<readonly string[]> {
  return (await namesIn(root)).filter((name) => name !== incomingName);
}

/** Names in order; none where there is no such directory. */
export async function namesIn(directory: string): Promise<readonly string[]> {
  return ((await ifPresent(readdir(directory))) ?? []).toSorted();
}

/** `undefined` where the file, or a directory on the way, is not there. */
export async function ifPresent<T>(access: Promise<T>): Promise<T | undefined> {
  return access.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

/** Injective also where file names ignore case, and never a path of its own. Overlong names are hashed. */
function partitionName(partition: string): string {
  const bytes = Buffer.from(partition);
  const name = bytes.toString('latin1').replace(/[^a-z0-9_-]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  if (name === '') return '%';
  return name.length <= 200 ? name : `%%${createHash('sha256').update(bytes).digest('hex')}`;
}
