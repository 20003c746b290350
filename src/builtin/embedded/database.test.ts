import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection } from './database.ts';
import { createEmbeddedStateStorage } from './state-storage.ts';

test('All holders in a process share one connection and one domain, which the last one closes', async () => {
  const directory = freshDirectory();
  const [first, second] = await Promise.all([openConnection(directory, 'write'), openConnection(join(directory, '.'), 'write')]);
  expect(second.database).toBe(first.database);
  expect(second.domain).toBe(first.domain);

  await first.close();
  await first.close();
  expect(second.database.open).toBe(true);
  await second.close();
  expect(first.database.open).toBe(false);
  expect(existsSync(join(directory, 'paise2.pid'))).toBe(false);

  const third = await openConnection(directory, 'write');
  expect(third.database.open).toBe(true);
  await third.close();
});

test('The database is private, durable and made for full text', async () => {
  const directory = freshDirectory();
  const connection = await openConnection(directory, 'write');
  const pragma = (name: string): unknown => connection.database.pragma(name, { simple: true });
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('page_size')).toBe(16_384);
  expect(pragma('application_id')).toBe(0x50414932);
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  await connection.close();
});

test('A directory that does not exist is made, for the user only', async () => {
  const directory = join(freshDirectory(), 'a', 'b');
  await (await openConnection(directory, 'write')).close();
  expect(statSync(directory).mode & 0o777).toBe(0o700);
});

test('Reading where nothing was written says so, and creates nothing', async () => {
  const directory = freshDirectory();
  await expect(openConnection(directory, 'read')).rejects.toMatchObject({
    code: 'INDEX_MISSING',
    hint: expect.stringContaining('paise2 index') as string,
  });
  await expect(openConnection(join(directory, 'absent'), 'read')).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  expect(readdirSync(directory)).toEqual([]);
});

test('Nothing is written through a connection for reading', async () => {
  const directory = freshDirectory();
  await (await openConnection(directory, 'write')).close();
  const reader = await openConnection(directory, 'read');
  const state = createEmbeddedStateStorage(reader);
  await expect(state.write([{ partition: 'p', key: 'k', value: 1 }])).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  await expect(state.clear('p')).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  await state.close();
});

test('Readers see what another process writes while it writes, and after it was killed', async () => {
  const directory = freshDirectory();
  const writer = startWriter(directory);
  await writer.acknowledged(1);
  const early = createEmbeddedStateStorage(await openConnection(directory, 'read'));
  const seen = (await early.entries('count')).length;
  expect(seen).toBeGreaterThanOrEqual(1);

  const acknowledged = await writer.acknowledged(seen + 20);
  expect((await early.entries('count')).length).toBeGreaterThanOrEqual(acknowledged);
  writer.kill();
  await writer.ended;
  const last = writer.count();
  expect((await early.entries('count')).length).toBeGreaterThanOrEqual(last);
  await early.close();

  const late = createEmbeddedStateStorage(await openConnection(directory, 'read'));
  expect((await late.entries('count')).length).toBeGreaterThanOrEqual(last);
  await late.close();
  const owner = createEmbeddedStateStorage(await openConnection(directory, 'write'));
  expect((await owner.entries('count')).length).toBeGreaterThanOrEqual(last);
  await owner.close();
});

test('A reader that comes and goes in the process of the writer does not cost it its locks', async () => {
  const directory = freshDirectory();
  const writer = await openConnection(directory, 'write');
  await (await openConnection(directory, 'read')).close();
  await createEmbeddedStateStorage(writer).write([{ partition: 'p', key: 'k', value: 1 }]);
  const other = new Sqlite(join(directory, 'paise2.lock'), { timeout: 0 });
  expect(() => other.exec('BEGIN EXCLUSIVE')).toThrow('locked');
  other.close();
  await writer.close();
});

test.each(['read', 'write'] as const)('An index of a newer version is refused and stays untouched: %s', async (access) => {
  const directory = freshDirectory();
  const connection = await openConnection(directory, 'write');
  connection.database.pragma('user_version = 99');
  await connection.close();
  const before = readFileSync(join(directory, 'paise2.db'));
  await expect(openConnection(directory, access)).rejects.toMatchObject({
    code: 'INDEX_NEWER',
    hint: expect.stringContaining('Update') as string,
  });
  expect(readFileSync(join(directory, 'paise2.db')).equals(before)).toBe(true);
});

test('A reader tells a damaged index from a good one', async () => {
  const directory = freshDirectory();
  writeFileSync(join(directory, 'paise2.db'), 'This is no database. '.repeat(1000));
  await expect(openConnection(directory, 'read')).rejects.toMatchObject({
    code: 'INDEX_CORRUPT',
    hint: expect.stringContaining('sets it aside') as string,
  });
  await expect(openConnection(directory, 'read')).rejects.toMatchObject({ code: 'INDEX_CORRUPT' });
});

test('The database of another program is left alone', async () => {
  const directory = freshDirectory();
  const foreign = new Sqlite(join(directory, 'paise2.db'));
  foreign.exec('CREATE TABLE theirs (x)');
  foreign.close();
  await expect(openConnection(directory, 'write')).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
});

test('A data directory that is a file cannot be used', async () => {
  const path = join(freshDirectory(), 'file');
  writeFileSync(path, '');
  await expect(openConnection(path, 'write')).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE', where: path });
});

interface Writer {
  /** Resolves when so many writes are acknowledged. */
  acknowledged(count: number): Promise<number>;
  count(): number;
  readonly ended: Promise<unknown>;
  kill(): void;
}

/** A process that writes one state value after the other, for ever, and says when each is durable. */
function startWriter(directory: string): Writer {
  const script = `
    const { openConnection } = await import(${here('database.ts')});
    const { createEmbeddedStateStorage } = await import(${here('state-storage.ts')});
    const state = createEmbeddedStateStorage(await openConnection(${JSON.stringify(directory)}, 'write'));
    for (let count = 1; ; count += 1) {
      await state.write([{ partition: 'count', key: String(count), value: 'x'.repeat(2000) }]);
      await new Promise((resolve) => process.stdout.write('.', resolve));
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let count = 0;
  child.stdout.on('data', (chunk: Buffer) => (count += chunk.length));
  return {
    async acknowledged(wanted) {
      for await (const _ of on(child.stdout, 'data')) if (count >= wanted) break;
      return count;
    },
    count: () => count,
    ended: once(child, 'close'),
    kill: () => child.kill('SIGKILL'),
  };
}

/** URL of a neighbour, as a literal. */
const here = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);

function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-database-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
