import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DatabaseSync } from 'node:sqlite';
import { RetryLater } from 'paise2/plugin';

/**
 * Reads from Zotero's database. While Zotero runs it holds a lock on it, which nobody else gets past, and a copy is not for us to write. So it is
 * opened as one that nobody changes (`immutable`), without locks, and what was read counts only where the file was at rest before and after.
 */
export async function readDatabase<T>(path: string, signal: AbortSignal, read: (database: DatabaseSync) => T): Promise<T> {
  const { DatabaseSync: Database } = await import('node:sqlite');
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  for (const delay of [...delays, undefined]) {
    const before = stateOf(path);
    try {
      const database = new Database(url, { readOnly: true });
      try {
        const result = read(database);
        if (isAtRest(path) && stateOf(path) === before) return result;
      } finally {
        database.close();
      }
    } catch (error) {
      // In the middle of a change, anything may look broken.
      if (isAtRest(path) && stateOf(path) === before) throw error;
    }
    if (delay !== undefined) await setTimeout(delay, undefined, { signal });
  }
  throw new RetryLater('Zotero is changing its database.', 60_000);
}

/** Milliseconds between attempts. */
const delays = [100, 500, 2000];

function stateOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}

/**
 * While a transaction is being written, its journal lies beside the database. Afterwards it is gone, or empty, or begins with zeros, which is how it
 * ends for somebody who keeps the lock (https://sqlite.org/fileformat2.html#the_rollback_journal).
 */
function isAtRest(path: string): boolean {
  const start = new Uint8Array(8);
  try {
    const journal = openSync(`${path}-journal`, 'r');
    try {
      readSync(journal, start);
    } finally {
      closeSync(journal);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return start.every((byte) => byte === 0);
}
