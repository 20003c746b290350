import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openToWrite } from './open-database.ts';
import { freshDirectory } from './test-directory.ts';
import { openProfile, urlsFound } from './test-profile.ts';
import { itemAt, putOf } from './test-storage.ts';

const mebibyte = 1024 * 1024;

test('At rest an index is one plain file with its checksums', async () => {
  const directory = freshDirectory();
  const profile = await openProfile(directory);
  await profile.storage.write([putOf([itemAt('file:///a', { text: 'word' })])]);
  expect(existsSync(join(directory, 'paise2.db-wal'))).toBe(true);
  await profile.close();
  expect(readdirSync(directory).toSorted()).toEqual(['paise2.db', 'paise2.db-sums', 'paise2.lock']);
  const reader = await openProfile(directory, 'read');
  expect(await urlsFound(reader.storage, 'word')).toEqual(['file:///a']);
  await reader.close();
});

test('An engine starts and ends beside a reader that stays', async () => {
  const directory = freshDirectory();
  await (await openProfile(directory)).close();
  const reader = await openProfile(directory, 'read');
  for (const name of ['a', 'b', 'c']) {
    const engine = await openProfile(directory);
    await engine.storage.write([putOf([itemAt(`file:///${name}`, { text: 'word' })])]);
    expect(await urlsFound(reader.storage, 'word')).toContain(`file:///${name}`);
    await engine.close();
    expect(await urlsFound(reader.storage, 'word')).toContain(`file:///${name}`);
  }
  await reader.close();
  await (await openProfile(directory)).close();
  expect(existsSync(join(directory, 'paise2.db-wal'))).toBe(false);
});

test('An engine that was killed in the moment of starting leaves what readers can read', async () => {
  const directory = freshDirectory();
  const profile = await openProfile(directory);
  await profile.storage.write([putOf([itemAt('file:///a', { text: 'word' })])]);
  await profile.close();
  // Dies as SQLite would in the middle of writing the first page.
  const script = `
    const { default: Sqlite } = await import('better-sqlite3');
    const database = new Sqlite(${JSON.stringify(join(directory, 'paise2.db'))});
    database.exec("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE item SET name = 'half'; CREATE TABLE half (x)");
    for (let row = 0; row < 100; row += 1) database.prepare('INSERT INTO half VALUES (randomblob(16000))').run();
    process.kill(process.pid, 'SIGKILL');`;
  await once(spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: import.meta.dirname }), 'exit');
  expect(statSync(join(directory, 'paise2.db-journal')).size).toBeGreaterThan(0);
  const reader = await openProfile(directory, 'read');
  expect(await urlsFound(reader.storage, 'word')).toEqual(['file:///a']);
  await reader.close();
});

test('Readers that take turns do not let the log grow without bounds', async () => {
  const directory = freshDirectory();
  const engine = await openToWrite(join(directory, 'paise2.db'));
  engine.database.exec('CREATE TABLE filling (bytes)');
  const script = `
    const { default: Sqlite } = await import('better-sqlite3');
    const open = () => new Sqlite(${JSON.stringify(join(directory, 'paise2.db'))}, { readonly: true });
    const readers = [open(), open()];
    for (let turn = 0; ; turn += 1) {
      readers[turn % 2].exec('BEGIN; SELECT count(*) FROM filling');
      if (turn > 0) readers[(turn + 1) % 2].exec('COMMIT');
      if (turn === 0) process.stdout.write('.');
      await new Promise((resolve) => setTimeout(resolve, 15));
    }`;
  const readers = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void readers.kill('SIGKILL'));
  await once(readers.stdout, 'data');

  const insert = engine.database.prepare('INSERT INTO filling VALUES (randomblob(1000000))');
  let largest = 0;
  for (let written = 0; written < 200; written += 1) {
    insert.run();
    engine.wal.keepShort();
    largest = Math.max(largest, statSync(join(directory, 'paise2.db-wal')).size);
    await setTimeout(8);
  }
  expect(readers.exitCode).toBeNull();
  process.stdout.write(`The log grew to ${Math.round(largest / mebibyte)} MiB.\n`);
  expect(largest).toBeLessThan(128 * mebibyte);
  engine.close();
}, 60_000);

test('What does not wait for readers is done at once', async () => {
  const directory = freshDirectory();
  const engine = await openToWrite(join(directory, 'paise2.db'));
  engine.database.exec('CREATE TABLE filling (bytes)');
  const reader = new Sqlite(engine.database.name, { readonly: true });
  reader.exec('BEGIN; SELECT count(*) FROM filling');
  engine.database.exec('INSERT INTO filling VALUES (1)');
  const before = performance.now();
  expect(engine.wal.empty()).toBe(false);
  engine.close();
  expect(performance.now() - before).toBeLessThan(1000);
  reader.close();
});

test('Every page has the checksum of what is in the file, whatever is written, read, moved and reopened', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('insert' as const), bytes: fc.integer({ min: 1, max: 200_000 }) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('delete', 'shrink', 'move', 'empty', 'begin', 'end', 'reopen') }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      const path = join(freshDirectory(), 'paise2.db');
      let engine = await openToWrite(path);
      engine.database.exec('CREATE TABLE filling (bytes)');
      const reader = new Sqlite(path, { readonly: true });
      for (const one of steps) {
        if (one.type === 'insert')
          engine.database.prepare('INSERT INTO filling VALUES (randomblob(?))').run('bytes' in one ? one.bytes : 1);
        if (one.type === 'delete') engine.database.exec('DELETE FROM filling WHERE rowid % 2 = 0');
        if (one.type === 'shrink') engine.database.pragma('incremental_vacuum');
        if (one.type === 'move') engine.wal.keepShort();
        if (one.type === 'empty') engine.wal.empty();
        if (one.type === 'begin' && !reader.inTransaction) reader.exec('BEGIN; SELECT count(*) FROM filling');
        if (one.type === 'end' && reader.inTransaction) reader.exec('COMMIT');
        if (one.type === 'reopen') {
          engine.close();
          engine = await openToWrite(path);
        }
        expect(wrongPages(path)).toEqual([]);
      }
      reader.close();
      engine.close();
      expect(wrongPages(path)).toEqual([]);
      expect(summedPages(path)).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('After somebody else wrote to the database, and after the file was cut, no page has a checksum', async () => {
  const path = join(freshDirectory(), 'paise2.db');
  (await openToWrite(path)).close();
  expect(summedPages(path)).toBeGreaterThan(10);
  const other = new Sqlite(path);
  other.exec('CREATE TABLE theirs (x)');
  other.close();
  (await openToWrite(path)).close();
  expect(summedPages(path)).toBeLessThan(5);
  rmSync(`${path}-sums`);
  (await openToWrite(path)).close();
  expect(summedPages(path)).toBeLessThan(5);
});

const pageSize = 16_384;

/** By number, from 1: 0 where it is unknown. */
function sumsOf(path: string): readonly number[] {
  const bytes = readFileSync(`${path}-sums`);
  return Array.from({ length: (bytes.length - 12) / 4 }, (_, index) => bytes.readUInt32BE(12 + index * 4));
}

const summedPages = (path: string): number => sumsOf(path).filter((sum) => sum !== 0).length;

/** Pages of which the file holds something else than their checksum says. */
function wrongPages(path: string): readonly number[] {
  const bytes = readFileSync(path);
  return sumsOf(path).flatMap((sum, index) => {
    const page = bytes.subarray(index * pageSize, (index + 1) * pageSize);
    return sum === 0 || page.length === 0 || crc32(page) === sum ? [] : [index + 1];
  });
}
