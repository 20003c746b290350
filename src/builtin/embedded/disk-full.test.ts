import { existsSync, readdirSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import { isPaiseError } from '../../plugin/errors.ts';
import { openFileCache } from './file-cache.ts';
import { giveUpReserve, keepReserve } from './reserve.ts';
import { freshDirectory, mayMount, smallDisk } from './test-directory.ts';
import type { SmallDisk } from './test-directory.ts';
import { openProfile, urlsFound, urlsStored } from './test-profile.ts';
import { itemAt, putOf } from './test-storage.ts';

const mebibyte = 1024 * 1024;

test.runIf(mayMount)('On a full disk an engine goes on answering, and goes on writing when there is room again', async () => {
  const disk = smallDisk('6m');
  const profile = await openProfile(disk.directory);
  const written = await writeUntilFull(profile.storage, 1);
  expect(written).toBeGreaterThan(30);
  expect(await urlsStored(profile.storage)).toEqual(names(1, written));
  expect(await urlsFound(profile.storage, 'word')).toEqual(names(1, written));

  const reader = await openProfile(disk.directory, 'read');
  expect(await urlsFound(reader.storage, 'word')).toEqual(names(1, written));
  await reader.close();
  await expect(profile.storage.write([document(written + 1)])).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(integrity(disk)).toBe('ok');

  disk.remount('size=64m');
  for (let number = written + 1; number <= written + 200; number += 1) await profile.storage.write([document(number)]);
  await profile.storage.tidy();
  expect(await urlsStored(profile.storage)).toEqual(names(1, written + 200));
  expect(await urlsFound(profile.storage, 'word')).toEqual(names(1, written + 200));
  await profile.close();
  expect(integrity(disk)).toBe('ok');
});

test.runIf(mayMount)('What was kept back lets the log be moved, and what only removes be done', async () => {
  const disk = smallDisk('300m');
  const profile = await openProfile(disk.directory);
  await fillIndex(profile.storage);
  await profile.storage.tidy();
  expect(reserveIn(disk)).toBeGreaterThanOrEqual(mebibyte);
  await profile.storage.write([document(1_000_000)]);
  disk.fill();

  const written = await writeUntilFull(profile.storage, 2_000_000);
  expect(reserveIn(disk)).toBe(0);
  expect(statSync(join(disk.directory, 'paise2.db-wal')).size).toBe(0);
  await profile.storage.write([{ type: 'remove', generation: 9, sourceUrl: url(2_000_000) }]);
  expect(await urlsFound(profile.storage, 'n2000000')).toEqual([]);
  await profile.queue.pause({}, 'The disk is full.');

  disk.free(280 * mebibyte);
  await profile.storage.write([document(2_000_000 + written)]);
  await profile.storage.tidy();
  expect(reserveIn(disk)).toBeGreaterThanOrEqual(mebibyte);
  await profile.close();
  expect(integrity(disk)).toBe('ok');
});

test.runIf(mayMount)('What was kept back lets an engine start', async () => {
  const disk = smallDisk('300m');
  const first = await openProfile(disk.directory);
  await fillIndex(first.storage);
  await first.storage.tidy();
  await first.close();
  disk.fill();
  const second = await openProfile(disk.directory);
  expect(reserveIn(disk)).toBe(0);
  await second.queue.pause();
  await second.close();
});

test.runIf(mayMount)('A full disk on which nothing was kept back can be read, and the engine says why it does not start', async () => {
  const disk = smallDisk('20m');
  const first = await openProfile(disk.directory);
  await first.storage.write([document(1)]);
  await first.close();
  disk.fill();
  await expect(openProfile(disk.directory)).rejects.toMatchObject({ code: 'DISK_FULL' });
  const reader = await openProfile(disk.directory, 'read');
  expect(await urlsFound(reader.storage, 'word')).toEqual(names(1, 1));
  await reader.close();
  disk.free(mebibyte);
  const second = await openProfile(disk.directory);
  expect(await urlsStored(second.storage)).toEqual(names(1, 1));
  await second.close();
});

test.runIf(mayMount)('Of bytes for which there is no room, the cache keeps nothing', async () => {
  const disk = smallDisk('6m');
  const cache = await openFileCache(disk.directory, 'write');
  const small = await cache.put('http', new Uint8Array(mebibyte).fill(1));
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < 10; index += 1) yield new Uint8Array(mebibyte).fill(index);
  }
  await expect(cache.put('http', new Uint8Array(10 * mebibyte))).rejects.toMatchObject({ code: 'DISK_FULL' });
  await expect(cache.put('http', chunks())).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(readdirSync(join(disk.directory, 'cache', '.incoming'))).toEqual([]);
  expect(await Array.fromAsync(cache.entries('http'))).toEqual([small]);
  expect(await cache.read('http', small.cacheId)).toHaveLength(mebibyte);
});

test.runIf(mayMount)('From a medium that cannot be written to an index can be read, and not written', async () => {
  const disk = smallDisk('20m');
  const first = await openProfile(disk.directory);
  await first.storage.write([document(1)]);
  await first.close();
  disk.remount('ro');
  const reader = await openProfile(disk.directory, 'read');
  expect(await urlsFound(reader.storage, 'word')).toEqual(names(1, 1));
  await reader.close();
  await expect(openProfile(disk.directory)).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
});

test('The reserve is a part of the index, real, and made where it takes little of what is free', () => {
  const directory = freshDirectory();
  keepReserve(directory, 3 * mebibyte);
  expect(giveUpReserve(directory)).toBe(false);
  keepReserve(directory, 10 * mebibyte);
  const path = join(directory, 'reserve.bin');
  expect(statSync(path)).toMatchObject({ size: 2 * mebibyte });
  expect(statSync(path).blocks * 512).toBeGreaterThanOrEqual(2 * mebibyte);
  keepReserve(directory, 1000 * mebibyte);
  expect(statSync(path).size).toBe(32 * mebibyte);
  expect(giveUpReserve(directory)).toBe(true);
  expect([statSync(path).size, giveUpReserve(directory)]).toEqual([0, false]);
});

test.runIf(mayMount)('No reserve is made where the disk is nearly full', () => {
  const disk = smallDisk('20m');
  keepReserve(disk.directory, 16 * mebibyte);
  expect(existsSync(join(disk.directory, 'reserve.bin'))).toBe(false);
  writeFileSync(join(disk.directory, 'reserve.bin'), new Uint8Array(mebibyte));
  keepReserve(disk.directory, 16 * mebibyte);
  expect(reserveIn(disk)).toBe(mebibyte);
  expect(statfsSync(disk.directory).bavail).toBeGreaterThan(0);
});

const url = (number: number): string => `file:///${String(number).padStart(9, '0')}`;
const names = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => url(first + index));

/** Some 20 kB of words that are in no other document. */
function document(number: number) {
  const words = Array.from({ length: 1000 }, (_, index) => `w${((number * 1000 + index) * 7919).toString(36)}`);
  return putOf([itemAt(url(number), { text: `word n${number} ${words.join(' ')}` })]);
}

/** Writes documents one by one, from `first` on, until there is no room. Returns how many there was room for. */
async function writeUntilFull(storage: DataStorage, first: number): Promise<number> {
  for (let count = 0; ; count += 1) {
    try {
      await storage.write([document(first + count)]);
    } catch (error) {
      if (!isPaiseError(error, 'DISK_FULL')) throw error;
      return count;
    }
  }
}

async function fillIndex(storage: DataStorage): Promise<void> {
  for (let start = 3_000_000; start < 3_000_600; start += 300)
    await storage.write(Array.from({ length: 300 }, (_, index) => document(start + index)));
}

const reserveIn = (disk: SmallDisk): number => statSync(join(disk.directory, 'reserve.bin')).size;

/** What SQLite says of tables, indexes and full text. */
function integrity(disk: SmallDisk): unknown {
  const database = new Sqlite(join(disk.directory, 'paise2.db'), { readonly: true });
  try {
    return database.pragma('integrity_check', { simple: true });
  } finally {
    database.close();
  }
}
