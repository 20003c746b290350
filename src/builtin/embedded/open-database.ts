import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { PaiseError } from '../../plugin/errors.ts';
import { createPrivateFile } from './lock.ts';
import { checkVersion, currentVersion, migrate } from './migrations.ts';

export const databaseName = 'paise2.db';

/**
 * Opens the database of a data directory, with its tables at the current version. To write, the caller owns the directory's lock.
 *
 * Nothing else in this process may open and close `paise2.db`: closing any descriptor of a file drops all POSIX locks that the process has on
 * it, and SQLite's with them (https://sqlite.org/howtocorrupt.html §2.2).
 */
export async function openDatabase(directory: string, access: 'read' | 'write'): Promise<Database> {
  const path = join(directory, databaseName);
  return access === 'read' ? openToRead(path) : openToWrite(path);
}

/** Opens a database for its only writer, and makes it where there is none. */
export async function openToWrite(path: string): Promise<Database> {
  const { default: Sqlite } = await import('better-sqlite3');
  createPrivateFile(path);
  chmodSync(path, 0o600);
  const database = new Sqlite(path, { timeout: 5000 });
  return configured(database, () => {
    checkVersion(database);
    // Effective only in an empty file. Larger pages make full-text indexing a fifth faster than the usual 4 KiB.
    database.pragma('page_size = 16384');
    database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // macOS: a plain fsync leaves the data in the disk's own cache.
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
    database.pragma('journal_size_limit = 16777216');
    database.pragma('cache_size = -32000');
    migrate(database);
    startSession(database);
  });
}

async function openToRead(path: string): Promise<Database> {
  if (!existsSync(path)) throw missing();
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  return configured(database, () => {
    if (checkVersion(database) < currentVersion) throw missing();
    database.pragma('cache_size = -8000');
  });
}

function configured(database: Database, configure: () => void): Database {
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    configure();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const missing = (): PaiseError =>
  new PaiseError('INDEX_MISSING', 'Nothing has been indexed yet.', { hint: 'Run `paise2 index PATH` first.' });

/** From here on, jobs that run with a token handed out before belong to a dead engine. */
function startSession(database: Database): void {
  database.prepare('UPDATE sequence SET session_start = value WHERE session_start <> value').run();
}
