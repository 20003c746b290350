import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { PaiseError } from '../../plugin/errors.ts';
import { acquireLock } from './lock.ts';
import { openDatabase } from './open-database.ts';
import { translated, translateError } from './sqlite-errors.ts';
import type { DatabaseDomain } from './transaction-domain.ts';

/** One holder's share of the one connection that a process has to a data directory for reading, or for writing. */
export interface Connection {
  readonly database: Database;
  /** The very same object for all holders, so that storage, queue and state are seen to belong together. */
  readonly domain: DatabaseDomain;
  readonly access: 'read' | 'write';
  /** Gives the share back; the last one closes the database and, for writing, frees the data directory. */
  readonly close: () => Promise<void>;
}

interface Shared {
  readonly database: Database;
  readonly domain: DatabaseDomain;
  readonly closeAll: () => void;
  holders: number;
}

const connections = new Map<string, Promise<Shared>>();

/**
 * A share of the process's connection. Rejects with `DATA_DIR_BUSY` when another process writes and this one wants to, with `INDEX_MISSING`
 * when there is nothing to read, and with `INDEX_NEWER`, `INDEX_CORRUPT`, `DISK_FULL` or `DATA_DIR_UNUSABLE`.
 */
export async function openConnection(directory: string, access: 'read' | 'write'): Promise<Connection> {
  try {
    if (access === 'write') mkdirSync(directory, { recursive: true, mode: 0o700 });
    const place = existsSync(directory) ? realpathSync(directory) : resolve(directory);
    return await share(place, access);
  } catch (error) {
    throw translateError(error, directory);
  }
}

/** Opens a connection for what `create` makes on it, and closes it again when that fails. */
export async function connect<T>(directory: string, access: 'read' | 'write', create: (connection: Connection) => T): Promise<T> {
  const connection = await openConnection(directory, access);
  try {
    return create(connection);
  } catch (error) {
    await connection.close();
    throw translateError(error, directory);
  }
}

async function share(directory: string, access: 'read' | 'write'): Promise<Connection> {
  const key = `${access} ${directory}`;
  const opening = connections.get(key) ?? (access === 'read' ? openReader(directory) : openWriter(directory));
  connections.set(key, opening);
  const shared = await opening.catch((error: unknown) => {
    if (connections.get(key) === opening) connections.delete(key);
    throw error;
  });
  // Two that wait for the same opening arrive here one after the other; the first may have closed again in between.
  if (!shared.database.open) return share(directory, access);
  shared.holders += 1;
  let held = true;
  return {
    database: shared.database,
    domain: shared.domain,
    access,
    async close() {
      if (!held) return;
      held = false;
      shared.holders -= 1;
      if (shared.holders > 0) return;
      connections.delete(key);
      await translated(shared.closeAll);
    },
  };
}

async function openReader(directory: string): Promise<Shared> {
  const database = await openDatabase(directory, 'read');
  return { database, domain: { commit: refuse, write: refuse }, closeAll: () => database.close(), holders: 0 };
}

async function openWriter(directory: string): Promise<Shared> {
  const { createTransactionDomain } = await import('./transaction-domain.ts');
  const release = await acquireLock(directory);
  try {
    const database = await openDatabase(directory, 'write');
    const closeAll = (): void => {
      try {
        database.close();
      } finally {
        release();
      }
    };
    return { database, domain: createTransactionDomain(database), closeAll, holders: 0 };
  } catch (error) {
    release();
    throw error;
  }
}

/** Writing through something that was opened for reading. */
function readOnly(): PaiseError {
  return new PaiseError('NOT_SUPPORTED', 'The data was opened for reading only.');
}

const refuse = (): Promise<never> => Promise.reject(readOnly());

/** Runs synchronous work in a transaction of its own, all or nothing. */
export async function writing<T>({ database, access }: Connection, work: () => T): Promise<T> {
  if (access === 'read') throw readOnly();
  return translated(() => database.transaction(work).immediate());
}
