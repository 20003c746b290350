import type { ContentLocation } from './content.ts';
import type { Fingerprint } from './item.ts';
import type { JsonValue, MetadataFields } from './metadata.ts';

/**
 * What each kind of job carries: references of some hundred bytes, never content.
 * @since 0.1
 */
export interface JobPayloads {
  /** Get the content of `url`. Where that is a local file, extraction follows under the same lease. */
  readonly fetch_content: {
    readonly url: string;
    readonly source: string;
    readonly fingerprint: Fingerprint;
    readonly size?: number;
    readonly modifiedAt?: number;
    readonly metadata?: MetadataFields;
    /** What the index holds for this URL: where the bytes turn out to be these, nothing is extracted. */
    readonly known?: { readonly contentHash?: string; readonly revision: string };
    /** URL at which the same content was before: its items go when these are written. */
    readonly movedFrom?: string;
    /** It was fetched before, and its bytes were gone from the cache when they were to be read. */
    readonly refetched?: true;
  };
  /** Extract what was fetched, and store it: storing is the end of this job. */
  readonly extract_content: {
    readonly url: string;
    readonly source: string;
    readonly fingerprint: Fingerprint;
    readonly location: ContentLocation;
    readonly mimeType?: string;
    readonly charset?: string;
    readonly modifiedAt?: number;
    readonly metadata?: MetadataFields;
    /** These as in `fetch_content`. */
    readonly known?: { readonly contentHash?: string; readonly revision: string };
    readonly movedFrom?: string;
    /** Where the bytes are gone once more, the job fails. */
    readonly refetched?: true;
  };
  /** Free cached bytes, except those that some source URL refers to again by then. */
  readonly cleanup_cache: { readonly plugin: string; readonly cacheIds: readonly string[] };
}

/** @since 0.1 */
export type JobKind = keyof JobPayloads;

/**
 * Lower runs first.
 * @since 0.1
 */
export const jobPriority = { asked: 0, changed: 50, normal: 100, bulk: 200, maintenance: 300 } as const;

/**
 * A request for work. There is at most one job per (kind, key).
 * @since 0.1
 */
export type JobSpec = {
  [Kind in JobKind]: {
    readonly kind: Kind;
    /** Identity of the work within its kind, normally the source URL. */
    readonly key: string;
    /** Plugin that asked for the work: fairness, pausing and breakers go by it. */
    readonly plugin: string;
    /** Default: {@link jobPriority}.normal. */
    readonly priority?: number;
    /** State of the world that the job is about. A dead job comes back only under another revision, or when a person asks. */
    readonly revision: string;
    /** Unix time in milliseconds before which the job must not start. */
    readonly notBefore?: number;
    readonly payload: JobPayloads[Kind];
  };
}[JobKind];

/**
 * What became of one spec.
 *
 * - `inserted`: a new row.
 * - `merged`: the job was waiting; it now has the new payload and the more urgent priority. Under another revision it starts anew, with its
 *   counters at zero; under the same one a delay after a failure goes on.
 * - `rerun`: the job is running with another revision; it runs again with the new payload when it is done.
 * - `running`: the job is running with this very revision.
 * - `kept-dead`: the job failed for good with this very revision.
 * - `revived`: the job was dead with another revision and is ready again.
 * @since 0.1
 */
export type EnqueueResult = 'inserted' | 'merged' | 'rerun' | 'running' | 'kept-dead' | 'revived';

/**
 * Proof of a claim: completion with an outdated token has no effect.
 * @since 0.1
 */
export interface JobToken {
  readonly id: number;
  readonly token: number;
}

/**
 * A job that this engine may work on. Tokens grow with every claim, so they also order writes: see {@link StorageWrite}.
 * @since 0.1
 */
export type ClaimedJob = JobToken &
  JobSpec & {
    /** Times it failed before. */
    readonly attempts: number;
    /** Times its worker died before. Such a job runs alone. */
    readonly crashes: number;
    /** Keys of members (see {@link ChildItem}) at which its worker died: they are recorded as failed and passed over. */
    readonly skip: readonly string[];
    /** What the last `progress` of this revision left, so that long work goes on where it was. */
    readonly progress?: JsonValue;
  };

/**
 * Who is to blame. Only `item` and `worker` count against the job; `environment` (disk full, offline, shutdown) never does.
 * @since 0.1
 */
export type Blame = 'item' | 'worker' | 'plugin' | 'environment';

/**
 * Why a job did not succeed.
 * @since 0.1
 */
export interface JobFailure {
  readonly blame: Blame;
  /** No further attempt for this revision. Only for the blames that count. */
  readonly permanent: boolean;
  /** Short and stable: `timeout`, `corrupt`, `permission`, or an {@link ErrorCode}. */
  readonly code: string;
  /** For a person. */
  readonly reason: string;
  /** Key of the member of a container at which the worker died. The queue adds it to the job's `skip`. */
  readonly member?: string;
  /** Extension at work, `<plugin>/<extension>`, and its version. */
  readonly extension?: string;
  readonly version?: number;
}

/** @since 0.1 */
export type JobOutcome =
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: JobFailure }
  /** Again after this delay; counts nothing. */
  | { readonly type: 'later'; readonly delayMs: number; readonly reason: string }
  /** Given back untouched, for example at shutdown; counts nothing. */
  | { readonly type: 'released' }
  /**
   * Not the end: what the settlement carries is stored, and the job stays with its holder under the same token. Whoever claims it next,
   * after this engine died or the job was given back or failed, finds `progress`, as long as the revision is the same.
   */
  | { readonly type: 'progress'; readonly progress: JsonValue };

/** @since 0.1 */
export type JobState = 'ready' | 'waiting' | 'running' | 'dead';

/**
 * A job as listed.
 * @since 0.1
 */
export type JobRow = JobSpec & {
  readonly id: number;
  readonly state: JobState;
  readonly attempts: number;
  readonly crashes: number;
  readonly skip: readonly string[];
  /** Unix time in milliseconds at which a waiting job becomes ready. */
  readonly readyAt?: number;
  readonly lastFailure?: JobFailure;
  /** Unix times in milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
};
