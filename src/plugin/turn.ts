import type { StorageWrite } from './data-storage-provider.ts';
import type { ClaimedJob, EnqueueResult, JobKind, JobOutcome, JobSpec, JobToken } from './job.ts';
import type { StateWrite } from './state-storage-provider.ts';

/**
 * How many jobs to claim now.
 * @since 0.1
 */
export interface ClaimRequest {
  readonly limit: number;
  /** Default: all kinds. */
  readonly kinds?: readonly JobKind[];
  /** Only jobs at least as urgent as this, see {@link jobPriority}. Default: all. */
  readonly urgency?: number;
}

/**
 * The end of one job, with everything it caused. Has no effect at all when the token is outdated.
 * @since 0.1
 */
export interface Settlement {
  readonly token: JobToken;
  readonly outcome: JobOutcome;
  readonly writes: readonly StorageWrite[];
  readonly state: readonly StateWrite[];
  readonly followUps: readonly JobSpec[];
}

/**
 * One step of the engine, as data: what ended, what is new, and how much work may start.
 * @since 0.1
 */
export interface Turn {
  readonly settlements: readonly Settlement[];
  /**
   * New jobs from sources and people. They are added before `settlements` end others: what was asked for while a job of the same revision ran
   * is not done once more because both came in one turn.
   */
  readonly enqueue: readonly JobSpec[];
  /** Changes that belong to no job, for example removals found by a listing. */
  readonly writes: readonly StorageWrite[];
  readonly state: readonly StateWrite[];
  readonly claim?: ClaimRequest;
}

/** @since 0.1 */
export interface TurnResult {
  /** In the order of `turn.enqueue`. */
  readonly enqueued: readonly EnqueueResult[];
  /** Tokens of settlements that came too late and were dropped whole. */
  readonly stale: readonly JobToken[];
  readonly claimed: readonly ClaimedJob[];
}

/**
 * A place where index, jobs and state live together, so that a turn commits as one. Storage, queue and state of a profile belong together
 * when they carry the very same object. Where they do not, the engine writes storage and state first and settles jobs second: a crash
 * between the two repeats a write that is repeatable, and loses nothing.
 * @since 0.1
 */
export interface TransactionDomain {
  /**
   * Applies the whole turn or nothing; durable when it resolves. One bad settlement must not spoil the others: it fails its job.
   * Cached bytes that the writes free, see {@link DataStorage.write}, become jobs by {@link cleanupJobs} in the same transaction.
   */
  commit(turn: Turn): Promise<TurnResult>;
}
