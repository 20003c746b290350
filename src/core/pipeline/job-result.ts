import type { SourceItems } from '../../plugin/item.ts';
import type { JobOutcome, JobSpec, JobToken } from '../../plugin/job.ts';

/** What a worker made of a job. */
export interface JobResult {
  readonly token: JobToken;
  readonly outcome: JobOutcome;
  /** What is to be written. */
  readonly change:
    | { readonly type: 'put'; readonly items: SourceItems }
    /** A part of what is too much for one result. With `since` it is the last. */
    | { readonly type: 'append'; readonly items: SourceItems; readonly since?: number }
    /** Same bytes under a new fingerprint. */
    | { readonly type: 'touch'; readonly fingerprint: string; readonly modifiedAt: number }
    /** The URL leads nowhere any more. */
    | { readonly type: 'remove' }
    /** The attempt failed: the item is written by name only, where that does not replace what an earlier attempt found. */
    | { readonly type: 'failed'; readonly items: SourceItems }
    | { readonly type: 'none' };
  readonly followUps: readonly JobSpec[];
  /** Bytes read. */
  readonly bytes: number;
  /** Ids of the fetcher and the extractor that did their part. */
  readonly worked?: readonly string[];
  /** Milliseconds. */
  readonly tookMs?: number;
}
