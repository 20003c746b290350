import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';

/** Two engines that start at once may meet in the middle of locking; one of them gets through within this time. */
const patienceMs = 500;

/**
 * Makes this process the owner of a data directory until `release`, or until it dies in whatever way: the lock is the operating system's,
 * on a database that stays empty. Returns `release`.
 */
export async function acquireLock(directory: string): Promise<() => void> {
  const { default: Sqlite } = await import('better-sqlite3');
  const path = join(directory, 'paise2.lock');
  const pidPath = join(directory, 'paise2.pid');
  createPrivateFile(path);
  const holder = new Sqlite(path, { timeout: patienceMs });
  try {
    // Nothing is ever written, so no file is to be left by a process that is killed.
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
    rmSync(`${path}-journal`, { force: true });
    writeFileSync(pidPath, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    holder.close();
    throw isBusy(error) ? busy(directory, pidPath) : error;
  }
  return () => {
    rmSync(pidPath, { force: true });
    holder.close();
  };
}

/** Creates an empty file that only the user may read. An existing one is left alone: opening and closing it would drop SQLite's locks on it. */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function busy(directory: string, pidPath: string): PaiseError {
  const pid = ownerPid(pidPath);
  const owner = pid === undefined ? 'Another paise2 engine' : `The paise2 engine in process ${pid}`;
  const stop = `stop it with \`paise2 stop\`${pid === undefined ? '' : ` or \`kill ${pid}\``}`;
  return new PaiseError('DATA_DIR_BUSY', `${owner} owns ${directory}.`, { where: directory, hint: `Wait until it is done, or ${stop}.` });
}

function ownerPid(pidPath: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidPath, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined; // The owner has not come to write it yet.
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
