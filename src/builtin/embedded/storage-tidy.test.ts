import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { itemAt, openTables, putOf } from './test-storage.ts';
import { openPageSums } from './page-sums.ts';
import { createTidy } from './storage-tidy.ts';
import { createWriteAheadLog } from './write-ahead-log.ts';

function openFile() {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-tidy-'));
  const tables = openTables(join(directory, 'storage.db'));
  onTestFinished(() => {
    tables.database.close();
    rmSync(directory, { recursive: true });
  });
  const number = (sql: string): number => tables.database.prepare<[], number>(sql).pluck().get() ?? 0;
  const wal = createWriteAheadLog(tables.database, openPageSums(tables.database.name));
  const tidy = createTidy(tables.database, { keepLogShort: () => wal.keepShort(), rest: () => void wal.empty() });
  return { ...tables, tidy, number, segments: () => number('SELECT count(DISTINCT segid) FROM fulltext_idx') };
}

const text = (seed: number): string => Array.from({ length: 300 }, (_, index) => `w${(index * seed) % 5003}`).join(' ');

test('merges what was written in many batches, gives space back, and then has nothing to do', async () => {
  const { apply, tidy, search, number, segments } = openFile();
  for (let batch = 1; batch <= 7; batch += 1) {
    apply(Array.from({ length: 100 }, (_, index) => putOf([itemAt(`file:///${batch}/${index}`, { text: text(batch * 100 + index) })])));
  }
  expect(segments()).toBe(7);
  const found = search({ type: 'term', text: 'w1' });
  await tidy();
  expect(segments()).toBe(1);
  expect(search({ type: 'term', text: 'w1' })).toEqual(found);
  expect(number('SELECT freelist_count FROM pragma_freelist_count')).toBe(0);
  const changes = number('SELECT total_changes()');
  await tidy();
  expect(number('SELECT total_changes()') - changes).toBeLessThanOrEqual(1);
});

test('does not write the whole index again for a small change', async () => {
  const { apply, tidy, segments } = openFile();
  apply(Array.from({ length: 500 }, (_, index) => putOf([itemAt(`file:///${index}`, { text: text(index) })])));
  apply([putOf([itemAt('file:///small', { text: 'one more' })])]);
  await tidy();
  expect(segments()).toBe(2);
});

test('forgets folders and kinds that nothing is of any more', async () => {
  const { apply, tidy, number } = openFile();
  apply([putOf([itemAt('file:///a/b')]), putOf([itemAt('file:///c/d', { mimeType: 'text/html' })])]);
  apply([{ type: 'remove', generation: 1, sourceUrl: 'file:///a/b' }]);
  await tidy();
  expect([number('SELECT count(*) FROM folder'), number('SELECT count(*) FROM item_kind')]).toEqual([1, 1]);
});

test('ends quietly when the database is closed meanwhile', async () => {
  const { database, apply, tidy } = openFile();
  for (let batch = 1; batch <= 4; batch += 1) apply([putOf([itemAt(`file:///${batch}`, { text: text(batch) })])]);
  const tidying = tidy();
  database.close();
  await expect(tidying).resolves.toBeUndefined();
});

test('does not wait for a reader', async () => {
  const { database, apply, tidy } = openFile();
  apply([putOf([itemAt('file:///a', { text: 'word' })])]);
  const reader = new Sqlite(database.name, { readonly: true });
  reader.exec('BEGIN; SELECT count(*) FROM item');
  apply([putOf([itemAt('file:///b', { text: 'word' })])]);
  const before = performance.now();
  await tidy();
  expect(performance.now() - before).toBeLessThan(2000);
  expect(database.pragma('busy_timeout', { simple: true })).toBe(5000);
  reader.close();
});
