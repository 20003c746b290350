import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scrubbed } from './scrub.ts';
import { isMarkedForRebuild } from './set-aside.ts';
import { freshDirectory } from './test-directory.ts';
import type { TestProfile } from './test-profile.ts';
import { openProfile, urlsStored } from './test-profile.ts';
import { itemAt, putOf } from './test-storage.ts';

const day = 24 * 60 * 60 * 1000;
const never = new AbortController().signal;

test('Flipped bits are found', async () => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  const sound = readFileSync(path);
  expect(await scrubbed(path, never)).toEqual({ learned: [[1, expect.any(Number) as number]] });
  const flips = 40;
  let found = 0;
  for (let index = 0; index < flips; index += 1) {
    const bytes = Buffer.from(sound);
    const at = Math.floor(((index + 0.5) / flips) * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (index % 8));
    writeFileSync(path, bytes);
    if ((await scrubbed(path, never))?.damage !== undefined) found += 1;
  }
  process.stdout.write(`${found} of ${flips} flipped bits were found.\n`);
  expect(found).toBeGreaterThanOrEqual(flips * 0.95);
}, 60_000);

test('Without checksums the structure is still looked at', async () => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0, bytes.length / 2, bytes.length / 2 + 16_384));
  writeFileSync(`${path}-sums`, '');
  expect(await scrubbed(path, never)).toEqual({ damage: expect.any(String) as string, learned: [] });
});

test('What is written meanwhile is not taken for damage', async () => {
  const directory = await indexed();
  const profile = await openProfile(directory);
  for (let round = 0; round < 3; round += 1) {
    const looking = scrubbed(join(directory, 'paise2.db'), never);
    const over = new AbortController();
    void looking.finally(() => over.abort());
    for (let number = 0; !over.signal.aborted; number += 1) {
      await profile.storage.write(Array.from({ length: 20 }, (_, index) => document(round * 100_000 + number * 20 + index)));
      if (number % 5 === 0) await profile.storage.tidy();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await looking)?.damage).toBeUndefined();
  }
  await profile.close();
}, 60_000);

test('Once a week tidying looks for damage, reports it, and the next engine begins anew', async () => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  const first = await openProfile(directory);
  await first.storage.tidy();
  const looked = await timeOf(first);
  expect(looked).toBeGreaterThan(Date.now() - 60_000);
  await first.storage.tidy();
  expect(await timeOf(first)).toBe(looked);
  await setTime(first, Date.now() - 8 * day);
  await first.storage.tidy();
  expect(await timeOf(first)).toBeGreaterThanOrEqual(looked);
  await setTime(first, Date.now() - 8 * day);
  await first.close();

  flipBit(path);
  const second = await openProfile(directory);
  await expect(second.storage.tidy()).rejects.toMatchObject({ code: 'INDEX_CORRUPT', message: expect.stringContaining('Page') as string });
  await second.close();
  expect(isMarkedForRebuild(directory)).toBe(true);
  const third = await openProfile(directory);
  expect(await urlsStored(third.storage)).toEqual([]);
  await third.close();
});

test('A look for damage restores checksums that were lost', async () => {
  const directory = await indexed();
  const path = join(directory, 'paise2.db');
  writeFileSync(`${path}-sums`, '');
  const first = await openProfile(directory);
  await first.storage.tidy();
  await setTime(first, Date.now() - 8 * day);
  await first.storage.tidy();
  await first.close();
  expect((await scrubbed(path, never))?.learned).toHaveLength(1);
  flipBit(path);
  expect((await scrubbed(path, never))?.damage).toContain('Page');
});

test('Closing ends a look for damage, and it is taken up again later', async () => {
  const directory = await indexed();
  const profile = await openProfile(directory);
  await setTime(profile, Date.now() - 8 * day);
  const tidying = profile.storage.tidy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await profile.close();
  await expect(tidying).resolves.toBeUndefined();
  const again = await openProfile(directory);
  expect(await timeOf(again)).toBeLessThan(Date.now() - 7 * day);
  await again.close();
});

/** As a disk does it: nobody wrote to the file. */
function flipBit(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const sums = readFileSync(`${path}-sums`);
  sums.writeDoubleBE(statSync(path).mtimeMs);
  writeFileSync(`${path}-sums`, sums);
}

const timeOf = async ({ state }: TestProfile): Promise<number> =>
  Number((await state.get({ partition: 'embedded', key: 'scrubbed' }))?.value);

const setTime = ({ state }: TestProfile, value: number): Promise<void> => state.write([{ partition: 'embedded', key: 'scrubbed', value }]);

/** 300 documents with words of their own. */
async function indexed(): Promise<string> {
  const directory = freshDirectory();
  const profile = await openProfile(directory);
  await profile.storage.write(Array.from({ length: 300 }, (_, index) => document(index)));
  await profile.close();
  return directory;
}

function document(number: number) {
  const words = Array.from({ length: 200 }, (_, index) => `w${((number * 200 + index) * 7919).toString(36)}`);
  return putOf([itemAt(`file:///${number}`, { text: words.join(' ') })]);
}
