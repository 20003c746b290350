import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { isPaiseError } from '../../plugin/errors.ts';
import { freshDirectory, here } from './test-directory.ts';
import { interceptStatements } from './test-faults.ts';
import { finish, prepare, work } from './test-turn.ts';

const codes = { SQLITE_FULL: 'DISK_FULL', SQLITE_IOERR: 'DATA_DIR_UNUSABLE' } as const;

// Every statement gets one of the three faults here; `npm run torture` gives it all of them.
test.each([
  ['SQLITE_FULL', 1],
  ['SQLITE_IOERR', 2],
] as const)(
  'After %s at any statement of an engine, the next one comes to the same',
  async (code, first) => {
    const { wanted, places, copy } = await reference(first);
    let refused = 0;
    for (const at of places) {
      const directory = copy(at);
      const error = await withStatements(directory, (number) => {
        if (number === at) throw new Sqlite.SqliteError('injected', code);
      });
      if (error !== undefined) refused += 1;
      expect(error === undefined || isPaiseError(error, codes[code]), `at ${at}: ${String(error)}`).toBe(true);
      expect(await finish(directory), `at ${at}`).toEqual(wanted);
      expect(integrity(directory), `at ${at}`).toBe('ok');
    }
    expect(refused).toBeGreaterThan(10);
  },
  60_000,
);

test('Killed at any statement, an engine leaves what the next one comes to the same with', async () => {
  const { wanted, places, copy } = await reference(3);
  for (const at of places) {
    const directory = copy(at);
    expect(await killedAt(directory, at), `at ${at}`).toBe('SIGKILL');
    expect(await finish(directory), `at ${at}`).toEqual(wanted);
    expect(integrity(directory), `at ${at}`).toBe('ok');
  }
}, 60_000);

/** What comes out without a fault, every third place for one, from `first` on, and directories in which to make it. */
async function reference(first: number) {
  const base = freshDirectory();
  const copy = (name: number | string): string => {
    const directory = join(base, String(name));
    cpSync(join(base, 'prepared'), directory, { recursive: true, preserveTimestamps: true, mode: 0 });
    return directory;
  };
  await prepare(join(base, 'prepared'));
  const directory = copy('reference');
  let count = 0;
  expect(await withStatements(directory, (number) => (count = number))).toBeUndefined();
  const wanted = await finish(directory);
  expect(wanted).toMatchObject({ jobs: [], logged: [], early: ['file:///kept'] });
  expect(count).toBeGreaterThan(100);
  const places = Array.from({ length: Math.floor((count - first) / 3) + 1 }, (_, index) => index * 3 + first);
  return { wanted, places, copy };
}

/** Works with `before` ahead of every statement, and returns the error that ended it. */
async function withStatements(directory: string, before: (number: number) => void): Promise<unknown> {
  let number = 0;
  const undo = interceptStatements(() => before((number += 1)));
  try {
    return await work(directory).catch((error: unknown) => error);
  } finally {
    undo();
  }
}

async function killedAt(directory: string, at: number): Promise<unknown> {
  const script = `
    const { interceptStatements } = await import(${here('test-faults.ts')});
    const { work } = await import(${here('test-turn.ts')});
    let number = 0;
    interceptStatements(() => (number += 1) === ${at} && process.kill(process.pid, 'SIGKILL'));
    await work(${JSON.stringify(directory)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}

/** What SQLite says of tables, indexes and full text. */
function integrity(directory: string): unknown {
  const database = new Sqlite(join(directory, 'paise2.db'), { readonly: true });
  try {
    return database.pragma('integrity_check', { simple: true });
  } finally {
    database.close();
  }
}
