import type { JobFailure, JobOutcome } from '../../plugin/job.ts';
import { beginAnew, makeDead, makeReady, makeWaiting, removeJob } from './job-table.ts';
import type { Job, JobTable } from './job-table.ts';

const maxAttempts = 5;
const maxCrashes = 3;

/** Ends a claim. A revision that arrived meanwhile is never lost, whatever became of the one at work. */
export function endJob(table: JobTable, job: Job, outcome: JobOutcome): void {
  if (outcome.type === 'failed') job.lastFailure = outcome.failure;
  if (job.next !== undefined) beginAnew(table, job, job.next);
  else if (outcome.type === 'done') removeJob(table, job);
  else if (outcome.type === 'released') makeReady(table, job);
  else if (outcome.type === 'later') makeWaiting(table, job, Date.now() + outcome.delayMs);
  else endFailed(table, job, outcome.failure);
}

function endFailed(table: JobTable, job: Job, failure: JobFailure): void {
  if (failure.blame !== 'item' && failure.blame !== 'worker') return makeReady(table, job);
  if (failure.blame === 'item') job.attempts += 1;
  else job.crashes += 1;
  if (failure.permanent || job.attempts >= maxAttempts || job.crashes >= maxCrashes) return makeDead(table, job);
  const delay = failure.blame === 'item' ? backoff(2000, job.attempts) : backoff(10_000, job.crashes);
  return makeWaiting(table, job, Date.now() + delay);
}

/** Doubles with every failure up to ten minutes; a random part keeps jobs that failed together apart. */
function backoff(firstMs: number, failures: number): number {
  const longest = Math.min(600_000, firstMs * 2 ** (failures - 1));
  return Math.floor((0.5 + Math.random() / 2) * longest);
}
