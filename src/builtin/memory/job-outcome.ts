import type { JobFailure, JobOutcome } from '../../plugin/job.ts';
import { backoff, spread } from './job-delay.ts';
import { beginAnew, makeReady, makeWaiting, removeJob, setState } from './job-table.ts';
import type { Job, JobTable } from './job-table.ts';

const maxAttempts = 5;
const maxCrashes = 3;
const maxMembers = 50;

/** Applies an outcome to the job at work. A revision that arrived meanwhile is never lost, whatever became of the one at work. */
export function applyOutcome(table: JobTable, job: Job, outcome: JobOutcome): void {
  if (outcome.type === 'progress') {
    Object.assign(job, { progress: outcome.progress, updatedAt: Date.now() });
    return;
  }
  const readyAt = outcome.type === 'later' ? Date.now() + Math.max(0, outcome.delayMs) : 0;
  if (job.next !== undefined) return beginAnew(table, job, { ...job.next, notBefore: Math.max(readyAt, job.next.notBefore ?? 0) });
  if (outcome.type === 'failed') return endFailed(table, job, outcome.failure);
  if (outcome.type === 'done') return removeJob(table, job);
  if (outcome.type === 'released') return makeReady(table, job);
  job.lastFailure = { blame: 'environment', permanent: false, code: 'later', reason: outcome.reason };
  return makeWaiting(table, job, readyAt);
}

function endFailed(table: JobTable, job: Job, failure: JobFailure): void {
  const { blame, permanent, member } = failure;
  const now = Date.now();
  job.lastFailure = failure;
  if (blame === 'environment') return makeWaiting(table, job, now + spread(30_000));
  if (blame === 'plugin') return makeWaiting(table, job, now + spread(300_000));
  if (blame === 'worker' && !permanent && member !== undefined && !job.skip.includes(member) && job.skip.length < maxMembers) {
    job.skip = [...job.skip, member];
    return makeReady(table, job);
  }
  if (blame === 'item') job.attempts += 1;
  else job.crashes += 1;
  const exhausted = blame === 'item' ? job.attempts >= maxAttempts : job.crashes >= maxCrashes;
  if (permanent || exhausted) return setState(table, job, 'dead');
  return makeWaiting(table, job, now + (blame === 'item' ? backoff(2000, job.attempts) : backoff(10_000, job.crashes)));
}
