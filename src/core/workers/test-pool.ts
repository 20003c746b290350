import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { SourceChange } from '../../plugin/content-source.ts';
import type { LogRecord } from '../../plugin/engine-status.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import { processWorkers, type LaunchedWorker } from './launch-worker.ts';
import type { EngineAsks, WorkerSetup } from './messages.ts';
import type { Answers } from './peer.ts';
import { setup } from './test-jobs.ts';
import { createWorkerPool, type PoolBudgets } from './worker-pool.ts';
import type { WorkerEnd } from './worker.ts';

export const answers = { kept: async () => undefined } as Partial<Answers<EngineAsks>> as Answers<EngineAsks>;
const patient: PoolBudgets = { workers: 1, silenceMs: 20_000, totalMs: 20_000, memoryBytes: 2 ** 30 };

/** A pool of real processes, and what became of everything. */
export function openPool(budgets: Partial<PoolBudgets> = {}, program = './test-worker.ts', options: WorkerSetup['options'] = {}) {
  const launched: LaunchedWorker[] = [];
  const launch = processWorkers(new URL(program, import.meta.url));
  const results: JobResult[] = [];
  const ends: (WorkerEnd & { readonly jobs: readonly number[] })[] = [];
  const unusable: WorkerEnd[] = [];
  const logged: LogRecord[] = [];
  const changes: SourceChange[] = [];
  const pool = createWorkerPool(
    (kind) => {
      const worker = launch(kind);
      launched.push(worker);
      return worker;
    },
    { ...setup, options },
    {
      answers,
      onResults: (batch) => void results.push(...batch),
      onEnd: (end, jobs) => jobs.length > 0 && void ends.push({ ...end, jobs: jobs.map(({ id }) => id) }),
      onNotice: (notice) => notice.type === 'log' && void logged.push(notice.entry),
      onChange: (_source, change) => void changes.push(change),
      onUnusable: (end) => void unusable.push(end),
    },
    { ...patient, ...budgets },
  );
  onTestFinished(() => pool.stop());
  return {
    pool,
    launched,
    results,
    ends,
    unusable,
    logged,
    changes,
    done: () => results.map(({ token }) => token.id).toSorted((one, other) => one - other),
  };
}

export async function until(isSo: () => boolean, withinMs = 15_000): Promise<void> {
  const started = performance.now();
  while (!isSo()) {
    if (performance.now() - started > withinMs) throw new Error('it did not come to that');
    await setTimeout(10);
  }
}

/** Whether it runs or could. What ended and was not collected by its parent does not count. */
export function isAlive(pid: number | undefined): boolean {
  try {
    if (pid === undefined || !process.kill(pid, 0)) return false;
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
