import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { currentVersion, migrate } from './migrations.ts';

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

test('A step that fails leaves neither tables nor version', () => {
  const database = new Sqlite(':memory:');
  // No room for all the tables.
  database.pragma('max_page_count = 5');
  expect(() => migrate(database)).toThrow('full');
  expect(database.pragma('user_version', { simple: true })).toBe(0);
  expect(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
});
