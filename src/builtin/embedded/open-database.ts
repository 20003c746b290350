import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { PaiseError } from '../../plugin/errors.ts';
import { databaseName } from './database-files.ts';
import { createPrivateFile } from './lock.ts';
import { checkVersion, currentVersion, migrate } from './migrations.ts';
import type { PageSums } from './page-sums.ts';
import { openPageSums } from './page-sums.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';
import { createWriteAheadLog } from './write-ahead-log.ts';

/** A database that is open to its only writer. */
export interface OwnDatabase {
  readonly database: Database;
  readonly wal: WriteAheadLog;
  readonly sums: PageSums;
  close(): void;
}

/**
 * Opens a database for its only writer, who owns the lock of its directory, and makes it where there is none, with its tables at the current
 * version.
 *
 * Nothing else in this process may open and close `paise2.db`: closing any descriptor of a file drops all POSIX locks that the process has on
 * it, and SQLite's with them (https://sqlite.org/howtocorrupt.html §2.2).
 */
export async function openToWrite(path: string): Promise<OwnDatabase> {
  const { default: Sqlite } = await import('better-sqlite3');
  createPrivateFile(path);
  chmodSync(path, 0o600);
  const sums = openPageSums(path);
  const database = new Sqlite(path, { timeout: 5000 });
  const wal = configured(database, () => {
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
    const ahead = createWriteAheadLog(database, sums);
    migrate(database);
    startSession(database);
    sums.note([]);
    return ahead;
  });
  return {
    database,
    wal,
    sums,
    close() {
      try {
        wal.end();
      } finally {
        database.close();
      }
    },
  };
}

/** Opens the database of a data directory for reading. */
export async function openToRead(directory: string): Promise<Database> {
  const path = join(directory, databaseName);
  if (!existsSync(path)) throw missing();
  try {
    return await openReader(path);
  } catch (error) {
    if (!isHalfSwitched(error)) throw error;
    await finishSwitch(path);
    return openReader(path);
  }
}

async function openReader(path: string): Promise<Database> {
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  return configured(database, () => {
    const version = checkVersion(database);
    if (version === 0) throw missing();
    if (version < currentVersion) throw outdated();
    database.pragma('cache_size = -8000');
    return database;
  });
}

/** An engine was killed in the very moment in which it switched the write-ahead log on or off: its first page is to be written back. */
const isHalfSwitched = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SQLITE_READONLY_ROLLBACK';

async function finishSwitch(path: string): Promise<void> {
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(path, { fileMustExist: true, timeout: 5000 });
  try {
    database.pragma('user_version');
  } finally {
    database.close();
  }
}

function configured<T>(database: Database, configure: () => T): T {
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('foreign_keys = OFF');
    database.pragma('temp_store = MEMORY');
    return configure();
  } catch (error) {
    database.close();
    throw error;
  }
}

const missing = (): PaiseError =>
  new PaiseError('INDEX_MISSING', 'Nothing has been indexed yet.', { hint: 'Run `paise2 index PATH` first.' });

const outdated = (): PaiseError =>
  new PaiseError('INDEX_MISSING', 'The index was written by an earlier version of paise2 and has to be brought up to date.', {
    hint: 'Run `paise2 index`: it reads everything again where it must.',
  });

/** From here on, jobs that run with a token handed out before belong to a dead engine. */
function startSession(database: Database): void {
  database.prepare('UPDATE sequence SET session_start = value WHERE session_start <> value').run();
}
