import type { JobFailure } from '../../plugin/job.ts';
import { stateCodes } from './job-record.ts';

/** Where a job stands between two attempts. */
export interface Standing {
  readonly state: number;
  readonly notBefore: number;
  readonly attempts: number;
  readonly crashes: number;
}

export interface Failures {
  readonly attempts: number;
  readonly crashes: number;
}

/** Attempts before a job is dead, and the first delay. Who kills its worker three times is not let near another. */
const patience = { item: { attempts: 5, baseMs: 2000 }, worker: { attempts: 3, baseMs: 10_000 } } as const;
const longestMs = 600_000;

/** What a failure makes of a job. Only blame on the item or on its worker counts. */
export function afterFailure(before: Failures, failure: JobFailure, now: number): Standing {
  const { blame, permanent } = failure;
  const counted = blame === 'item' || blame === 'worker';
  const attempts = before.attempts + (blame === 'item' ? 1 : 0);
  const crashes = before.crashes + (blame === 'worker' ? 1 : 0);
  if (!counted) return { state: stateCodes.ready, notBefore: 0, attempts, crashes };
  const limits = patience[blame];
  const count = blame === 'item' ? attempts : crashes;
  if (permanent || count >= limits.attempts) return { state: stateCodes.dead, notBefore: 0, attempts, crashes };
  return { state: stateCodes.waiting, notBefore: now + backoff(limits.baseMs, count), attempts, crashes };
}

/** Doubles with each attempt; the lower half is drawn by lot, so that jobs that failed together do not come back together. */
function backoff(baseMs: number, attempt: number): number {
  return Math.floor((0.5 + Math.random() / 2) * Math.min(longestMs, baseMs * 2 ** (attempt - 1)));
}
