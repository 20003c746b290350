import type { Database } from 'better-sqlite3';
import { PaiseError } from '../../plugin/errors.ts';
import { fairQueueStep, indexAnewStep, queueSchema, stateSchema } from './schema.ts';
import { storageSchema, storageStep } from './storage-schema.ts';

/** 'PAI2' */
const applicationId = 0x50414932;

/** Step n brings a database from version n to n + 1. A step that was released is never edited. */
const steps: readonly string[] = [queueSchema + stateSchema + storageSchema, fairQueueStep, indexAnewStep + storageStep];

export const currentVersion = steps.length;

/** Version of the tables, 0 in an empty file. Refuses what this release must not touch, before anything is written. */
export function checkVersion(database: Database): number {
  const version = pragma(database, 'user_version');
  if (version > currentVersion)
    throw new PaiseError(
      'INDEX_NEWER',
      `The index has version ${version}; this release of paise2 knows versions up to ${currentVersion}.`,
      {
        hint: 'Update paise2, or run `paise2 reset` and index again.',
      },
    );
  if (pragma(database, 'schema_version') !== 0 && pragma(database, 'application_id') !== applicationId)
    throw new PaiseError('DATA_DIR_UNUSABLE', `${database.name} is a database of another program.`, {
      hint: 'Move the file away, or choose another data directory.',
    });
  return version;
}

/** Each step and its version number commit together or not at all. */
export function migrate(database: Database): void {
  const apply = database.transaction((step: string, version: number) => {
    database.exec(step);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${version}`);
  });
  const version = checkVersion(database);
  for (const [index, step] of steps.entries()) if (index >= version) apply.immediate(step, index + 1);
}

const pragma = (database: Database, name: string): number => database.pragma(name, { simple: true }) as number;
