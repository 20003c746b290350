import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Status } from '../src/plugin/paise.ts';
import { runPaise, startPaise } from './support/command.ts';
import { createPlace, namesOf, type Place } from './support/place.ts';

interface Up {
  readonly child: ChildProcess;
  readonly printed: () => string;
}

/** A place with its files configured, and an engine that is up over it. */
async function placeUp(files: Readonly<Record<string, string>>): Promise<{ place: Place; up: Up }> {
  const place = createPlace();
  for (const [name, text] of Object.entries(files)) place.write(name, text);
  place.configure(`files:\n  roots:\n    - ${JSON.stringify(place.files)}\n`);
  return { place, up: await startUp(place) };
}

async function startUp(place: Place): Promise<Up> {
  const child = startPaise(place, ['up']);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  await until(
    () => text.includes('up'),
    () => `it did not come up: ${text}`,
  );
  return { child, printed: () => text };
}

const deadlineMs = 15_000;

async function until(isTrue: () => boolean | Promise<boolean>, complaint: () => string): Promise<number> {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > deadlineMs) throw new Error(complaint());
    await sleep(20);
  }
  return performance.now() - started;
}

/** Milliseconds until these files, and no others, are found. */
const untilFound = (place: Place, query: string, names: readonly string[]): Promise<number> =>
  until(
    async () => namesOf(await place.search(query).catch(() => [])).join() === names.toSorted().join(),
    () => `"${query}" does not find ${names.join(', ') || 'nothing'}`,
  );

const statusOf = async (place: Place): Promise<Status> => (await runPaise(place, ['status', '--json'])).json() as Status;

const ended = async ({ child }: Up): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
};

test('an engine that is up follows every change', async () => {
  const { place } = await placeUp({ 'a.txt': 'armadillo', 'folder/b.md': 'bandicoot' });
  await untilFound(place, 'armadillo', ['a.txt']);
  await until(
    async () => (await statusOf(place)).engine?.watches.some(({ state }) => state === 'watching') === true,
    () => 'nothing is watched',
  );

  writeFileSync(place.path('a.txt'), 'aardvark');
  const edited = await untilFound(place, 'aardvark', ['a.txt']);
  await untilFound(place, 'armadillo', []);
  place.write('new/deep/c.txt', 'capybara');
  const created = await untilFound(place, 'capybara', ['c.txt']);
  renameSync(place.path('new'), place.path('moved'));
  await until(
    async () => (await place.search('capybara'))[0]?.url.includes('/moved/deep/') === true,
    () => 'the moved folder is not followed',
  );
  renameSync(place.path('folder/b.md'), place.path('renamed.md'));
  const renamed = await untilFound(place, 'bandicoot', ['renamed.md']);
  rmSync(place.path('a.txt'));
  const removed = await untilFound(place, 'aardvark', []);
  // A second, and some more for a machine that does other things.
  expect(Math.max(edited, created, renamed, removed)).toBeLessThan(5000);
});

test('commands ask the engine that is up', async () => {
  const { place } = await placeUp({ 'a.txt': 'armadillo' });
  await untilFound(place, 'armadillo', ['a.txt']);
  const outside = createPlace();
  outside.write('o.txt', 'okapi');
  const indexed = await runPaise(place, ['index', '--once', outside.files, '--json']);
  expect(indexed).toMatchObject({ code: 0 });
  expect(indexed.json()).toMatchObject({ indexed: 1, failed: 0 });
  await untilFound(place, 'okapi', ['o.txt']);
  expect((await runPaise(place, ['jobs', 'retry', '--all', '--json'])).json()).toEqual({ retried: 0 });

  expect((await runPaise(place, ['pause'])).code).toBe(0);
  await until(
    async () => (await statusOf(place)).engine?.holds[0]?.code === 'paused',
    () => 'it is not held',
  );
  place.write('b.txt', 'binturong');
  await sleep(1000);
  expect(await place.search('binturong')).toEqual([]);
  expect((await runPaise(place, ['resume'])).code).toBe(0);
  await untilFound(place, 'binturong', ['b.txt']);
});

test('there is one engine, and another one says where it is', async () => {
  const { place, up } = await placeUp({ 'a.txt': 'armadillo' });
  const second = await runPaise(place, ['up']);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(String(up.child.pid));
  expect((await statusOf(place)).engine).toMatchObject({ pid: up.child.pid, mode: 'up' });
});

test('it ends when asked to, by a signal or by a command', async () => {
  const { place, up } = await placeUp({ 'a.txt': 'armadillo' });
  up.child.kill('SIGTERM');
  expect(await ended(up)).toBe(0);
  const again = await startUp(place);
  expect((await runPaise(place, ['stop'])).code).toBe(0);
  expect(await ended(again)).toBe(0);
  expect((await statusOf(place)).engine).toBeUndefined();
});

test('after a sudden death the next engine finds what changed meanwhile', async () => {
  const { place, up } = await placeUp({ 'a.txt': 'armadillo', 'b.txt': 'binturong' });
  await untilFound(place, 'binturong', ['b.txt']);
  up.child.kill('SIGKILL');
  await once(up.child, 'exit');
  writeFileSync(place.path('a.txt'), 'aardvark');
  rmSync(place.path('b.txt'));
  await startUp(place);
  await untilFound(place, 'aardvark', ['a.txt']);
  await untilFound(place, 'binturong', []);
  expect((await statusOf(place)).storage.items).toBe(1);
});

test('a changed configuration is in force without a restart, and a broken one is not', async () => {
  const { place, up } = await placeUp({ 'a.txt': 'armadillo' });
  await untilFound(place, 'armadillo', ['a.txt']);
  place.configure('files:\n  rots: []\n');
  await until(
    () => up.printed().includes('stays in force'),
    () => up.printed(),
  );
  place.write('b.txt', 'binturong');
  const other = createPlace();
  const reader = place.open({ configDirectory: other.configDirectory });
  await until(
    async () => (await reader.search({ query: 'binturong' })).total === 1,
    () => 'the configuration before is not in force',
  );
  await reader.close();
  other.write('c.txt', 'capybara');
  place.configure(`files:\n  roots:\n    - ${JSON.stringify(other.files)}\n`);
  await untilFound(place, 'capybara', ['c.txt']);
  await untilFound(place, 'armadillo', []);
  other.write('d.txt', 'dugong');
  await untilFound(place, 'dugong', ['d.txt']);
  expect(up.printed()).toContain('in force');
});
