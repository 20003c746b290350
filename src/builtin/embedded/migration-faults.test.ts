import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { currentVersion, migrate } from './migrations.ts';
import { openToWrite } from './open-database.ts';
import { fairQueueStep, queueSchema, stateSchema } from './schema.ts';
import { storageSchema } from './storage-schema.ts';
import { splitScripts } from './test-faults.ts';
import { freshDirectory, here } from './test-directory.ts';

/** Scripts that make each version before this one. */
const first = queueSchema + stateSchema + storageSchema;
const earlier = ['', first, first + fairQueueStep];
const schemas = schemaOfEachVersion();

test.each([0, 1, 2])('Wherever bringing version %i up to date fails, the old version is left, or the new one', async (from) => {
  const count = statementsFrom(from);
  const seen = new Set<number>();
  for (let at = 1; at <= count; at += 1) {
    const path = databaseOf(from);
    let number = 0;
    const undo = splitScripts(() => {
      number += 1;
      if (number === at) throw new Sqlite.SqliteError('injected', 'SQLITE_IOERR');
    });
    await expect(openToWrite(path)).rejects.toThrow('injected');
    undo();
    seen.add(expectWhole(path));
    await expectUpToDate(path);
  }
  expect(seen).toEqual(new Set(Array.from({ length: currentVersion - from }, (_, index) => from + index)));
});

test.each([0, 1, 2])(
  'Killed while it brings version %i up to date, an engine leaves the old version, or the new one',
  async (from) => {
    const count = statementsFrom(from);
    for (let at = 1; at <= count; at += Math.ceil(count / 12)) {
      const path = databaseOf(from);
      expect(await killedAt(path, at)).toBe('SIGKILL');
      expectWhole(path);
      await expectUpToDate(path);
    }
  },
  60_000,
);

/** All that `migrate` makes, version by version. */
function schemaOfEachVersion(): readonly string[] {
  const all = new Sqlite(':memory:');
  migrate(all);
  expect(currentVersion).toBe(earlier.length);
  return [
    ...earlier.map((script) => {
      const database = new Sqlite(':memory:');
      database.exec(script);
      return schemaOf(database);
    }),
    schemaOf(all),
  ];
}

function statementsFrom(version: number): number {
  let count = 0;
  const database = new Sqlite(databaseOf(version));
  const undo = splitScripts(() => (count += 1));
  migrate(database);
  undo();
  database.close();
  return count;
}

function databaseOf(version: number): string {
  const path = join(freshDirectory(), 'paise2.db');
  const database = new Sqlite(path);
  database.pragma('journal_mode = WAL');
  if (version > 0) {
    database.exec(earlier[version] ?? '');
    database.pragma('application_id = 0x50414932');
    database.pragma(`user_version = ${version}`);
  }
  database.close();
  return path;
}

/** That the tables are those of the version that the database says it is of. Returns that. */
function expectWhole(path: string): number {
  const database = new Sqlite(path);
  const version = database.pragma('user_version', { simple: true }) as number;
  expect(schemaOf(database)).toBe(schemas[version]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  return version;
}

async function expectUpToDate(path: string): Promise<void> {
  const own = await openToWrite(path);
  expect(schemaOf(own.database)).toBe(schemas.at(-1));
  own.close();
}

function schemaOf(database: Sqlite.Database): string {
  return JSON.stringify(database.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all());
}

async function killedAt(path: string, at: number): Promise<unknown> {
  const script = `
    const { openToWrite } = await import(${here('open-database.ts')});
    const { splitScripts } = await import(${here('test-faults.ts')});
    let number = 0;
    splitScripts(() => (number += 1) === ${at} && process.kill(process.pid, 'SIGKILL'));
    await openToWrite(${JSON.stringify(path)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}
