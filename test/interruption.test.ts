import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Status } from '../src/index.ts';
import { endOf, runPaise, startPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { untilIndexed } from './support/progress.ts';

/** Some files of several kinds; every file has a word of its own. */
function writeTree(place: Place, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const filler = 'words and more words '.repeat(50 + (at % 7) * 60);
    const name = `${at % 40}/${at % 3}/file-${at}`;
    if (at % 4 === 0) place.write(`${name}.md`, `# Heading ${at}\n\nunique${at} ${filler}`);
    else if (at % 4 === 1) place.write(`${name}.html`, `<title>Page ${at}</title><p>unique${at} ${filler}</p>`);
    else if (at % 4 === 2)
      place.write(
        `${name}.ipynb`,
        JSON.stringify({ nbformat: 4, metadata: {}, cells: [{ cell_type: 'markdown', source: [`unique${at} ${filler}`] }] }),
      );
    else place.write(`${name}.txt`, `unique${at} ${filler}`);
  }
}

/** Everything that the index holds. */
async function contentOf(place: Place): Promise<readonly unknown[]> {
  const ran = await runPaise(place, ['export']);
  expect(ran.code).toBe(0);
  return ran.jsonLines().toSorted((one, other) => (String(one['url']) < String(other['url']) ? -1 : 1));
}

/** The same place, to be indexed by an engine of its own. */
const withData = (place: Place, name: string): Place => {
  const dataDirectory = `${place.dataDirectory}-${name}`;
  return {
    ...place,
    dataDirectory,
    open: (request) => place.open({ dataDirectory, ...request }),
    environment: () => ({ ...place.environment(), PAISE2_DATA_DIR: dataDirectory }),
  };
};

const isAlive = (pid: number): boolean => {
  try {
    // A zombie is dead but for its parent, which in a container may never look.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Processes that a process started. */
function childrenOf(pid: number): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

test('an index whose engine was killed again and again is in the end that of an undisturbed run', async () => {
  const place = createPlace();
  writeTree(place, 2000);
  const undisturbed = withData(place, 'undisturbed');
  expect((await runPaise(undisturbed, ['index', '--once', '--json', place.files])).json()).toMatchObject({ indexed: 2000, failed: 0 });
  const orphans: number[] = [];
  // While listing, and at several moments of indexing; each run goes on from where the one before was killed.
  for (const killAt of [0, 1, 300, 900, 1400, 1900]) {
    const child = startPaise(place, ['index', '--once', place.files]);
    const end = new Promise((done) => child.once('exit', done));
    await untilIndexed(place, killAt);
    orphans.push(...childrenOf(child.pid!));
    child.kill('SIGKILL');
    await end;
  }
  const ran = await runPaise(place, ['index', '--once', '--json', place.files]);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.json()).toMatchObject({ failed: 0, pending: 0, removed: 0, problems: [] });
  const status = (await runPaise(place, ['status', '--json'])).json() as Status;
  expect(status.queue.byState).toEqual({ ready: 0, waiting: 0, running: 0, dead: 0 });
  expect(status.storage).toMatchObject({ items: 2000, sourceUrls: 2000 });
  expect(await contentOf(place)).toEqual(await contentOf(undisturbed));
  expect((await runPaise(place, ['search', '--json', 'unique1234'])).json()).toMatchObject({ total: 1 });
  expect((await runPaise(place, ['index', '--once', '--json', place.files])).json()).toMatchObject({
    unchanged: 2000,
    indexed: 0,
    updated: 0,
    bytes: 0,
  });
  await setTimeout(500);
  expect(orphans.length).toBeGreaterThan(0);
  expect(orphans.filter(isAlive)).toEqual([]);
  expect(readdirSync(place.dataDirectory).filter((name) => /\.tmp|\.new/.test(name))).toEqual([]);
});

test('a worker that is killed takes no innocent file with it', async () => {
  const place = createPlace();
  writeTree(place, 2000);
  const child = startPaise(place, ['index', '--once', '--json', place.files]);
  const end = endOf(child);
  await untilIndexed(place, 1);
  const workers = childrenOf(child.pid!);
  for (const worker of workers) process.kill(worker, 'SIGKILL');
  const ran = await end;
  expect(workers.length).toBeGreaterThan(0);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.json()).toMatchObject({ indexed: 2000, failed: 0, pending: 0, problems: [] });
});

test('what was at work each time its worker was killed is done when asked for', async () => {
  const place = createPlace();
  writeTree(place, 2000);
  const child = startPaise(place, ['index', '--once', '--json', place.files]);
  const end = endOf(child);
  for (const killAt of [1, 400, 800]) {
    await untilIndexed(place, killAt);
    for (const worker of childrenOf(child.pid!)) process.kill(worker, 'SIGKILL');
  }
  const { indexed, pending } = (await end).json() as { indexed: number; pending: number };
  expect(indexed + pending).toBe(2000);
  expect((await runPaise(place, ['jobs', 'retry', '--all', '--json'])).json()).toEqual({ retried: pending });
  expect((await runPaise(place, ['index', '--once', '--json', place.files])).json()).toMatchObject({ failed: 0, pending: 0 });
  expect(((await runPaise(place, ['status', '--json'])).json() as Status).storage).toMatchObject({
    items: 2000,
    byStatus: { indexed: 2000 },
  });
});
