import type { Cache } from '../../plugin/cache-provider.ts';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';
import type { ClaimedJob, EnqueueResult, JobSpec } from '../../plugin/job.ts';
import type { Settlement, TurnResult } from '../../plugin/turn.ts';
import type { Holds } from '../engine/holds.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import type { WorkerEnd } from '../workers/worker.ts';
import { turnApplier, type TurnParts } from './apply-turn.ts';
import { cleanUp } from './clean-up.ts';
import type { JobResult } from './job-result.ts';
import type { SelectionTable } from './selection-table.ts';
import { resultOfDeath, settlementOf } from './settlement.ts';
import { createTurnGatherer, type TurnBatch } from './turn-batch.ts';
import { createWaiters } from './waiters.ts';

/** A turn is taken when enough came together for a transaction, or when the first part of it has waited so long. */
const turnWaitMs = 25;
/** Sources are asked to wait while so many jobs are ahead of them. */
const mostBacklog = 50_000;
/** A turn that could not be committed is tried again after so long, longer each time. */
const firstRestMs = 100;
const longestRestMs = 30_000;
/** Trouble other than a full disk ends the work after so many attempts: about a minute. */
const mostAttempts = 10;
/** Waiting jobs are looked for at least so often, because clocks are set and machines sleep. */
const longestNapMs = 60_000;
const heldNapMs = 2000;

export interface RunnerParts extends TurnParts {
  readonly cache: Cache;
  readonly table: SelectionTable;
  readonly pool: Pick<WorkerPool, 'room' | 'dispatch'>;
  readonly holds: Pick<Holds, 'urgency' | 'stopsListing' | 'diskFull' | 'all'>;
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
  /** Stores a part of the result of a job that goes on. Resolves when it is committed. */
  storePart(part: JobResult): Promise<void>;
  onWorkerEnd(end: WorkerEnd, unfinished: readonly ClaimedJob[]): void;
  /** The queue was changed from outside, or a hold was lifted: there may be something to claim, or less than there was. */
  queueChanged(): Promise<void>;
  /** Resolves when nothing is ready, running or due within `graceMs`, or when a person paused it. Rejects when the work cannot go on. */
  idle(graceMs: number): Promise<void>;
  /** The work cannot go on, for this reason. */
  fail(error: unknown): void;
  /** Rejects when the work cannot go on. Never resolves. */
  readonly failure: Promise<never>;
  /** Keys of the jobs that are claimed and have not ended. */
  keysUnderWay(): readonly string[];
  /** Jobs that were submitted or taken back and have not ended. */
  backlog(): number;
  counts(): { readonly recovered: number; readonly stale: number; readonly turns: number };
  /** Resolves when so few jobs are ahead that more may be submitted. Rejects when the work cannot go on. */
  room(): Promise<void>;
  /** Gives back what is running and ends. */
  stop(): Promise<void>;
}

/** Whether this was the last job about what a source scheduled, for now. */
const isEndOfContent = ({ kind }: ClaimedJob, { followUps, outcome }: JobResult): boolean =>
  kind !== 'cleanup_cache' && (followUps.length === 0 || outcome.type === 'failed');

export function createJobRunner(parts: RunnerParts): JobRunner {
  const applyTurn = turnApplier(parts);
  const claimed = new Map<number, ClaimedJob>();
  const gathered = createTurnGatherer();
  const waiters = createWaiters();
  const failure = Promise.withResolvers<never>();
  // It is looked at by whoever waits; that nobody does is no error of its own.
  failure.promise.catch(() => {});
  const counts = { recovered: 0, stale: 0, turns: 0 };
  let timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  let nap: NodeJS.Timeout | undefined;
  let turning: Promise<void> | undefined;
  let state: 'created' | 'working' | 'stopped' = 'created';
  let broken: { readonly error: unknown } | undefined;
  let failedTurns = 0;
  let drained = false;
  let backlog = 0;
  let stopping: Promise<void> | undefined;

  function wake(soon: boolean): void {
    if (state !== 'working' || turning || broken || failedTurns > 0) return;
    if (timer && !soon) return;
    cancelTimers();
    timer = soon ? setImmediate(run) : setTimeout(run, turnWaitMs);
  }

  function cancelTimers(): void {
    clearTimeout(nap);
    clearTimeout(timer as NodeJS.Timeout);
    clearImmediate(timer as NodeJS.Immediate);
    timer = nap = undefined;
  }

  function run(): void {
    timer = undefined;
    turning = turn()
      .catch(fail)
      .finally(() => {
        turning = undefined;
        if (failedTurns > 0) rest();
        else if (gathered.hasSubmissions() || gathered.isFull()) wake(true);
        else if (!gathered.isEmpty() || (!drained && parts.pool.room() > 0 && parts.holds.urgency() !== undefined)) wake(false);
        else napUntilDue().catch(fail);
        waiters.tell();
      });
  }

  function rest(): void {
    if (state !== 'working' || broken) return;
    cancelTimers();
    timer = setTimeout(run, Math.min(longestRestMs, firstRestMs * 2 ** (failedTurns - 1)));
  }

  /** Sleeps until a waiting job is due or a hold may be over. */
  async function napUntilDue(): Promise<void> {
    if (state !== 'working' || broken || claimed.size > 0) return;
    const next = await parts.queue.nextReadyAt();
    const held = parts.holds.stopsListing() || (parts.holds.all().some(({ code }) => code !== 'paused') && (await isSomethingReady()));
    if (turning || timer || nap || state !== 'working') return;
    const due = next === undefined ? undefined : Math.max(5, next - Date.now());
    const ms = held ? heldNapMs : due;
    if (ms !== undefined) nap = setTimeout(lookAgain, Math.min(longestNapMs, ms));
  }

  const isSomethingReady = async (): Promise<boolean> => (await parts.queue.counts()).ready > 0;

  /** Counts anew what is ahead, after somebody else changed the queue. */
  async function recount(): Promise<void> {
    const { ready, running } = await parts.queue.counts();
    backlog = ready + running;
  }

  function lookAgain(): void {
    nap = undefined;
    drained = false;
    wake(true);
  }

  async function turn(): Promise<void> {
    const batch = gathered.take();
    let result: TurnResult;
    try {
      result = await commit(batch);
      failedTurns = 0;
    } catch (error) {
      if (state === 'working' && mayPass(error, failedTurns)) {
        failedTurns += 1;
        gathered.putBack(batch);
        if (isPaiseError(error, 'DISK_FULL')) parts.holds.diskFull();
        return;
      }
      for (const submission of batch.submissions) submission.reject(error);
      throw error;
    }
    counts.turns += 1;
    counts.stale += result.stale.length;
    batch.submissions.reduce((from, submission) => {
      submission.resolve(result.enqueued.slice(from, from + submission.enqueue.length));
      return from + submission.enqueue.length;
    }, 0);
    backlog += result.enqueued.filter((outcome) => outcome === 'inserted' || outcome === 'revived').length;
    for (const { job, result: jobResult, stored } of batch.finished) {
      stored?.();
      if (jobResult.outcome.type === 'progress') continue;
      if (isEndOfContent(job, jobResult)) backlog = Math.max(0, backlog - 1);
      parts.onSettled(job, jobResult);
    }
    await startJobs(result.claimed);
    drained = result.claimed.length === 0;
  }

  async function commit(batch: TurnBatch): Promise<TurnResult> {
    const settlements: Settlement[] = [];
    for (const { job, result } of batch.finished) settlements.push(await settlementOf(job, result, parts.storage));
    const room = state === 'working' ? parts.pool.room() : 0;
    const urgency = room > 0 ? parts.holds.urgency() : undefined;
    const result = await applyTurn({
      settlements,
      enqueue: batch.submissions.flatMap(({ enqueue }) => enqueue),
      writes: batch.submissions.flatMap(({ writes }) => writes),
      state: [],
      ...(urgency !== undefined && { claim: { limit: room, ...(Number.isFinite(urgency) && { urgency }) } }),
    });
    for (const { job, result: jobResult } of batch.finished) followClaim(job, jobResult);
    return result;
  }

  /** A job that goes on knows how far it came; any other is nobody's any more. */
  function followClaim(job: ClaimedJob, { outcome }: JobResult): void {
    if (outcome.type !== 'progress') claimed.delete(job.id);
    else if (claimed.get(job.id)?.token === job.token) claimed.set(job.id, { ...job, progress: outcome.progress });
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

  function settle(job: ClaimedJob, result: JobResult, stored?: () => void): void {
    gathered.finish({ job, result, ...(stored && { stored }) });
    wake(gathered.isFull());
  }

  function fail(error: unknown): void {
    if (broken) return;
    broken = { error };
    cancelTimers();
    failure.reject(error);
    for (const { reject } of gathered.take().submissions) reject(error);
    waiters.tell();
  }

  const isIdle = (): boolean =>
    (drained || parts.holds.urgency() === undefined) && !turning && !timer && claimed.size === 0 && gathered.isEmpty();

  function requireWorking(): void {
    if (broken) throw broken.error;
    if (state === 'stopped') throw aborted();
  }

  return {
    failure: failure.promise,
    fail,
    async queueChanged() {
      await recount();
      lookAgain();
    },
    async start() {
      counts.recovered = await parts.queue.recover();
      await recount();
      state = 'working';
      wake(true);
    },
    submit({ enqueue = [], writes = [] }) {
      if (broken) return Promise.reject(broken.error);
      if (state === 'stopped') return Promise.reject(aborted());
      return new Promise((resolve, reject) => {
        gathered.submit({ enqueue, writes, resolve, reject });
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
    storePart(part) {
      const job = claimed.get(part.token.id);
      if (broken || state === 'stopped' || job?.token !== part.token.token) return Promise.reject(aborted());
      return new Promise((resolve) => settle(job, part, resolve));
    },
    onWorkerEnd(end, unfinished) {
      for (const { id } of unfinished) {
        const job = claimed.get(id);
        if (job) settle(job, resultOfDeath(job, end, parts.table));
      }
    },
    keysUnderWay: () => Array.from(claimed.values(), ({ key }) => key),
    backlog: () => Math.max(backlog, claimed.size),
    counts: () => counts,
    async room() {
      for (;;) {
        requireWorking();
        if (backlog <= mostBacklog && !parts.holds.stopsListing()) return;
        await waiters.next();
      }
    },
    async idle(graceMs) {
      for (;;) {
        requireWorking();
        if (isIdle()) {
          const isPaused = parts.holds.all().some(({ code }) => code === 'paused');
          const next = await parts.queue.nextReadyAt();
          const dueSoon = next !== undefined && next - Date.now() <= graceMs;
          // Room on the disk or in memory is waited for; a plug may stay out for hours.
          const waits = dueSoon || (parts.holds.stopsListing() && (await isSomethingReady()));
          if (isIdle() && (isPaused || !waits)) return;
        }
        await waiters.next();
      }
    },
    stop: () => (stopping ??= stop()),
  };

  async function stop(): Promise<void> {
    state = 'stopped';
    cancelTimers();
    await turning;
    for (const job of claimed.values()) {
      if (gathered.hasEnd(job.id)) continue;
      const token = { id: job.id, token: job.token };
      gathered.finish({ job, result: { token, outcome: { type: 'released' }, change: { type: 'none' }, followUps: [], bytes: 0 } });
    }
    try {
      if (!broken && !gathered.isEmpty()) await turn();
    } catch (error) {
      // The next engine takes back what could not be given back.
      if (!isPaiseError(error, 'DISK_FULL')) throw error;
    } finally {
      for (const { reject } of gathered.take().submissions) reject(aborted());
      waiters.tell();
    }
  }
}

const aborted = (): PaiseError => new PaiseError('ABORTED', 'The work was stopped.');

/** A full disk may be given room at any time; a disk that cannot be read or written is given some attempts. */
function mayPass(error: unknown, attempts: number): boolean {
  if (isPaiseError(error, 'DISK_FULL')) return true;
  return (isPaiseError(error, 'DATA_DIR_UNUSABLE') || isPaiseError(error, 'DATA_DIR_BUSY')) && attempts < mostAttempts;
}
