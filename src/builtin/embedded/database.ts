import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import type { Log, ProviderHost } from '../../plugin/hosts.ts';
import { openToRead } from './open-database.ts';
import type { Sums } from './page-sums.ts';
import { reporting } from './reporting.ts';
import { markForRebuild } from './set-aside.ts';
import { translated, translateError } from './sqlite-errors.ts';
import type { DatabaseDomain } from './transaction-domain.ts';

/** One holder's share of the one connection that a process has to a data directory for reading, or for writing. */
export interface Connection {
  readonly directory: string;
  readonly database: Database;
  /** The very same object for all holders, so that storage, queue and state are seen to belong together. */
  readonly domain: DatabaseDomain;
  readonly access: 'read' | 'write';
  readonly log: Log;
  /** Aborts when the database is closed. */
  readonly ending: AbortSignal;
  readonly writer: Writer;
  /** Gives the share back; the last one closes the database and, for writing, frees the data directory. */
  readonly close: () => Promise<void>;
}

/** What lies around every transaction of the only writer. */
export interface Writer {
  /** Runs a transaction. When the disk is full, one that `frees` is given what was kept back for that. */
  run<T>(work: () => Promise<T>, frees: boolean): Promise<T>;
  /** Keeps the log short between transactions that were not `run`. */
  keepLogShort(): void;
  /** Moves the log into the database, unless somebody reads, and keeps some of the disk back. */
  rest(): void;
  /** Takes over checksums of pages that had none. */
  learn(sums: Sums): void;
}

/** What a connection is made of, and how many hold it. */
export interface Shared extends Pick<Connection, 'database' | 'domain' | 'log' | 'writer'> {
  closeAll(): void;
}

interface Held extends Shared {
  readonly ending: AbortController;
  holders: number;
}

const connections = new Map<string, Promise<Held>>();

/**
 * A share of the process's connection. Rejects with `DATA_DIR_BUSY` when another process writes and this one wants to, with `INDEX_MISSING`
 * when there is nothing to read, and with `INDEX_NEWER`, `INDEX_CORRUPT`, `DISK_FULL` or `DATA_DIR_UNUSABLE`. What is opened to be written and
 * turns out to be damaged is set aside, and an empty one takes its place.
 */
export async function openConnection(directory: string, access: 'read' | 'write', log: Log = silent): Promise<Connection> {
  try {
    if (access === 'write') (await import('./private-directory.ts')).preparePrivateDirectory(directory, log);
    const place = existsSync(directory) ? realpathSync(directory) : resolve(directory);
    return await share(place, access, log);
  } catch (error) {
    throw translateError(error, directory);
  }
}

/**
 * Opens a connection for what `create` makes on it, and closes it again when that fails. Whoever comes across damage, then or later, leaves
 * word for the next engine.
 */
export async function connect<T extends object>(
  { dataDirectory, access, log }: Pick<ProviderHost, 'dataDirectory' | 'access' | 'log'>,
  create: (connection: Connection) => T,
): Promise<T> {
  const connection = await openConnection(dataDirectory, access, log);
  const report = (error: unknown): void => {
    if (isPaiseError(error, 'INDEX_CORRUPT')) markForRebuild(connection.directory);
  };
  try {
    return reporting(create(connection), report);
  } catch (error) {
    const known = translateError(error, dataDirectory);
    report(known);
    await connection.close();
    throw known;
  }
}

async function share(directory: string, access: 'read' | 'write', log: Log): Promise<Connection> {
  const key = `${access} ${directory}`;
  const opening = connections.get(key) ?? open(directory, access, log);
  connections.set(key, opening);
  const held = await opening.catch((error: unknown) => {
    if (connections.get(key) === opening) connections.delete(key);
    throw error;
  });
  // Two that wait for the same opening arrive here one after the other; the first may have closed again in between.
  if (!held.database.open) return share(directory, access, log);
  held.holders += 1;
  let isHeld = true;
  const { database, domain, writer } = held;
  return {
    directory,
    database,
    domain,
    access,
    log: held.log,
    ending: held.ending.signal,
    writer,
    async close() {
      if (!isHeld) return;
      isHeld = false;
      held.holders -= 1;
      if (held.holders > 0) return;
      connections.delete(key);
      held.ending.abort();
      await translated(() => held.closeAll());
    },
  };
}

async function open(directory: string, access: 'read' | 'write', log: Log): Promise<Held> {
  const opened = access === 'read' ? await openReader(directory, log) : await (await import('./open-writer.ts')).openWriter(directory, log);
  return { ...opened, ending: new AbortController(), holders: 0 };
}

async function openReader(directory: string, log: Log): Promise<Shared> {
  const database = await openToRead(directory);
  const domain = { commit: refuse, write: refuse };
  return { database, log, domain, writer: { run: refuse, keepLogShort() {}, rest() {}, learn() {} }, closeAll: () => database.close() };
}

const refuse = (): Promise<never> => Promise.reject(new PaiseError('NOT_SUPPORTED', 'The data was opened for reading only.'));

/** Runs synchronous work in a transaction of its own, all or nothing. On a full disk it gets what was kept back for that: it is to write little. */
export async function writing<T>({ database, writer }: Connection, work: () => T): Promise<T> {
  return writer.run(() => translated(() => database.transaction(work).immediate()), true);
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
