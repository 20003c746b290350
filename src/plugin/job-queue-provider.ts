import type { ProviderHost } from './hosts.ts';
import type { ClaimedJob, EnqueueResult, JobKind, JobRow, JobSpec, JobState, JobToken } from './job.ts';
import type { ClaimRequest, Settlement, TransactionDomain } from './turn.ts';

/**
 * Makes the {@link JobQueue} of a profile.
 * @since 0.1
 */
export interface JobQueueProvider<Options = unknown> {
  createJobQueue(host: ProviderHost<Options>): Promise<JobQueue>;
}

/**
 * What the queue can do beyond the contract's minimum; the contract suite asserts each claim and each denial.
 * @since 0.1
 */
export interface JobQueueSupport {
  /** Accepted jobs survive the death of the process. */
  readonly durable: boolean;
  /**
   * `session`: one engine at a time, so jobs of an ended session are free at once. `time`: several engines share the queue, and a claim
   * that is not extended is free after a while.
   */
  readonly lease: 'session' | 'time';
}

/**
 * Selects jobs. All given conditions must hold.
 * @since 0.1
 */
export interface JobFilter {
  readonly ids?: readonly number[];
  readonly states?: readonly JobState[];
  readonly kind?: JobKind;
  readonly plugin?: string;
  /** Code of the last failure. */
  readonly code?: string;
  /** The key is this, or below it. Never ends in `/`. */
  readonly below?: string;
}

/**
 * What a pause holds back: jobs of this plugin, of this kind, of both, or all where neither is given.
 * @since 0.1
 */
export interface PauseTarget {
  readonly plugin?: string;
  readonly kind?: JobKind;
}

/** @since 0.1 */
export interface Pause extends PauseTarget {
  /** For a person. */
  readonly reason?: string;
  /** Unix time in milliseconds. */
  readonly since: number;
}

/** @since 0.1 */
export interface QueueSummary {
  readonly byState: Readonly<Record<JobState, number>>;
  /** Kinds without jobs are absent. */
  readonly byKind: Readonly<Partial<Record<JobKind, Readonly<Record<JobState, number>>>>>;
  /** Dead and waiting jobs that failed, by code of the last failure and the plugin to which it belongs; most first. */
  readonly failures: readonly { readonly code: string; readonly plugin?: string; readonly jobs: number }[];
  /** Unix time in milliseconds at which the oldest job that is not dead was made. */
  readonly oldestAt?: number;
  readonly paused: readonly Pause[];
}

/**
 * Durable work. At-least-once execution with exactly-once effect: a job may run twice, but only the holder of the latest token
 * completes it. One job per (kind, key), never two at once, never a lost update.
 *
 * Failures with blame `item` or `worker` are tried again after a growing, jittered delay until the attempts are used up (5 and 3), then rest
 * as dead. `environment` and `plugin` failures are tried again after 30 seconds and 5 minutes, without counting. A worker's death at a member
 * that is not in `skip` yet does not count either, up to 50 members: the job is ready at once and passes over it.
 *
 * No delay is longer than a day. A job that waits for a later time than that was put off under another clock and is ready.
 * @since 0.1
 */
export interface JobQueue {
  readonly supports: JobQueueSupport;
  readonly transactionDomain?: TransactionDomain;
  /** Adds or refreshes jobs, see {@link EnqueueResult}. All or none. */
  enqueue(specs: readonly JobSpec[]): Promise<readonly EnqueueResult[]>;
  /**
   * Hands out ready jobs, the most urgent first. Among equally urgent ones plugins take turns, and of one plugin the oldest comes first, so
   * that a source with a million files does not starve a mailbox. Claimed jobs belong to this engine until settled.
   */
  claim(request: ClaimRequest): Promise<readonly ClaimedJob[]>;
  /**
   * Ends jobs: outcome, `rerun` and follow-ups as one step per settlement. `writes` and `state` are not looked at: the engine applied them
   * before. Returns the tokens that came too late.
   */
  settle(settlements: readonly Settlement[]): Promise<readonly JobToken[]>;
  /** Proves that the work goes on; returns the tokens that are lost. With `session` leases nothing is ever lost. */
  extend(tokens: readonly JobToken[]): Promise<readonly JobToken[]>;
  /** A number above every token handed out so far and below every later one, for writes that belong to no job. */
  issueToken(): Promise<number>;
  /** Makes jobs of ended sessions ready again, uncounted. Returns how many. Called once, before the first claim. */
  recover(): Promise<number>;
  /** Dead and waiting jobs become ready now, with their counters at zero. Returns how many. */
  retry(filter: JobFilter): Promise<number>;
  /** Forgets jobs that are not running. Returns how many. */
  discard(filter: JobFilter): Promise<number>;
  /** What `target` holds back is not claimed until resumed; without a target, nothing is. Survives restarts where `durable`. */
  pause(target?: PauseTarget, reason?: string): Promise<void>;
  /** Lifts the pause of this very target; without a target, every pause. */
  resume(target?: PauseTarget): Promise<void>;
  /** In the order of claiming, in pages. */
  list(filter: JobFilter): AsyncIterable<readonly JobRow[]>;
  /** Jobs by state: as `summary` has them, but cheap enough to be asked with every search. */
  counts(): Promise<Readonly<Record<JobState, number>>>;
  /** What is paused now: as `summary` has it, but as cheap as `counts`. */
  pauses(): Promise<readonly Pause[]>;
  summary(): Promise<QueueSummary>;
  /** Unix time in milliseconds at which the next waiting job becomes ready; absent when none waits. */
  nextReadyAt(): Promise<number | undefined>;
  close(): Promise<void>;
}
