import { availableParallelism } from 'node:os';
import type { ClaimedJob } from '../../plugin/job.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { LaunchWorker } from './launch-worker.ts';
import { residentMemory, together } from './resident-memory.ts';
import type { WorkerAsks, WorkerSetup } from './messages.ts';
import { createWorker, type Worker, type WorkerEars, type WorkerEnd } from './worker.ts';

export interface PoolBudgets {
  readonly workers: number;
  /** A worker that says nothing for so long while it has work is stuck. */
  readonly silenceMs: number;
  /** No item may take longer, even with signs of progress. */
  readonly totalMs: number;
  /** Resident memory of one worker. */
  readonly memoryBytes: number;
}

/** One writer feeds on the workers, so one less than there are processors, but two where there are two; and never many. */
export const defaultWorkerCount = (): number => Math.min(4, Math.max(2, availableParallelism() - 1));

/** Workers that share the jobs. They are started when there is work and ended when there is none. */
export interface WorkerPool {
  /** How many jobs could be handed out now. */
  room(): number;
  /** Hands out jobs; those that killed a worker before are given to one that has nothing else. */
  dispatch(jobs: readonly ClaimedJob[]): void;
  /** Asks a worker that does no jobs: listing, explaining, extracting for reading. */
  ask<Name extends keyof WorkerAsks>(name: Name, argument: WorkerAsks[Name]['argument']): Promise<WorkerAsks[Name]['answer']>;
  /** Ends the worker that was asked; the next question starts another. */
  endAsking(): void;
  /** Highest resident memory of all workers and this process together. */
  peakMemory(): number;
  /** Ends all workers. Nothing is started after it. */
  stop(): void;
}

/** Enough for a worker never to wait, not so much that a death costs much. */
const prefetchJobs = 768;
const prefetchBytes = 16 * 1024 * 1024;
const watchMs = 250;
const startAttempts = 3;

/** What the engine does with what the workers say. */
export interface PoolEars extends WorkerEars {
  /** No worker can be started: the work cannot go on. */
  onUnusable(end: WorkerEnd): void;
}

export function createWorkerPool(launch: LaunchWorker, setup: WorkerSetup, ears: PoolEars, budgets: PoolBudgets): WorkerPool {
  const workers = new Set<Worker>();
  const backlog: ClaimedJob[] = [];
  const alone = new Set<number>();
  let asking: Worker | undefined;
  let failedStarts = 0;
  let peak = 0;
  let watch: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): Worker {
    const worker: Worker = createWorker(launch, setup, {
      ...ears,
      onResults(results) {
        for (const { token } of results) alone.delete(token.id);
        failedStarts = 0;
        ears.onResults(results);
        hand();
      },
      onEnd(end, unfinished) {
        workers.delete(worker);
        if (asking === worker) asking = undefined;
        if (end.code === 'startup') {
          failedStarts += 1;
          if (failedStarts >= startAttempts) return ears.onUnusable(end);
          backlog.unshift(...unfinished);
          return hand();
        }
        // Of many only one is guilty: each runs alone next time, and then there is no doubt.
        if (unfinished.length > 1) for (const job of unfinished) alone.add(job.id);
        if (unfinished.length > 1) backlog.unshift(...unfinished);
        else ears.onEnd(end, unfinished);
        hand();
      },
    });
    watch ??= setInterval(look, watchMs).unref();
    return worker;
  }

  function look(): void {
    const all = asking ? [...workers, asking] : [...workers];
    const memory = [residentMemory(process.pid)];
    for (const worker of all) {
      const resident = worker.pid === undefined ? undefined : residentMemory(worker.pid);
      memory.push(resident);
      const { busy } = worker;
      const now = performance.now();
      if (busy && now - worker.heardAt > budgets.silenceMs) worker.kill(timeout(`showed no progress for ${budgets.silenceMs / 1000} s`));
      else if (busy && now - worker.sameItemSince > budgets.totalMs) worker.kill(timeout(`took longer than ${budgets.totalMs / 1000} s`));
      else if (resident && resident.bytes > budgets.memoryBytes)
        worker.kill({
          code: 'memory',
          text: `Reading it took more than ${Math.round(budgets.memoryBytes / 2 ** 20)} MiB of memory and was stopped.`,
        });
    }
    peak = Math.max(peak, together(memory));
  }

  const isAlone = (job: ClaimedJob): boolean => job.crashes > 0 || alone.has(job.id);

  function hand(): void {
    while (backlog.length > 0) {
      const worker = freest();
      if (!worker) return;
      const batch = takeBatch(worker);
      if (batch.length === 0) return;
      worker.dispatch(batch);
    }
  }

  function freest(): Worker | undefined {
    const idle = [...workers].find((worker) => worker.unfinished.size === 0);
    if (idle) return idle;
    if (workers.size < budgets.workers) {
      const worker = start();
      workers.add(worker);
      return worker;
    }
    return [...workers].filter(hasRoom).toSorted((a, b) => a.unfinished.size - b.unfinished.size)[0];
  }

  const hasRoom = (worker: Worker): boolean =>
    worker.unfinished.size <= prefetchJobs / 2 &&
    ![...worker.unfinished.values()].some(isAlone) &&
    sizeOf(worker.unfinished.values()) < prefetchBytes;

  function takeBatch(worker: Worker): ClaimedJob[] {
    const first = backlog[0];
    if (!first) return [];
    if (isAlone(first)) return worker.unfinished.size === 0 ? backlog.splice(0, 1) : [];
    let count = 0;
    let bytes = 0;
    while (count < prefetchJobs / 2 && count < backlog.length && bytes < prefetchBytes / 2) {
      const job = backlog[count];
      if (!job || isAlone(job)) break;
      bytes += sizeOf([job]);
      count += 1;
    }
    return backlog.splice(0, count);
  }

  return {
    room: () =>
      Math.max(0, budgets.workers * prefetchJobs - backlog.length - [...workers].reduce((sum, worker) => sum + worker.unfinished.size, 0)),
    dispatch(jobs) {
      if (stopped) return;
      backlog.push(...jobs);
      hand();
    },
    async ask(name, argument) {
      if (stopped) throw new PaiseError('ABORTED', 'The work was stopped.');
      asking ??= start();
      return asking.ask(name, argument);
    },
    endAsking() {
      asking?.close();
      asking = undefined;
    },
    peakMemory: () => Math.max(peak, process.memoryUsage.rss()),
    stop() {
      stopped = true;
      clearInterval(watch);
      watch = undefined;
      for (const worker of asking ? [...workers, asking] : workers) worker.close();
      workers.clear();
      asking = undefined;
      backlog.length = 0;
    },
  };
}

const timeout = (what: string): WorkerEnd => ({ code: 'timeout', text: `Reading it ${what} and was stopped.` });

function sizeOf(jobs: Iterable<ClaimedJob>): number {
  let bytes = 0;
  for (const { payload } of jobs) bytes += 'size' in payload ? (payload.size ?? 0) : 'location' in payload ? payload.location.size : 0;
  return bytes;
}
