import type { Database } from 'better-sqlite3';
import type { JobFailure, JobOutcome, JobSpec, JobToken } from '../../plugin/job.ts';
import { dueTime } from './job-delay.ts';
import type { Failures, Standing } from './job-failure.ts';
import { afterFailure } from './job-failure.ts';
import { packSkip, stateCodes, unpackSkip } from './job-record.ts';
import type { Rewrite } from './job-rewrite.ts';

/** Applies an outcome to a running job within the caller's transaction. Returns whether the token was still valid; if not, nothing was done. */
export type Settle = (token: JobToken, outcome: JobOutcome) => boolean;

interface Running {
  readonly attempts: number;
  readonly crashes: number;
  readonly skip: string | null;
  readonly failure: string | null;
  readonly next: string | null;
}

export function createSettle(database: Database, rewrite: Rewrite): Settle {
  const advance = database.prepare<[string, number, number, number]>(
    'UPDATE job SET progress = ?, updated_at = ? WHERE id = ? AND token = ? AND state = 2',
  );
  const remove = database.prepare<[number, number]>('DELETE FROM job WHERE id = ? AND token = ? AND state = 2 AND next IS NULL');
  const find = database.prepare<[number, number], Running>(
    'SELECT attempts, crashes, skip, failure, next FROM job WHERE id = ? AND token = ? AND state = 2',
  );
  const update = database.prepare<[number, number, number, number, string | null, string | null, number, number]>(
    'UPDATE job SET state = ?, not_before = ?, attempts = ?, crashes = ?, skip = ?, failure = ?, updated_at = ? WHERE id = ?',
  );
  return ({ id, token }, outcome) => {
    const now = Date.now();
    if (outcome.type === 'progress') return advance.run(JSON.stringify(outcome.progress), now, id, token).changes === 1;
    if (outcome.type === 'done' && remove.run(id, token).changes === 1) return true;
    const job = find.get(id, token);
    if (job === undefined) return false;
    const { state, notBefore, attempts, crashes, skip } = standing({ ...job, skip: unpackSkip(job.skip) }, outcome, now);
    // What came while the job ran is about another state of the world: failures of this one do not count for it.
    if (job.next !== null) rewrite(id, rerunSpec(job.next, outcome.type === 'later' ? notBefore : 0));
    else update.run(state, notBefore, attempts, crashes, packSkip(skip), failureText(job, outcome), now, id);
    return true;
  };
}

/** The spec that came while the job ran, to start at `earliest` or when it says itself. */
export function rerunSpec(next: string, earliest: number): JobSpec {
  const spec = JSON.parse(next) as JobSpec;
  return { ...spec, notBefore: Math.max(earliest, spec.notBefore ?? 0) };
}

function standing({ attempts, crashes, skip }: Failures, outcome: JobOutcome, now: number): Standing {
  const before = { attempts, crashes, skip };
  if (outcome.type === 'failed') return afterFailure(before, outcome.failure, now);
  if (outcome.type === 'later')
    return { ...before, state: stateCodes.waiting, notBefore: dueTime(now + Math.max(0, outcome.delayMs), now) };
  return { ...before, state: stateCodes.ready, notBefore: 0 };
}

function failureText(job: Running, outcome: JobOutcome): string | null {
  if (outcome.type === 'failed') return JSON.stringify(outcome.failure);
  if (outcome.type === 'later') return JSON.stringify(putOff(outcome.reason));
  return job.failure;
}

const putOff = (reason: string): JobFailure => ({ blame: 'environment', permanent: false, code: 'later', reason });
