import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import type { ClaimedJob, EnqueueResult, JobSpec } from '../../plugin/job.ts';
import type { JobResult } from './job-result.ts';

export interface Submission {
  readonly enqueue: readonly JobSpec[];
  readonly writes: readonly StorageWrite[];
  resolve(results: readonly EnqueueResult[]): void;
  reject(error: unknown): void;
}

/** The end of a job, or a part of its result. */
export interface Finished {
  readonly job: ClaimedJob;
  readonly result: JobResult;
  /** Called when it is committed. */
  readonly stored?: () => void;
}

/** What the next turn will commit. */
export interface TurnBatch {
  readonly finished: readonly Finished[];
  readonly submissions: readonly Submission[];
}

/** Gathers until there is enough for a transaction. */
export interface TurnGatherer {
  finish(finished: Finished): void;
  submit(submission: Submission): void;
  /** Whether so much came together that it is worth a transaction. */
  isFull(): boolean;
  isEmpty(): boolean;
  hasSubmissions(): boolean;
  hasEnd(jobId: number): boolean;
  take(): TurnBatch;
  /** Could not be committed: it comes first in the next one. */
  putBack(batch: TurnBatch): void;
}

const turnSettlements = 256;
const turnCharacters = 2 * 1024 * 1024;

export function createTurnGatherer(): TurnGatherer {
  let finished: Finished[] = [];
  let submissions: Submission[] = [];
  let characters = 0;
  return {
    finish(entry) {
      finished.push(entry);
      characters += charactersOf(entry.result);
    },
    submit: (submission) => void submissions.push(submission),
    isFull: () => finished.length >= turnSettlements || characters >= turnCharacters,
    isEmpty: () => finished.length === 0 && submissions.length === 0,
    hasSubmissions: () => submissions.length > 0,
    hasEnd: (jobId) => finished.some(({ job, result }) => job.id === jobId && result.outcome.type !== 'progress'),
    take() {
      const batch = { finished, submissions };
      finished = [];
      submissions = [];
      characters = 0;
      return batch;
    },
    putBack(batch) {
      finished = [...batch.finished, ...finished];
      submissions = [...batch.submissions, ...submissions];
      characters = finished.reduce((sum, { result }) => sum + charactersOf(result), 0);
    },
  };
}

const charactersOf = ({ change }: JobResult): number =>
  'items' in change ? change.items.items.reduce((sum, { text }) => sum + text.length, 0) : 0;
