import type { EngineStatus } from '../../src/plugin/engine-status.ts';
import type { Status } from '../../src/plugin/paise.ts';

const none = { ready: 0, waiting: 0, running: 0, dead: 0 };

const engine: EngineStatus = {
  pid: 1,
  startedAt: 0,
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
  memory: { engine: 50e6, all: 100e6 },
};

/** A status for tests, with what matters to them. */
export function statusWith({ running = {}, jobs = {}, ...more }: StatusParts = {}): Status {
  return {
    version: '0.1.0',
    profile: 'embedded',
    dataDirectory: '/data',
    configurationFile: '/config/config.yaml',
    ...(running && { engine: { ...engine, ...running } }),
    storage: {
      items: 0,
      sourceUrls: 0,
      byStatus: { indexed: 0, partial: 0, named: 0, skipped: 0, failed: 0 },
      byReason: [],
      textBytes: 0,
      sizeBytes: 0,
    },
    queue: { byState: { ...none, ...jobs }, byKind: {}, failures: [], paused: [] },
    freshness: { pending: 0, failed: 0, paused: false },
    plugins: [],
    startup: [],
    ...more,
  };
}

interface StatusParts extends Partial<Omit<Status, 'engine'>> {
  /** What the engine says; `null` where none runs. */
  readonly running?: Partial<EngineStatus> | null;
  readonly jobs?: Partial<Status['queue']['byState']>;
}
