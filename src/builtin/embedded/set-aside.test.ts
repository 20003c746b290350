import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { softReset } from './reset.ts';
import { isMarkedForRebuild, markForRebuild, setAside } from './set-aside.ts';
import { freshDirectory } from './test-directory.ts';
import { openProfile, urlsStored } from './test-profile.ts';
import { itemAt, putOf } from './test-storage.ts';

const rubbish = 'This is no database. '.repeat(1000);

test('What is no database is set aside when an engine starts, which begins anew and says so', async () => {
  const directory = await indexed();
  writeFileSync(join(directory, 'paise2.db'), rubbish);
  await expect(openProfile(directory, 'read')).rejects.toMatchObject({
    code: 'INDEX_CORRUPT',
    hint: expect.stringContaining('paise2 index') as string,
  });
  const profile = await openProfile(directory);
  expect(profile.logged).toEqual([['error', expect.stringContaining('set aside') as string]]);
  expect(await urlsStored(profile.storage)).toEqual([]);
  await profile.storage.write([putOf([itemAt('file:///new')])]);
  await profile.close();

  const [name = ''] = asideIn(directory);
  expect(name).toMatch(/^paise2\.db\.corrupt-\d{8}T\d{9}Z$/);
  expect(readFileSync(join(directory, name), 'utf8')).toBe(rubbish);
  const again = await openProfile(directory);
  expect(again.logged).toEqual([]);
  expect(await urlsStored(again.storage)).toEqual(['file:///new']);
  await again.close();
});

test.each([
  ['a truncated file', (bytes: Buffer) => bytes.subarray(0, 20_000)],
  ['a schema that makes no sense', (bytes: Buffer) => Buffer.from(bytes).fill(0xa5, 200, 16_384)],
])('%s is set aside', async (_, damage) => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  writeFileSync(path, damage(readFileSync(path)));
  const profile = await openProfile(directory);
  expect(profile.logged).toHaveLength(1);
  await profile.close();
  expect(asideIn(directory)).toHaveLength(1);
});

test.each(['read', 'write'] as const)('Damage that shows only while at work makes the next engine begin anew: %s', async (access) => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  const root = new Sqlite(path, { readonly: true });
  const pages = root.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'item' ORDER BY rootpage").pluck().all();
  root.close();
  const bytes = readFileSync(path);
  for (const page of pages) bytes.fill(0xff, (page - 1) * 16_384, page * 16_384);
  writeFileSync(path, bytes);

  const profile = await openProfile(directory, access);
  await expect(urlsStored(profile.storage)).rejects.toMatchObject({ code: 'INDEX_CORRUPT' });
  await expect(profile.storage.itemByUrl('file:///a')).rejects.toMatchObject({ code: 'INDEX_CORRUPT' });
  await profile.close();
  expect(isMarkedForRebuild(directory)).toBe(true);
  expect(asideIn(directory)).toEqual([]);

  const next = await openProfile(directory);
  expect(await urlsStored(next.storage)).toEqual([]);
  await next.close();
  expect(asideIn(directory)).toHaveLength(1);
  expect(isMarkedForRebuild(directory)).toBe(false);
});

test('The log goes with its database, and cached bytes and checksums go away', async () => {
  const directory = freshDirectory();
  mkdirSync(join(directory, 'cache'));
  for (const name of ['paise2.db', 'paise2.db-wal', 'paise2.db-shm', 'paise2.db-sums', 'cache/bytes'])
    writeFileSync(join(directory, name), name);
  const place = setAside(directory);
  expect(readFileSync(place, 'utf8')).toBe('paise2.db');
  expect(readFileSync(`${place}-wal`, 'utf8')).toBe('paise2.db-wal');
  expect(readdirSync(directory)).toHaveLength(2);
});

test('Interrupted while it is set aside, the rest follows at the next start', async () => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  writeFileSync(`${path}-wal`, 'log');
  markForRebuild(directory);
  renameSync(`${path}-wal`, `${path}.corrupt-20200101T000000000Z-wal`);
  const profile = await openProfile(directory);
  expect(await urlsStored(profile.storage)).toEqual([]);
  await profile.close();
  expect(asideIn(directory)).toHaveLength(2);
});

test('Of damaged indexes the latest three are kept, with their logs', async () => {
  const directory = freshDirectory();
  for (let year = 2020; year < 2025; year += 1)
    for (const suffix of ['', '-wal']) writeFileSync(join(directory, `paise2.db.corrupt-${year}0101T000000000Z${suffix}`), '');
  writeFileSync(join(directory, 'paise2.db'), rubbish);
  setAside(directory);
  const years = asideIn(directory).map((name) => /corrupt-(\d{4})/.exec(name)?.[1]);
  expect(years).toEqual(['2023', '2023', '2024', '2024', expect.stringMatching(/^20[2-9]/) as string]);
});

test('A reset forgets damaged indexes too', async () => {
  const directory = await indexed();
  writeFileSync(join(directory, 'paise2.db'), rubbish);
  await (await openProfile(directory)).close();
  markForRebuild(directory);
  await softReset(directory);
  expect([asideIn(directory), isMarkedForRebuild(directory)]).toEqual([[], false]);
});

test('The mark is private', () => {
  const directory = freshDirectory();
  markForRebuild(directory);
  expect(statSync(join(directory, 'rebuild')).mode & 0o777).toBe(0o600);
  expect(existsSync(join(directory, 'paise2.db'))).toBe(false);
});

async function indexed(): Promise<string> {
  const directory = freshDirectory();
  const { storage, close } = await openProfile(directory);
  await storage.write(['a', 'b'].map((name) => putOf([itemAt(`file:///${name}`, { text: `word ${name}` })])));
  await close();
  return directory;
}

const asideIn = (directory: string): readonly string[] => readdirSync(directory).filter((name) => name.includes('.corrupt-'));
