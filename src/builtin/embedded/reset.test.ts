import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { JobSpec } from '../../plugin/job.ts';
import { openConnection } from './database.ts';
import { openFileCache } from './file-cache.ts';
import { createEmbeddedJobQueue } from './job-queue.ts';
import { hardReset, softReset } from './reset.ts';
import { createEmbeddedStateStorage } from './state-storage.ts';

const job: JobSpec = { kind: 'cleanup_cache', key: 'k', plugin: 'http', revision: 'r', payload: { plugin: 'http', cacheIds: [] } };

test('A soft reset forgets jobs and cache, and keeps what plugins remember', async () => {
  const directory = await usedDirectory();
  await softReset(directory);
  expect(await contents(directory)).toEqual({ jobs: 0, state: 'remembered', cacheSize: 0, tokensGoOn: true });
  expect(readdirSync(directory).filter((name) => name.includes('.new'))).toEqual([]);
});

test('A reader that is open meanwhile harms neither the old data nor the new', async () => {
  const directory = await usedDirectory();
  const reader = createEmbeddedJobQueue(await openConnection(directory, 'read'));
  const engine = createEmbeddedJobQueue(await openConnection(directory, 'write'));
  await engine.enqueue([{ ...job, key: 'in the log' }]);
  await engine.close();
  await softReset(directory);
  expect((await reader.summary()).byState.ready).toBe(2);
  await reader.close();
  expect(await contents(directory)).toMatchObject({ jobs: 0, state: 'remembered' });
});

test('A hard reset forgets everything', async () => {
  const directory = await usedDirectory();
  await softReset(directory);
  await hardReset(directory);
  expect(existsSync(join(directory, 'paise2.db'))).toBe(false);
  expect(await contents(directory)).toEqual({ jobs: 0, state: undefined, cacheSize: 0, tokensGoOn: false });
});

test('Where there is nothing, nothing is made', async () => {
  const directory = join(freshDirectory(), 'absent');
  await softReset(directory);
  await hardReset(directory);
  expect(existsSync(directory)).toBe(false);
});

test('A damaged index is given up', async () => {
  const directory = freshDirectory();
  writeFileSync(join(directory, 'paise2.db'), 'This is no database. '.repeat(1000));
  await softReset(directory);
  expect(await contents(directory)).toEqual({ jobs: 0, state: undefined, cacheSize: 0, tokensGoOn: false });
});

test('The data of a running engine is not touched', async () => {
  const directory = await usedDirectory();
  const engine = await openConnection(directory, 'write');
  await expect(softReset(directory)).rejects.toMatchObject({ code: 'DATA_DIR_BUSY' });
  await expect(hardReset(directory)).rejects.toMatchObject({ code: 'DATA_DIR_BUSY' });
  await engine.close();
  expect(await contents(directory)).toMatchObject({ jobs: 1, state: 'remembered' });
});

async function usedDirectory(): Promise<string> {
  const directory = freshDirectory();
  const queue = createEmbeddedJobQueue(await openConnection(directory, 'write'));
  const state = createEmbeddedStateStorage(await openConnection(directory, 'write'));
  const cache = await openFileCache(directory, 'write');
  await queue.enqueue([job]);
  for (let count = 0; count < 5; count += 1) await queue.issueToken();
  await state.write([{ partition: 'p', key: 'k', value: 'remembered' }]);
  await cache.put('http', new Uint8Array(10));
  await state.close();
  await queue.close();
  return directory;
}

async function contents(directory: string) {
  const queue = createEmbeddedJobQueue(await openConnection(directory, 'write'));
  const state = createEmbeddedStateStorage(await openConnection(directory, 'write'));
  const cache = await openFileCache(directory, 'write');
  const found = {
    jobs: (await queue.summary()).byState.ready,
    state: (await state.get({ partition: 'p', key: 'k' }))?.value,
    cacheSize: await cache.size(),
    tokensGoOn: (await queue.issueToken()) > 5,
  };
  await state.close();
  await queue.close();
  return found;
}

function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-reset-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
