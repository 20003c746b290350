import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { partitionPath } from './cache-files.ts';
import { openFileCache } from './file-cache.ts';

const bytes = new TextEncoder().encode('some bytes');
const bytesId = createHash('sha256').update(bytes).digest('hex');

test('Bytes lie in one private file under their hash', async () => {
  const directory = freshDirectory();
  const cache = await openFileCache(directory, 'write');
  expect(await cache.put('http', bytes)).toEqual({ cacheId: bytesId, size: bytes.length });
  const path = join(directory, 'cache', 'http', bytesId.slice(0, 2), bytesId);
  expect(cache.path('http', bytesId)).toBe(path);
  expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(directory, 'cache', 'http')).mode & 0o777).toBe(0o700);
});

test('A stream is stored without holding it, and only when it ends', async () => {
  const directory = freshDirectory();
  const cache = await openFileCache(directory, 'write');
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const byte of bytes) yield Uint8Array.of(byte);
    expect(await cache.has('http', bytesId)).toBe(false);
  }
  expect(await cache.put('http', chunks())).toEqual({ cacheId: bytesId, size: bytes.length });
  expect(await cache.read('http', bytesId)).toEqual(bytes);
});

test('A stream that breaks off leaves nothing behind', async () => {
  const directory = freshDirectory();
  const cache = await openFileCache(directory, 'write');
  await expect(cache.put('http', broken())).rejects.toMatchObject({ message: 'connection refused', code: 'EACCES' });
  expect(await cache.size()).toBe(0);
  expect(readdirSync(join(directory, 'cache', '.incoming'))).toEqual([]);
});

test('What a dead process was writing is cleared away, what this one writes is not', async () => {
  const directory = freshDirectory();
  const incoming = join(directory, 'cache', '.incoming');
  mkdirSync(incoming, { recursive: true });
  const [abandoned, own] = [join(incoming, `${process.pid + 1}-x`), join(incoming, `${process.pid}-x`)];
  writeFileSync(abandoned, 'half');
  writeFileSync(own, 'half');
  const cache = await openFileCache(directory, 'write');
  expect([existsSync(abandoned), existsSync(own)]).toEqual([false, true]);
  expect(await cache.size()).toBe(0);
});

test('The same bytes at the same time are stored once', async () => {
  const cache = await openFileCache(freshDirectory(), 'write');
  await Promise.all(Array.from({ length: 10 }, () => cache.put('http', bytes)));
  expect(await Array.fromAsync(cache.entries('http'))).toEqual([{ cacheId: bytesId, size: bytes.length }]);
});

test('What is no id is not looked for in the file system', async () => {
  const directory = freshDirectory();
  writeFileSync(join(directory, 'secret'), 'secret');
  const cache = await openFileCache(directory, 'write');
  for (const id of ['../../secret', '', bytesId.toUpperCase(), `${bytesId}/../../..`]) {
    expect(cache.path('http', id)).toBeUndefined();
    expect(await cache.has('http', id)).toBe(false);
    expect(await cache.remove('http', [id])).toBe(0);
    await expect(cache.read('http', id)).rejects.toMatchObject({ code: 'CONTENT_GONE' });
  }
});

test('Opened for reading, nothing is created or changed', async () => {
  const directory = freshDirectory();
  const cache = await openFileCache(directory, 'read');
  expect(await cache.size()).toBe(0);
  await expect(cache.put('http', bytes)).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  await expect(cache.clear('http')).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
  expect(readdirSync(directory)).toEqual([]);
});

test('Every partition has one directory of its own below the root, also where names ignore case', () => {
  const partition = fc.oneof(fc.string(), fc.constantFrom('', '.', '..', '../..', 'A', 'a', '%', '%41', 'x'.repeat(300), 'é'));
  fc.assert(
    fc.property(partition, partition, (one, other) => {
      const [first, second] = [partitionPath('/root', one), partitionPath('/root', other)];
      expect(relative('/root', first)).not.toContain(sep);
      expect(relative('/root', first)).toMatch(/^[^.]{1,255}$/);
      expect(first.toLowerCase() === second.toLowerCase()).toBe(one.toWellFormed() === other.toWellFormed());
    }),
  );
});

async function* broken(): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw Object.assign(new Error('connection refused'), { code: 'EACCES' });
}

function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-cache-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
