import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { loggedPages } from './log-frames.ts';
import type { PageSums } from './page-sums.ts';
import { isEnvironmentError } from './sqlite-errors.ts';

/** Pages in the log when it is moved into the database: 16 MiB. */
const usualPages = 1024;

/** On a disk that is nearly full it is moved as soon as it takes this part of what is free: moving it takes room, too. */
const partOfFree = 1 / 4;

/** A log that grew to this, because there was always somebody reading, is moved with some patience. */
const manyPages = 2 * usualPages;
const patienceMs = 100;

/** After an attempt in which somebody was in the way. */
const pauseMs = 1000;

/**
 * The write-ahead log of the database's only writer. SQLite would move it into the database by itself; here it is done by hand, because the
 * checksums of the pages are to be known.
 *
 * A process that reads keeps what it reads in the log. Many short readers, one after the other, delay moving it at most until there are
 * `manyPages`; one that stands still in the middle of reading lets the log grow as long as it does.
 */
export interface WriteAheadLog {
  /** For after each commit. What cannot be moved now is moved later. */
  keepShort(): void;
  /** Moves all of it into the database and empties it. False when somebody reads, for whom it does not wait, or the disk is full. */
  empty(): boolean;
  /** Leaves one plain file, if nobody reads, which can be read also on a full disk and in a directory that cannot be written to. */
  end(): void;
}

interface Position {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

export function createWriteAheadLog(database: Database, sums: PageSums): WriteAheadLog {
  const path = `${database.name}-wal`;
  const directory = dirname(path);
  const pageSize = database.pragma('page_size', { simple: true }) as number;
  let notBefore = 0;
  database.pragma('wal_autocheckpoint = 0');

  const checkpoint = (mode: string): Position => (database.pragma(`wal_checkpoint(${mode})`) as Position[])[0] as Position;

  /** Moves what nobody reads, and notes what the pages hold now. Returns whether that was all. */
  function move(mode: 'PASSIVE' | 'RESTART', patience: number): boolean {
    const before = checkpoint('NOOP').checkpointed;
    const { busy, log, checkpointed } = withPatience(patience, () => checkpoint(mode));
    if (checkpointed > before) {
      // A page that is in the log again, further on than could be moved, was left out.
      const moved = [...loggedPages(path, before, log)].filter(([, { frame }]) => frame <= checkpointed);
      sums.note(moved.map(([page, { sum }]) => [page, sum]));
    }
    return busy === 0 && checkpointed === log;
  }

  function withPatience<T>(milliseconds: number, work: () => T): T {
    const usual = database.pragma('busy_timeout', { simple: true }) as number;
    database.pragma(`busy_timeout = ${milliseconds}`);
    try {
      return work();
    } finally {
      database.pragma(`busy_timeout = ${usual}`);
    }
  }

  function tryMoving(): void {
    if (performance.now() < notBefore) return;
    const { log, checkpointed } = checkpoint('NOOP');
    const { bavail, bsize } = statfsSync(directory);
    const isLong = log >= manyPages;
    if (!isLong && log - checkpointed < Math.min(usualPages, (bavail * bsize * partOfFree) / pageSize)) return;
    const isMoved = isLong ? move('RESTART', patienceMs) : move('PASSIVE', 0);
    if (!isMoved) notBefore = performance.now() + pauseMs;
  }

  function empty(): boolean {
    let isEmpty = false;
    tolerating(() => {
      isEmpty = move('PASSIVE', 0) && withPatience(0, () => checkpoint('TRUNCATE')).busy === 0;
    });
    return isEmpty;
  }

  return {
    keepShort: () => tolerating(tryMoving),
    empty,
    end() {
      if (!empty()) return;
      tolerating(() => {
        withPatience(0, () => database.pragma('journal_mode = DELETE'));
        sums.note([]);
      });
    },
  };
}

/** What was committed is safe in the log. That it cannot be moved, for example on a full disk, is no failure of the commit. */
function tolerating(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
  }
}
