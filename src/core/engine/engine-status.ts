import type { EngineStatus } from '../../plugin/engine-status.ts';
import type { Breakers } from '../pipeline/breakers.ts';
import type { ExtensionTally } from '../pipeline/extension-tally.ts';
import type { IndexTally } from '../pipeline/index-tally.ts';
import type { JobRunner } from '../pipeline/job-runner.ts';
import type { System } from '../system.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import type { Holds } from './holds.ts';
import { freeDiskBytes } from './machine.ts';
import type { Scans } from './scans.ts';
import type { Watching } from './watching.ts';

interface Parts {
  readonly mode: EngineStatus['mode'];
  readonly startedAt: number;
  readonly system: System;
  readonly pool: WorkerPool;
  readonly runner: JobRunner;
  readonly scans: Scans;
  readonly watching: Watching;
  readonly holds: Holds;
  readonly breakers: Breakers;
  readonly extensions: ExtensionTally;
  readonly tally: IndexTally;
}

export function engineStatus({
  mode,
  startedAt,
  system,
  pool,
  runner,
  scans,
  watching,
  holds,
  breakers,
  extensions,
  tally,
}: Parts): EngineStatus {
  const held = holds.all();
  const { done, failed, rate, current } = tally.progress(runner.backlog(), held);
  const working = runner.backlog() > 0;
  const freeBytes = freeDiskBytes(system.request.dataDirectory);
  return {
    pid: process.pid,
    startedAt,
    mode,
    activity: scans.busy() ? 'listing' : held.length > 0 ? 'held' : working ? 'indexing' : 'idle',
    holds: held,
    rate: working ? rate : 0,
    ...(working && current !== undefined && { current }),
    counts: { done, failed, ...pool.counts(), ...runner.counts() },
    workers: pool.workers(),
    watches: watching.status(),
    scans: scans.status(),
    breakers: breakers.status(),
    extensions: extensions.status(),
    memory: { engine: process.memoryUsage.rss(), all: pool.memory() },
    ...(freeBytes !== undefined && { disk: { freeBytes, floorBytes: system.settings.engine.diskFloor } }),
  };
}
