import { expect, test } from 'vitest';
import type { EngineStatus } from '../../plugin/engine-status.ts';
import type { Status } from '../../plugin/paise.ts';
import { engineLine } from './engine-line.ts';
import { healthOf } from './health.ts';
import { statusRows } from './status-rows.ts';

const now = Date.now();
const none = { ready: 0, waiting: 0, running: 0, dead: 0 };

const engine: EngineStatus = {
  pid: 4711,
  startedAt: now - 7_200_000,
  mode: 'up',
  activity: 'idle',
  holds: [],
  rate: 0,
  counts: { done: 1204, failed: 2, workersDied: 1, workersKilled: 2, workersRecycled: 3, stale: 4, recovered: 5, turns: 6 },
  workers: [{ pid: 4712, role: 'watching', startedAt: now - 60_000, rssBytes: 5e7, jobs: 0 }],
  watches: [{ source: 'files/directory', url: 'file:///home/ann/Documents', state: 'watching', since: now }],
  scans: [{ source: 'files/directory', startedAt: now - 600_000, tookMs: 700, listed: 12_000 }],
  breakers: [],
  extensions: [],
  memory: { engine: 6e7, all: 1.1e8 },
  disk: { freeBytes: 5e9, floorBytes: 1e9 },
};

const idle: Status = {
  version: '0.1.0',
  profile: 'embedded',
  dataDirectory: '/data',
  configurationFile: '/config/config.yaml',
  storage: {
    items: 12_000,
    sourceUrls: 11_000,
    byStatus: { indexed: 11_990, partial: 0, named: 0, skipped: 10, failed: 0 },
    byReason: [{ status: 'skipped', code: 'secret', count: 10 }],
    writtenAt: now,
    textBytes: 1e8,
    sizeBytes: 5e7,
  },
  queue: { byState: none, byKind: {}, failures: [], paused: [] },
  freshness: { pending: 0, failed: 0, paused: false },
  plugins: [{ name: 'files', from: 'built-in', state: 'enabled', extensions: {} }],
  startup: [{ name: 'plugins', tookMs: 3 }],
};
const running: Status = { ...idle, engine };

const shown = (status: Status, verbose = false): string =>
  statusRows(status, verbose, now)
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n');

test('health in the order of urgency', () => {
  const pending = { ...idle.queue, byState: { ...none, ready: 3 } };
  const held: EngineStatus = { ...engine, activity: 'held', holds: [{ code: 'disk', text: 'The disk is full.', since: now }] };
  const paused = { ...idle.queue, paused: [{ plugin: 'files', since: now }] };
  expect(healthOf(idle)).toEqual({ state: 'good', text: 'nothing is pending; no engine runs' });
  expect(healthOf({ ...idle, queue: pending }).text).toContain('3 jobs pending for the next `paise2 index`');
  expect(healthOf(running)).toEqual({ state: 'good', text: 'up to date, watching 1 place' });
  expect(healthOf({ ...running, queue: pending })).toEqual({ state: 'working', text: 'about to begin, 3 jobs pending' });
  expect(healthOf({ ...running, engine: held })).toEqual({ state: 'held', text: 'The disk is full' });
  expect(healthOf({ ...idle, queue: paused })).toEqual({ state: 'held', text: 'some work is paused' });
  const breaker = { extension: 'pdf/pdf', reason: { code: 'crash', text: 'It died.' }, openedAt: now, nextProbeAt: now };
  expect(healthOf({ ...running, engine: { ...held, breakers: [breaker] } })).toEqual({
    state: 'degraded',
    text: 'pdf/pdf fails at everything',
  });
  expect(healthOf({ ...idle, engineProblem: 'The engine does not answer.' })).toEqual({
    state: 'degraded',
    text: 'The engine does not answer',
  });
});

test('where all is well it fits a screen and says nothing of faults', () => {
  const text = shown(running);
  expect(text.split('\n').length).toBeLessThan(24);
  expect(text).toContain('engine: idle, up for 2 h 0 min (process 4711)');
  expect(text).toContain('  looked: files/directory 10 minutes ago, 12,000 listed in 700 ms');
  expect(text).not.toMatch(/startup|worker:|held|failing|not watched/);
  expect(shown(idle)).toContain('engine: none runs; `paise2 up` starts one');
});

test('everything that is held back or failing is named with its remedy', () => {
  const reason = { code: 'inotify-limit', text: 'No watches are left.' };
  const text = shown({
    ...running,
    engine: {
      ...engine,
      current: 'file:///home/ann/a%20b.pdf',
      rate: 84.6,
      activity: 'indexing',
      holds: [{ code: 'battery', text: 'On battery.', since: now - 120_000 }],
      breakers: [{ extension: 'pdf/pdf', reason: { code: 'crash', text: 'It died.' }, openedAt: now, nextProbeAt: now + 60_000 }],
      watches: Array.from({ length: 7 }, (_, index) => ({
        source: 'files/directory',
        url: `file:///mnt/${index}`,
        state: 'blind' as const,
        reason,
        since: now,
      })),
      scans: [{ source: 'mail/mail', startedAt: now, listed: 3, problem: 'no network' }],
    },
    queue: {
      byState: { ...none, waiting: 2, dead: 12 },
      byKind: { fetch_content: { ...none, waiting: 2, dead: 12 } },
      failures: [{ code: 'timeout', plugin: 'pdf', jobs: 12 }],
      oldestAt: now - 3_600_000,
      paused: [{ plugin: 'mail', kind: 'fetch_content', since: now - 86_400_000 * 2, reason: 'holiday' }],
    },
    plugins: [{ name: 'odd', from: 'file', state: 'set aside', problem: 'it threw', extensions: {} }],
  });
  for (const line of [
    'engine: indexing, 85/s, up for 2 h 0 min (process 4711)',
    '  at: /home/ann/a b.pdf',
    '  held: battery, since 2 minutes ago: On battery.',
    '  failing: pdf/pdf, since just now, one item is tried in 1 min 0 s: It died.',
    '  not watched: /mnt/4, since just now: No watches are left.',
    ': … and 2 more; see --verbose',
    '  looked: mail/mail just now, 3 listed, not to the end: no network',
    'jobs: 0 ready, 2 waiting, 0 running, 12 failed for good',
    '  oldest: 1 h 0 min old',
    '  failed: 12 timeout (pdf): `paise2 jobs retry --reason timeout` tries again',
    '  paused: all fetch_content jobs of mail since 2 days ago (holiday): `paise2 resume --plugin mail --kind fetch_content` goes on',
    '  set aside: odd: it threw',
  ])
    expect(text).toContain(line);
});

test('--verbose has workers, watches, kinds of jobs and startup', () => {
  const text = shown({ ...running, queue: { ...idle.queue, byKind: { cleanup_cache: { ...none, ready: 1 } } } }, true);
  for (const line of [
    'workers: 1 died, 2 were killed, 3 were replaced in the normal course',
    'worker: 4712, for watching, 1 min 0 s old, 50.0 MB, 0 jobs',
    'watching: /home/ann/Documents (files/directory), since just now',
    'memory: 60.0 MB of the engine, 110 MB in all',
    'disk: 5.0 GB free; 1.0 GB are left to others',
    '  cleanup_cache: 1 ready',
    'startup: plugins 3 ms',
  ])
    expect(text).toContain(line);
});

test('the line while it is up', () => {
  expect(engineLine(engine)).toBe('idle, 1,204 done, 2 failed, watching 1 place');
  expect(engineLine({ ...engine, activity: 'indexing', rate: 1234.4, current: 'file:///a%20b' })).toBe(
    'indexing, 1,204 done, 1,234/s, 2 failed  /a b',
  );
  expect(engineLine({ ...engine, activity: 'held', holds: [{ code: 'disk', text: 'The disk is full.', since: 0 }] })).toMatch(
    /^held: The disk is full\., /,
  );
});
