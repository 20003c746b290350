import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineStatus } from '../../../plugin/engine-status.ts';
import { age, day } from './age.ts';
import { dataDirectory } from './data-directory.ts';
import { dataPlace, networkType, synchronizedBy } from './data-place.ts';
import { diskSpace } from './disk-space.ts';
import { engineState } from './engine-state.ts';
import { lastLook } from './last-look.ts';
import { nodeVersion } from './node-version.ts';
import { pendingWork } from './pending-work.ts';
import { plugins } from './plugins.ts';
import { watchesFor } from './watch-limit.ts';

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-checks-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const engine: EngineStatus = {
  pid: 12,
  startedAt: Date.now() - 3 * day,
  mode: 'up',
  activity: 'idle',
  holds: [],
  rate: 0,
  counts: { done: 0, failed: 0, workersDied: 0, workersKilled: 0, workersRecycled: 0, stale: 0, recovered: 0, turns: 0 },
  workers: [],
  watches: [],
  scans: [],
  breakers: [],
  extensions: [],
  memory: { engine: 1, all: 2 },
};

test('ages', () => {
  expect([0, 60_000, 90 * 60_000, 5 * 3_600_000, 3 * day].map((ms) => age(0, ms))).toEqual([
    'less than a minute',
    '1 minute',
    '90 minutes',
    '5 hours',
    '3 days',
  ]);
});

test('Node must be new enough', () => {
  expect(['22.17.9', '20.99.0', '22.18.0', '24.0.0', '31.2.0'].map((version) => nodeVersion(version).state)).toEqual([
    'bad',
    'bad',
    'good',
    'good',
    'good',
  ]);
});

test.runIf(process.platform !== 'win32')('the data directory is for its user only', () => {
  const directory = newDirectory();
  chmodSync(directory, 0o755);
  expect(dataDirectory(directory)).toMatchObject({ state: 'warning', hint: expect.stringContaining(`chmod 700 '${directory}'`) as string });
  chmodSync(directory, 0o700);
  expect(dataDirectory(directory).state).toBe('good');
  expect(dataDirectory(join(directory, 'later')).message).toContain('will be made');
});

test('network file systems are known by their numbers', () => {
  expect([0x6969, 0xff534d42, 0xef53, 0x01021994].map(networkType)).toEqual(['NFS', 'CIFS', undefined, undefined]);
});

test('folders of synchronising programs are known', () => {
  const directory = newDirectory();
  mkdirSync(join(directory, 'shared/.stfolder'), { recursive: true });
  expect(
    [
      '/home/ann/Dropbox/paise2',
      '/home/ann/OneDrive - Work/x',
      '/Users/ann/Library/Mobile Documents/x',
      'C:\\Users\\ann\\OneDrive\\x',
      join(directory, 'shared/deep/down'),
      '/home/ann/.local/share/paise2',
      '/home/ann/megabytes',
    ].map(synchronizedBy),
  ).toEqual(['Dropbox', 'OneDrive', 'iCloud', 'OneDrive', 'Syncthing', undefined, undefined]);
  expect(dataPlace(join(directory, 'not/there/yet')).state).toBe('good');
  mkdirSync(join(directory, 'Dropbox'));
  expect(dataPlace(join(directory, 'Dropbox/not/yet')).state).toBe('warning');
});

test('disk space is that of the disk on which the directory will be, compared with the floor', () => {
  const directory = join(newDirectory(), 'not/there');
  expect(diskSpace(directory, undefined).message).toMatch(/^\d+\.\d GB free$/);
  expect(diskSpace(directory, { ...engine, disk: { freeBytes: 1, floorBytes: 1e18 } }).state).toBe('warning');
});

test('plugins that were set aside are bad, one by one', () => {
  const info = { from: 'built-in', extensions: {} } as const;
  expect(plugins([{ ...info, name: 'a', state: 'enabled' }])).toMatchObject([{ state: 'good', message: '1 enabled, 0 disabled' }]);
  expect(plugins([{ ...info, name: 'a', state: 'set aside', problem: 'it threw' }])).toMatchObject([
    { name: 'plugin a', state: 'bad', message: 'it threw' },
  ]);
});

test('an engine that runs well is good, and none is too', () => {
  expect(engineState({}).map(({ state }) => state)).toEqual(['good']);
  expect(engineState({ engine })).toEqual([{ name: 'engine', state: 'good', message: 'process 12, since 3 days, idle' }]);
  expect(engineState({ engineProblem: 'does not answer' })).toMatchObject([{ state: 'bad', message: 'does not answer' }]);
});

test('what keeps an engine from its work is told with a remedy', () => {
  const since = Date.now() - 2 * 3_600_000;
  const blind = { source: 'files/directory', state: 'blind', since } as const;
  const reason = { code: 'inotify-limit', text: 'No watches are left.' };
  const checkups = engineState({
    engine: {
      ...engine,
      activity: 'held',
      holds: [{ code: 'disk', text: 'The disk is full.', since }],
      breakers: [{ extension: 'pdf/pdf', reason: { code: 'crash', text: 'It died.' }, openedAt: since, nextProbeAt: Date.now() + 1 }],
      scans: [{ source: 'mail/mail', startedAt: since, listed: 3, problem: 'no network' }],
      watches: [
        { ...blind, url: 'file:///home/ann/a', reason },
        { ...blind, url: 'file:///home/ann/b', reason },
        { ...blind, url: 'file:///home/ann/c', state: 'watching' },
      ],
    },
  });
  expect(checkups.map(({ name, state, message }) => `${state} ${name}: ${message}`)).toEqual([
    'good engine: process 12, since 3 days, held',
    'warning held (disk): The disk is full. For 2 hours.',
    'bad pdf/pdf: fails at everything since 2 hours (crash): It died.',
    'bad mail/mail: could not be listed to the end: no network',
    'warning watching: /home/ann/a and 1 more: No watches are left.',
  ]);
  expect(checkups.slice(1).every(({ hint }) => hint !== undefined)).toBe(true);
});

test('failures with one cause and forgotten pauses are warnings', () => {
  const since = Date.now() - 3 * day;
  const checkups = pendingWork({
    byState: { ready: 3, waiting: 1, running: 0, dead: 25 },
    byKind: {},
    failures: [
      { code: 'timeout', plugin: 'pdf', jobs: 20 },
      { code: 'corrupt', jobs: 5 },
    ],
    paused: [{ since, plugin: 'files', kind: 'fetch_content', reason: 'holiday' }, { since }],
  });
  expect(checkups).toEqual([
    { name: 'jobs', state: 'good', message: '4 pending, 25 failed for good' },
    {
      name: 'jobs',
      state: 'warning',
      message: '20 failed for one reason: timeout (pdf)',
      hint: '`paise2 jobs list --reason timeout` tells which and why; `paise2 jobs retry --reason timeout` tries them again.',
    },
    {
      name: 'paused',
      state: 'warning',
      message: 'all fetch_content jobs of files for 3 days: holiday',
      hint: 'Run `paise2 resume --plugin files --kind fetch_content`.',
    },
    { name: 'paused', state: 'warning', message: 'all work for 3 days', hint: 'Run `paise2 resume`.' },
  ]);
});

test('an index at which nobody looked for a week is stale', () => {
  const now = 100 * day;
  const scan = { source: 'files/directory', listed: 1 };
  expect(lastLook(undefined, undefined, now).state).toBe('good');
  expect(lastLook(now - 6 * day, undefined, now).state).toBe('good');
  expect(lastLook(now - 8 * day, undefined, now)).toMatchObject({
    state: 'warning',
    message: 'the index was changed 8 days ago, and no engine runs',
  });
  expect(lastLook(now - 8 * day, { ...engine, scans: [{ ...scan, startedAt: now - day }] }, now).state).toBe('good');
  expect(lastLook(now, { ...engine, scans: [{ ...scan, startedAt: now - 9 * day }] }, now).state).toBe('warning');
});

test('more folders than watches: the remedy has a number that is enough', () => {
  expect(watchesFor(100, 8192).state).toBe('good');
  expect(watchesFor(7000, 8192)).toMatchObject({ state: 'warning', hint: expect.stringContaining('max_user_watches=16384') as string });
});
