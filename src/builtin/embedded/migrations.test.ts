import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { summarizeJobs } from './job-summary.ts';
import { currentVersion, migrate } from './migrations.ts';
import { queueSchema, stateSchema } from './schema.ts';
import { storageSchema } from './storage-schema.ts';

test('An empty database gets all tables and the current version', () => {
  const database = new Sqlite(':memory:');
  migrate(database);
  expect(database.pragma('user_version', { simple: true })).toBe(currentVersion);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  expect(tables).toEqual(expect.arrayContaining(['job', 'state', 'sequence']));
});

test('A database of the current version is left as it is', () => {
  const database = new Sqlite(':memory:');
  migrate(database);
  database.exec("INSERT INTO state VALUES ('p', 'k', 1, '1')");
  migrate(database);
  expect(database.prepare('SELECT count(*) FROM state').pluck().get()).toBe(1);
});

test('Jobs and pauses of version 1 come along', () => {
  const database = firstVersion();
  database.exec("INSERT INTO job_plugin VALUES (1, 'files', 0), (2, 'mail', 1); UPDATE job_plugin SET paused = 1 WHERE id = 0");
  const failure = '{"blame":"item","permanent":false,"code":"timeout","reason":"It took too long.","extension":"pdf/pdf"}';
  for (const [id, state] of [0, 1, 2, 3].entries())
    database
      .prepare(`INSERT INTO job VALUES (?, 1, 1, ?, 100, 0, 7, 2, 1, 1000, 1000, ?, 'r1', '{"source":"files/files"}', ?, NULL)`)
      .run(id + 1, state, `file:///${id}`, state === 0 ? null : failure);
  const before = database.prepare('SELECT * FROM job').all() as readonly object[];

  migrate(database);
  expect(database.prepare('SELECT * FROM job').all()).toEqual(before.map((job) => ({ ...job, skip: null, progress: null })));
  const each = { ready: 1, waiting: 1, running: 1, dead: 1 };
  const since = expect.any(Number) as number;
  expect(summarizeJobs(database)).toEqual({
    byState: each,
    byKind: { fetch_content: each },
    failures: [{ code: 'timeout', plugin: 'pdf', jobs: 2 }],
    oldestAt: 1000,
    paused: [{ since }, { plugin: 'mail', since }],
  });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('A step that fails leaves neither tables nor version', () => {
  const database = new Sqlite(':memory:');
  // No room for all the tables.
  database.pragma('max_page_count = 5');
  expect(() => migrate(database)).toThrow('full');
  expect(database.pragma('user_version', { simple: true })).toBe(0);
  expect(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
});

test('A migration that fails leaves the version before it, whole', () => {
  const database = firstVersion();
  const schema = database.prepare('SELECT sql FROM sqlite_schema').pluck().all();
  database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
  expect(() => migrate(database)).toThrow('full');
  expect(database.pragma('user_version', { simple: true })).toBe(1);
  expect(database.prepare('SELECT sql FROM sqlite_schema').pluck().all()).toEqual(schema);
});

/** As release 0.1 made it. */
function firstVersion() {
  const database = new Sqlite(':memory:');
  database.exec(queueSchema + stateSchema + storageSchema);
  database.pragma('application_id = 0x50414932');
  database.pragma('user_version = 1');
  return database;
}
