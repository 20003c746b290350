import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import queueExample from '../examples/plugins/job-queue-provider.ts';
import simulation from '../examples/plugins/simulation.ts';
import storageExample from '../examples/plugins/data-storage-provider.ts';
import type { Plugin } from '../src/plugin/define-plugin.ts';
import type { LogEntry } from '../src/core/diagnostics/log.ts';
import { dataStorageContract, jobQueueContract } from '../src/testing/index.ts';
import { createPlace, type Place } from './support/place.ts';
import { openWith, type Given } from './support/with-plugins.ts';

const moduleOf = (name: string): URL => new URL(`../examples/plugins/${name}`, import.meta.url);

describe.each(['memory/memory', 'embedded/embedded'])('storage and queue keep their contracts over %s', (over) => {
  const options = (): Readonly<Record<string, unknown>> => ({ over });
  const storage = dataStorageContract({ module: moduleOf('data-storage-provider.ts'), key: 'timed', options });
  const queue = jobQueueContract({ module: moduleOf('job-queue-provider.ts'), key: 'journal', options });
  test.each([...storage, ...queue])('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

async function runWith<T>(
  place: Place,
  given: Given & { readonly plugins: readonly Plugin[] },
  work: (paise: ReturnType<typeof openWith>) => Promise<T>,
): Promise<T> {
  const paise = openWith(place, given.plugins, given);
  try {
    return await work(paise);
  } finally {
    await paise.close();
  }
}

test('data storage: searches that take long are logged, without what was looked for', async () => {
  const place = createPlace();
  place.write('a.txt', 'apples');
  place.configure(JSON.stringify({ 'slow-searches': { milliseconds: 0 } }));
  const entries: LogEntry[] = [];
  const log = (entry: LogEntry): void => void (entry.plugin === 'slow-searches' && entries.push(entry));
  const given = { plugins: [storageExample], profile: { dataStorage: 'slow-searches/timed' }, log };
  await runWith(place, given, async (paise) => {
    expect(await paise.index({ targets: [place.files] })).toMatchObject({ indexed: 1, failed: 0 });
    expect((await paise.search({ query: 'apples' })).total).toBe(1);
  });
  expect(entries[0]).toMatchObject({ level: 'warn', message: 'A search took long.', details: { matches: 1 } });
  expect(JSON.stringify(entries)).not.toContain('apples');
});

test('job queue: what failed is in the journal, with the reason', async () => {
  const place = createPlace();
  const given = { plugins: [queueExample, simulation], profile: { jobQueue: 'failure-journal/journal' } };
  place.configure(JSON.stringify({ simulation: { documents: 3, brokenEvery: 2 } }));
  await runWith(place, given, async (paise) => {
    expect(await paise.index({})).toMatchObject({ indexed: 2, failed: 1 });
  });
  const file = join(place.dataDirectory, 'failed-jobs.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ key: 'simulated:///1/2', code: 'corrupt', reason: 'It is broken, as it was asked to be.' }),
  ]);
});

test('storage and queue: a name that is not there is told, with what to do', async () => {
  const place = createPlace();
  place.configure(JSON.stringify({ 'slow-searches': { over: 'embedded/none' } }));
  const given = { plugins: [storageExample], profile: { dataStorage: 'slow-searches/timed' } };
  await expect(runWith(place, given, (paise) => paise.index({ targets: [place.files] }))).rejects.toMatchObject({
    message: expect.stringContaining('There is no data storage embedded/none.') as string,
  });
  expect(existsSync(join(place.dataDirectory, 'failed-jobs.jsonl'))).toBe(false);
});

test('source and fetcher that simulate: listed, fetched, found; busy ones come later, changed and removed ones are followed', async () => {
  const place = createPlace();
  const index = (options: Readonly<Record<string, number>>) => {
    place.configure(JSON.stringify({ simulation: options }));
    return runWith(place, { plugins: [simulation] }, (paise) => paise.index({}));
  };
  expect(await index({ documents: 250, busyEvery: 100 })).toMatchObject({ indexed: 250, failed: 0, pending: 0 });
  expect(await index({ documents: 250 })).toMatchObject({ indexed: 0, unchanged: 250 });
  expect(await index({ documents: 200, revision: 2 })).toMatchObject({ removed: 50 });
  const { hits } = await runWith(place, { plugins: [simulation] }, (paise) => paise.search({ query: '"Document 77"' }));
  expect(hits.map(({ url }) => url)).toEqual(['simulated:///1/77']);
});
