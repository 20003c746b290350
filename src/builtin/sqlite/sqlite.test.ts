import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import sqlite from './index.ts';

const canLoad = 'deserialize' in DatabaseSync.prototype;
const needsNewer = 'this Node cannot load databases from memory';

const extract = (bytes: Uint8Array, options: unknown = { enabled: true }): Promise<Recording> =>
  extractWith(sqlite, 'database', { name: 'a.db', mimeType: 'application/x-sqlite3', bytes, options });

function database(sql: string): Uint8Array {
  const made = new DatabaseSync(':memory:');
  made.exec(sql);
  const bytes = (made as DatabaseSync & { serialize(): Uint8Array }).serialize();
  made.close();
  return bytes;
}

const schema = `CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, "odd ""name" TEXT, photo BLOB);
INSERT INTO people VALUES (1, 'Ada', 'x', x'00'), (9007199254740993, 'Kurt', NULL, NULL);
CREATE VIRTUAL TABLE words USING fts5(body);
CREATE VIEW adults AS SELECT name FROM people;`;

test('databases are left alone until they are wanted', async () => {
  await expect(extract(Buffer.from('SQLite format 3\0'), {})).rejects.toThrow('sqlite.enabled');
});

test('tables are parts; the schema is the text of the database', async ({ skip }) => {
  skip(!canLoad, needsNewer);
  const { items } = await extract(database(schema));
  expect(items[0]?.text).toContain('CREATE VIEW adults AS SELECT name FROM people');
  expect(items.find(({ child }) => child?.key === 'people')).toEqual({
    text: '1\tAda\tx\n9007199254740993\tKurt\n',
    metadata: { title: 'people' },
    child: { key: 'people', mimeType: 'text/tab-separated-values' },
  });
  expect(items.map(({ child }) => child?.key)).not.toContain('words');
});

test('a database that has a log is read without it', async ({ skip }) => {
  skip(!canLoad, needsNewer);
  const bytes = database(schema);
  bytes.fill(2, 18, 20);
  expect((await extract(bytes)).items.length).toBeGreaterThan(1);
});

test('rows are bounded', async ({ skip }) => {
  skip(!canLoad, needsNewer);
  const { items, partial } = await extract(database(schema), { enabled: true, mostRows: 1 });
  expect(items.find(({ child }) => child?.key === 'people')?.text).toBe('1\tAda\tx\n');
  expect(partial).toContainEqual({ code: 'limit:rows', text: 'The table people has more rows than sqlite.mostRows allows.' });
});

test('damaged databases are read or rejected', async ({ skip }) => {
  skip(!canLoad, needsNewer);
  const bytes = database(schema);
  for (const copy of damagedCopies(bytes, 300)) expect(await outcomeOf(extract(copy))).toMatch(/done|reject/);
});
