import type { DatabaseSync } from 'node:sqlite';
import type { Content } from '../../plugin/content.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';

/** Of newer versions of Node; the types of the oldest that we run on do not have it. */
interface Loadable {
  deserialize?(bytes: Uint8Array): void;
}

/**
 * The database as a copy in memory, so that no file is opened and no log beside it is played back. It may run no code of its own: no triggers,
 * no functions that reach out.
 */
export async function openDatabase(content: Content): Promise<DatabaseSync> {
  const sqlite = await import('node:sqlite').catch(() => undefined);
  if (sqlite === undefined) throw new SkipContent('This Node has no SQLite.', 'unsupported');
  const database = new sqlite.DatabaseSync(':memory:');
  try {
    const loadable = database as DatabaseSync & Loadable;
    if (loadable.deserialize === undefined) throw new SkipContent('Reading databases takes Node 24.16 or later.', 'unsupported');
    loadable.deserialize(withoutLog(await content.bytes()));
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    if (!isSqliteError(error)) throw error;
    throw new RejectContent(`SQLite cannot read it: ${error.message}.`);
  }
}

/** A database in memory has no write-ahead log, so it must not say that it has one (file format, 1.3.3). */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.fill(1, 18, 20);
  return copy;
}

export const isSqliteError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
