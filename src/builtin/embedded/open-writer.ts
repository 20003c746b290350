import { basename, join } from 'node:path';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import { isPaiseError } from '../../plugin/errors.ts';
import type { Log } from '../../plugin/hosts.ts';
import type { Shared, Writer } from './database.ts';
import { databaseName } from './database-files.ts';
import { acquireLock } from './lock.ts';
import type { OwnDatabase } from './open-database.ts';
import { openToWrite } from './open-database.ts';
import { giveUpReserve, keepReserve } from './reserve.ts';
import { isMarkedForRebuild, setAside } from './set-aside.ts';
import { translateError } from './sqlite-errors.ts';
import type { DatabaseDomain } from './transaction-domain.ts';
import { createTransactionDomain } from './transaction-domain.ts';

/** Takes the lock of a data directory and opens its database, a new one where the old one is damaged. */
export async function openWriter(directory: string, log: Log): Promise<Shared> {
  return openLocked(directory, log).catch((error: unknown) => {
    if (isPaiseError(translateError(error), 'DISK_FULL') && giveUpReserve(directory)) return openLocked(directory, log);
    throw error;
  });
}

async function openLocked(directory: string, log: Log): Promise<Shared> {
  const release = await acquireLock(directory);
  try {
    if (isMarkedForRebuild(directory)) beginAnew(directory, log, 'It was found to be damaged.');
    const { own, domain } = await openWhole(directory).catch((error: unknown) => {
      const known = translateError(error);
      if (!isPaiseError(known, 'INDEX_CORRUPT')) throw error;
      beginAnew(directory, log, String(known.cause));
      return openWhole(directory);
    });
    const closeAll = (): void => {
      try {
        own.close();
      } finally {
        release();
      }
    };
    const writer = createWriter(directory, own);
    return { database: own.database, domain: throughWriter(domain, writer), log, writer, closeAll };
  } catch (error) {
    release();
    throw error;
  }
}

/** Also prepares the statements that write, so that tables that cannot be understood show at once. */
async function openWhole(directory: string): Promise<{ readonly own: OwnDatabase; readonly domain: DatabaseDomain }> {
  const own = await openToWrite(join(directory, databaseName));
  try {
    return { own, domain: createTransactionDomain(own.database) };
  } catch (error) {
    own.database.close();
    throw error;
  }
}

function beginAnew(directory: string, log: Log, reason: string): void {
  const file = basename(setAside(directory));
  log.error('The index was damaged. It was set aside, and everything is indexed again.', { reason, file });
}

/** Tries again after each of the steps that says that it made room. */
async function unlessFull<T>(work: () => Promise<T>, [makeRoom, ...others]: readonly (() => boolean)[]): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (makeRoom === undefined || !isPaiseError(error, 'DISK_FULL')) throw error;
    return unlessFull(makeRoom() ? work : () => Promise.reject(error), others);
  }
}

/** Turns and writes of a domain, run by a writer. */
function throughWriter(domain: DatabaseDomain, writer: Writer): DatabaseDomain {
  return {
    commit: (turn) =>
      writer.run(
        () => domain.commit(turn),
        [turn, ...turn.settlements].every(({ writes }) => addsNothing(writes)),
      ),
    write: (writes) => writer.run(() => domain.write(writes), addsNothing(writes)),
  };
}

const addsNothing = (writes: readonly StorageWrite[]): boolean => writes.every(({ type }) => type === 'remove' || type === 'touch');

function createWriter(directory: string, { database, wal, sums }: OwnDatabase): Writer {
  const pragma = (name: string): number => database.pragma(name, { simple: true }) as number;
  return {
    async run(work, frees) {
      // The log may be what fills the disk.
      const steps = [() => wal.empty(), () => giveUpReserve(directory) && wal.empty() && frees];
      try {
        return await unlessFull(work, steps);
      } finally {
        wal.keepShort();
      }
    },
    keepLogShort: () => wal.keepShort(),
    learn: (found) => sums.learn(found),
    rest() {
      wal.empty();
      keepReserve(directory, pragma('page_count') * pragma('page_size'));
    },
  };
}
