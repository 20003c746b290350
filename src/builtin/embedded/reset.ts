import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isPaiseError } from '../../plugin/errors.ts';
import { acquireLock } from './lock.ts';
import { databaseName, logSuffixes, sumsSuffix } from './database-files.ts';
import { openToWrite } from './open-database.ts';
import { removeSetAside } from './set-aside.ts';
import { translateError } from './sqlite-errors.ts';

/**
 * Forgets what can be made again: index, jobs and cache. What plugins remember moves to a new database, which then takes the place of the old
 * one. An index that cannot be read is given up whole.
 */
export async function softReset(directory: string): Promise<void> {
  await owning(directory, async () => {
    rmSync(join(directory, 'cache'), { recursive: true, force: true });
    if (existsSync(join(directory, databaseName))) await keepOnlyState(directory);
  });
}

/** Forgets also what plugins remember. */
export async function hardReset(directory: string): Promise<void> {
  await owning(directory, async () => removeDatabase(directory, databaseName));
}

async function owning(directory: string, work: () => Promise<void>): Promise<void> {
  if (!existsSync(directory)) return;
  try {
    const release = await acquireLock(directory);
    await work()
      .then(() => removeSetAside(directory))
      .finally(release);
  } catch (error) {
    throw translateError(error, directory);
  }
}

async function keepOnlyState(directory: string): Promise<void> {
  const old = join(directory, databaseName);
  const fresh = `${databaseName}.new`;
  removeDatabase(directory, fresh);
  try {
    await copyState(old, join(directory, fresh));
  } catch (error) {
    removeDatabase(directory, fresh);
    if (!isUnreadable(error)) throw error;
    removeDatabase(directory, databaseName);
    return;
  }
  // A reader that is still open keeps the old log alive; beside the new database it would be taken for its own.
  removeLogs(directory, databaseName);
  renameSync(join(directory, fresh), old);
  if (existsSync(join(directory, fresh + sumsSuffix))) renameSync(join(directory, fresh + sumsSuffix), old + sumsSuffix);
}

async function copyState(from: string, to: string): Promise<void> {
  // Opened by itself first: that brings it to the current version, and everything in its log into the file.
  const old = await openToWrite(from);
  old.close();
  const fresh = await openToWrite(to);
  try {
    fresh.database.prepare('ATTACH ? AS old').run(from);
    fresh.database.exec(
      `INSERT INTO state SELECT * FROM old.state; UPDATE sequence SET value = (SELECT value FROM old.sequence); DETACH old;`,
    );
  } finally {
    fresh.close();
  }
}

/** Whether no later attempt, and no other program, will make anything of it. */
function isUnreadable(error: unknown): boolean {
  return isPaiseError(translateError(error), 'INDEX_CORRUPT') || isPaiseError(error, 'INDEX_NEWER');
}

function removeDatabase(directory: string, name: string): void {
  removeLogs(directory, name);
  rmSync(join(directory, name), { force: true });
}

function removeLogs(directory: string, name: string): void {
  for (const suffix of [...logSuffixes, sumsSuffix]) rmSync(join(directory, name + suffix), { force: true });
}
