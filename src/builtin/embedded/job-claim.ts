import type { Database } from 'better-sqlite3';
import type { ClaimedJob, JobKind } from '../../plugin/job.ts';
import type { ClaimRequest } from '../../plugin/turn.ts';
import type { JobRecord } from './job-record.ts';
import { claimedJob, kindCodes, recordColumns } from './job-record.ts';
import type { NextNumber } from './sequence.ts';

/** Hands out ready jobs within the caller's transaction. */
export type Claim = (request: ClaimRequest, next: NextNumber) => ClaimedJob[];

export function createClaim(database: Database): Claim {
  const wake = database.prepare<[number]>('UPDATE job SET state = 0 WHERE state > 0 AND state = 1 AND not_before <= ?');
  // The conditions look at columns of the index only, so that the jobs of a paused plugin are passed over quickly.
  const select = database.prepare<[number, number], JobRecord>(
    `SELECT ${recordColumns} FROM job INDEXED BY job_ready
      WHERE state = 0 AND ? >> kind & 1 AND plugin NOT IN (SELECT id FROM job_plugin WHERE paused)
        AND NOT (SELECT paused FROM job_plugin WHERE id = 0)
      ORDER BY priority, id LIMIT ?`,
  );
  const take = database.prepare<[number, number, number]>('UPDATE job SET state = 2, token = ?, updated_at = ? WHERE id = ?');
  return ({ limit, kinds }, next) => {
    if (limit <= 0) return [];
    const now = Date.now();
    wake.run(now);
    return select.all(kindMask(kinds), limit).map((record) => {
      const token = next();
      take.run(token, now, record.id);
      return claimedJob(record, token);
    });
  };
}

/** One bit for each kind. */
function kindMask(kinds = Object.keys(kindCodes) as readonly JobKind[]): number {
  return kinds.reduce((mask, kind) => mask | (1 << kindCodes[kind]), 0);
}
