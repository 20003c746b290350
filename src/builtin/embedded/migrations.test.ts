import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { summarizeJobs } from './job-summary.ts';
import { currentVersion, migrate } from './migrations.ts';
import { fairQueueStep, queueSchema, stateSchema } from './schema.ts';
import { storageSchema } from './storage-schema.ts';
import { createStates } from './storage-states.ts';
import { createStorageWriter } from './storage-writer.ts';
import { itemAt, putOf } from './test-storage.ts';

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
  // What failed is tried again with all that is indexed anew: the last one is gone.
  expect(database.prepare('SELECT * FROM job').all()).toEqual(before.slice(0, 3).map((job) => ({ ...job, skip: null, progress: null })));
  const each = { ready: 1, waiting: 1, running: 1, dead: 0 };
  const since = expect.any(Number) as number;
  expect(summarizeJobs(database)).toEqual({
    byState: each,
    byKind: { fetch_content: each },
    failures: [{ code: 'timeout', plugin: 'pdf', jobs: 1 }],
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

test('An index of version 2 is forgotten, to be made anew; jobs and state stay', () => {
  const database = firstVersion();
  database.exec(fairQueueStep);
  database.pragma('user_version = 2');
  database.exec(`
    INSERT INTO folder VALUES (1, 'file:///');
    INSERT INTO item_kind VALUES (1, 'files/files', 'text/text', 'r', 'text/plain', 'indexed', '', 2);
    INSERT INTO item VALUES (7, 1, 'a', 1, 1, 10, 1, 1, 10, 'f', NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO item VALUES (9, 1, 'b', 1, 1, 10, 1, 1, 10, 'f', NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO fulltext (rowid, body) VALUES (7, 'word'), (9, 'word');
    INSERT INTO cached VALUES (7, 'http', 'c1'), (9, 'http', 'c1'), (9, 'mail', 'c2');
    UPDATE storage_totals SET next_id = 10, source_urls = 2, text_bytes = 20, written_at = 1;
    INSERT INTO state VALUES ('p', 'k', 1, '1');
    INSERT INTO job_plugin VALUES (1, 'files');
    INSERT INTO job VALUES (1, 1, 1, 0, 100, 0, 0, 0, 0, 1, 1, 'file:///ready', 'f', '{}', NULL, NULL, NULL, NULL);
    INSERT INTO job VALUES (2, 2, 1, 3, 100, 0, 0, 3, 0, 1, 1, 'file:///dead', 'f', '{}', '{}', NULL, NULL, NULL);
    INSERT INTO job VALUES (3, 2, 1, 1, 100, 0, 0, 0, 0, 1, 1, 'file:///large', 'f', '{}', NULL, NULL, '["x"]', '{"parts":3}');
    UPDATE sequence SET value = 20;
  `);

  migrate(database);
  const all = (sql: string): readonly unknown[] => database.prepare(sql).raw().all();
  expect(createStates(database).ofUrls(['file:///a', 'file:///b'])).toEqual([undefined, undefined]);
  expect(all('SELECT count(*) FROM item UNION ALL SELECT count(*) FROM cached')).toEqual([[0], [0]]);
  expect(all('SELECT source_urls, text_bytes, written_at FROM storage_totals')).toEqual([[0, 0, null]]);
  expect(all('SELECT * FROM state')).toEqual([['p', 'k', 1, '1']]);
  expect(all('SELECT key, kind, skip, progress FROM job ORDER BY id')).toEqual([
    ['file:///ready', 1, null, null],
    ['file:///large', 2, '["x"]', null],
    ['http/c1', 3, null, null],
    ['mail/c2', 3, null, null],
  ]);
  expect(all("SELECT payload FROM job WHERE key = 'mail/c2'")).toEqual([['{"plugin":"mail","cacheIds":["c2"]}']]);
  expect(all('SELECT value >= (SELECT max(id) FROM job) FROM sequence')).toEqual([[1]]);

  createStorageWriter(database).apply([putOf([itemAt('file:///a', { text: 'word', language: 'en' })])]);
  expect(all("SELECT rowid FROM fulltext WHERE fulltext MATCH 'word'")).toEqual([[10]]);
});

/** As release 0.1 made it. */
function firstVersion() {
  const database = new Sqlite(':memory:');
  database.exec(queueSchema + stateSchema + storageSchema);
  database.pragma('application_id = 0x50414932');
  database.pragma('user_version = 1');
  return database;
}
