import type { Cache } from '../../plugin/cache-provider.ts';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ClaimedJob, EnqueueResult, JobSpec } from '../../plugin/job.ts';
import type { Settlement, TurnResult } from '../../plugin/turn.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import type { WorkerEnd } from '../workers/worker.ts';
import { turnApplier, type TurnParts } from './apply-turn.ts';
import { cleanUp } from './clean-up.ts';
import type { JobResult } from './job-result.ts';
import type { SelectionTable } from './selection-table.ts';
import { resultOfDeath, settlementOf } from './settlement.ts';

/** A turn is worth its transaction when this much came together, or when the first part of it has waited so long. */
const turnSettlements = 256;
const turnCharacters = 2 * 1024 * 1024;
const turnWaitMs = 25;
/** Sources are asked to wait while so many jobs are ahead of them. */
const mostBacklog = 50_000;

export interface RunnerParts extends TurnParts {
  readonly cache: Cache;
  readonly table: SelectionTable;
  readonly pool: Pick<WorkerPool, 'room' | 'dispatch'>;
  /** A job ended, and what it caused is committed. */
  onSettled(job: ClaimedJob, result: JobResult): void;
}

/** Moves jobs from the queue to the workers and their results into the index, turn by turn. */
export interface JobRunner {
  /** Takes back what an earlier engine left, and begins to claim. */
  start(): Promise<void>;
  /** Adds to the next turn; resolves when it is committed. */
  submit(work: { readonly enqueue?: readonly JobSpec[]; readonly writes?: readonly StorageWrite[] }): Promise<readonly EnqueueResult[]>;
  onResults(results: readonly JobResult[]): void;
  onWorkerEnd(end: WorkerEnd, unfinished: readonly ClaimedJob[]): void;
  /** Resolves when nothing is ready, running or due within `graceMs`. Rejects when the work cannot go on. */
  idle(graceMs: number): Promise<void>;
  /** The work cannot go on, for this reason. */
  fail(error: unknown): void;
  /** Jobs that were submitted or taken back and have not ended. */
  backlog(): number;
  /** Resolves when so few jobs are ahead that more may be submitted. Rejects when the work cannot go on. */
  room(): Promise<void>;
  /** Gives back what is running and ends. */
  stop(): Promise<void>;
}

interface Submission {
  readonly enqueue: readonly JobSpec[];
  readonly writes: readonly StorageWrite[];
  resolve(results: readonly EnqueueResult[]): void;
  reject(error: unknown): void;
}

interface Finished {
  readonly job: ClaimedJob;
  readonly result: JobResult;
}

/** Whether this was the last job about what a source scheduled, for now. */
const isEndOfContent = ({ kind }: ClaimedJob, { followUps, outcome }: JobResult): boolean =>
  kind !== 'cleanup_cache' && (followUps.length === 0 || outcome.type === 'failed');

export function createJobRunner(parts: RunnerParts): JobRunner {
  const applyTurn = turnApplier(parts);
  const claimed = new Map<number, ClaimedJob>();
  let finished: Finished[] = [];
  let characters = 0;
  let submissions: Submission[] = [];
  let timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  let turning: Promise<void> | undefined;
  let state: 'created' | 'working' | 'stopped' = 'created';
  let broken: { readonly error: unknown } | undefined;
  let drained = false;
  let backlog = 0;
  let stopping: Promise<void> | undefined;
  const waiters = new Set<() => void>();

  function wake(soon: boolean): void {
    if (state !== 'working' || turning || broken) return;
    if (timer && !soon) return;
    cancelTimer();
    timer = soon ? setImmediate(run) : setTimeout(run, turnWaitMs);
  }

  function cancelTimer(): void {
    clearTimeout(timer as NodeJS.Timeout);
    clearImmediate(timer as NodeJS.Immediate);
    timer = undefined;
  }

  function run(): void {
    timer = undefined;
    turning = turn()
      .catch((error: unknown) => {
        broken = { error };
      })
      .finally(() => {
        turning = undefined;
        if (submissions.length > 0 || finished.length >= turnSettlements) wake(true);
        else if (finished.length > 0 || (!drained && parts.pool.room() > 0)) wake(false);
        tellWaiters();
      });
  }

  async function turn(): Promise<void> {
    const batch = take();
    try {
      const result = await commit(batch);
      batch.submissions.reduce((from, submission) => {
        submission.resolve(result.enqueued.slice(from, from + submission.enqueue.length));
        return from + submission.enqueue.length;
      }, 0);
      backlog += result.enqueued.filter((outcome) => outcome === 'inserted' || outcome === 'revived').length;
      for (const { job, result: jobResult } of batch.finished) {
        if (isEndOfContent(job, jobResult)) backlog = Math.max(0, backlog - 1);
        parts.onSettled(job, jobResult);
      }
      await startJobs(result.claimed);
      drained = result.claimed.length === 0;
    } catch (error) {
      for (const submission of batch.submissions) submission.reject(error);
      throw error;
    }
  }

  function take(): { readonly finished: readonly Finished[]; readonly submissions: readonly Submission[] } {
    const batch = { finished, submissions };
    finished = [];
    submissions = [];
    characters = 0;
    return batch;
  }

  async function commit(batch: ReturnType<typeof take>): Promise<TurnResult> {
    const settlements: Settlement[] = [];
    for (const { job, result } of batch.finished) {
      settlements.push(await settlementOf(job, result, parts.storage));
      claimed.delete(job.id);
    }
    const room = state === 'working' ? parts.pool.room() : 0;
    return applyTurn({
      settlements,
      enqueue: batch.submissions.flatMap(({ enqueue }) => enqueue),
      writes: batch.submissions.flatMap(({ writes }) => writes),
      state: [],
      ...(room > 0 && { claim: { limit: room } }),
    });
  }

  async function startJobs(jobs: readonly ClaimedJob[]): Promise<void> {
    for (const job of jobs) claimed.set(job.id, job);
    parts.pool.dispatch(jobs.filter(({ kind }) => kind !== 'cleanup_cache'));
    for (const job of jobs) {
      if (job.kind !== 'cleanup_cache') continue;
      // Within the turn, so that no write comes between looking who refers to the bytes and removing them.
      const outcome = await cleanUp(job.payload, parts);
      settle(job, { token: { id: job.id, token: job.token }, outcome, change: { type: 'none' }, followUps: [], bytes: 0 });
    }
  }

  function settle(job: ClaimedJob, result: JobResult): void {
    finished.push({ job, result });
    if (result.change.type === 'put') for (const { text } of result.change.items.items) characters += text.length;
    wake(finished.length >= turnSettlements || characters >= turnCharacters);
  }

  const isIdle = (): boolean => drained && !turning && !timer && claimed.size === 0 && finished.length === 0 && submissions.length === 0;

  return {
    async start() {
      await parts.queue.recover();
      state = 'working';
      wake(true);
    },
    submit({ enqueue = [], writes = [] }) {
      if (broken) return Promise.reject(broken.error);
      if (state === 'stopped') return Promise.reject(new PaiseError('ABORTED', 'The work was stopped.'));
      return new Promise((resolve, reject) => {
        submissions.push({ enqueue, writes, resolve, reject });
        drained = false;
        wake(true);
      });
    },
    onResults(results) {
      for (const result of results) {
        const job = claimed.get(result.token.id);
        if (job?.token === result.token.token) settle(job, result);
      }
    },
    onWorkerEnd(end, unfinished) {
      for (const job of unfinished) if (claimed.has(job.id)) settle(job, resultOfDeath(job, end, parts.table));
    },
    fail(error) {
      broken ??= { error };
      tellWaiters();
    },
    backlog: () => Math.max(backlog, claimed.size),
    async room() {
      for (;;) {
        requireWorking();
        if (backlog <= mostBacklog) return;
        await nextTurn();
      }
    },
    async idle(graceMs) {
      for (;;) {
        requireWorking();
        if (!isIdle()) await nextTurn();
        else if (!(await waitForNext(graceMs))) return;
      }
    },
    stop: () => (stopping ??= stop()),
  };

  function requireWorking(): void {
    if (broken) throw broken.error;
    if (state === 'stopped') throw new PaiseError('ABORTED', 'The work was stopped.');
  }

  function nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      waiters.add(resolve);
    });
  }

  function tellWaiters(): void {
    for (const notify of waiters) notify();
    waiters.clear();
  }

  async function stop(): Promise<void> {
    state = 'stopped';
    cancelTimer();
    await turning;
    for (const job of claimed.values()) {
      if (finished.some((entry) => entry.job.id === job.id)) continue;
      finished.push({
        job,
        result: {
          token: { id: job.id, token: job.token },
          outcome: { type: 'released' },
          change: { type: 'none' },
          followUps: [],
          bytes: 0,
        },
      });
    }
    try {
      if (!broken && (finished.length > 0 || submissions.length > 0)) await turn();
    } finally {
      tellWaiters();
    }
  }

  /** Waits for the next job that is due soon. Resolves with false when there is none. */
  async function waitForNext(graceMs: number): Promise<boolean> {
    const next = await parts.queue.nextReadyAt();
    const delay = next === undefined ? Number.POSITIVE_INFINITY : next - Date.now();
    if (delay > graceMs) return !isIdle();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, delay) + 5));
    drained = false;
    wake(true);
    return true;
  }
}
