import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName, sumsSuffix } from './database-files.ts';

const markName = 'rebuild';

/** Of so many damaged indexes what is left is kept, for whoever wants to find out what happened. */
const mostKept = 3;

const asideName = /^paise2\.db\.corrupt-(\d{8}T\d{9}Z)/;

/**
 * Remembers that the index was found damaged, whoever found it: the next engine begins with a new one. An engine that went on with a damaged
 * index would stumble over the same place again and again.
 */
export function markForRebuild(directory: string): void {
  try {
    closeSync(openSync(join(directory, markName), 'a', 0o600));
  } catch {
    // Whoever may not write here has no engine here either. The error that led here is reported all the same.
  }
}

export const isMarkedForRebuild = (directory: string): boolean => existsSync(join(directory, markName));

/**
 * Moves a damaged database out of the way, with its log. Nobody in this process has it open, and the caller owns the directory. What belonged
 * to it goes: checksums, and cached bytes, which nothing refers to any more. Returns where it is now.
 *
 * The mark stays until the end, because this may be interrupted, and a database that lost its log may look sound and lack what was in it.
 */
export function setAside(directory: string): string {
  markForRebuild(directory);
  const database = join(directory, databaseName);
  const target = `${database}.corrupt-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
  rmSync(database + sumsSuffix, { force: true });
  rmSync(`${database}-shm`, { force: true });
  for (const suffix of ['-wal', '-journal', '']) if (existsSync(database + suffix)) renameSync(database + suffix, target + suffix);
  rmSync(join(directory, 'cache'), { recursive: true, force: true });
  removeSetAside(directory, mostKept);
  return target;
}

/** Removes what was set aside, but for the latest of them, with the mark for another one. */
export function removeSetAside(directory: string, keep = 0): void {
  const files = readdirSync(directory).flatMap((name) => {
    const at = asideName.exec(name)?.[1];
    return at === undefined ? [] : [{ name, at }];
  });
  const times = [...new Set(files.map(({ at }) => at))].toSorted();
  const old = new Set(times.slice(0, Math.max(0, times.length - keep)));
  for (const { name, at } of files) if (old.has(at)) rmSync(join(directory, name), { force: true });
  rmSync(join(directory, markName), { force: true });
}
