import type { Database } from 'better-sqlite3';
import type { JobRow } from '../../plugin/job.ts';
import type { JobFilter } from '../../plugin/job-queue-provider.ts';
import { filterCondition } from './job-filter.ts';
import type { JobRecord } from './job-record.ts';
import { jobRow, recordColumns } from './job-record.ts';
import { createRewrite } from './job-rewrite.ts';
import { rerunSpec } from './job-settle.ts';
import { createWake } from './job-wake.ts';

const pageLength = 500;

/** Dead and waiting jobs become ready, to be tried whole once more. Their last failure stays to be read. */
export function retryJobs(database: Database, filter: JobFilter): number {
  const { sql, values } = filterCondition(filter);
  const retry = `UPDATE job SET state = 0, not_before = 0, attempts = 0, crashes = 0, skip = NULL, updated_at = ?
    WHERE state > 0 AND state IN (1, 3) AND ${sql}`;
  return database.prepare(retry).run(Date.now(), ...values).changes;
}

export function discardJobs(database: Database, filter: JobFilter): number {
  const { sql, values } = filterCondition(filter);
  return database.prepare(`DELETE FROM job WHERE state <> 2 AND ${sql}`).run(...values).changes;
}

/** Frees what ran in an engine that is dead. */
export function recoverJobs(database: Database): number {
  const now = Date.now();
  createWake(database)(now);
  const orphaned = 'state > 0 AND state = 2 AND token <= (SELECT session_start FROM sequence)';
  const rerun = database.prepare<[], { id: number; next: string }>(`SELECT id, next FROM job WHERE ${orphaned} AND next IS NOT NULL`).all();
  const rewrite = createRewrite(database);
  for (const { id, next } of rerun) rewrite(id, rerunSpec(next, 0));
  return rerun.length + database.prepare(`UPDATE job SET state = 0, updated_at = ? WHERE ${orphaned}`).run(now).changes;
}

/** Plugins take turns, as in claiming. The order is fixed at the start; jobs that vanish meanwhile are left out. */
export async function* listJobs(database: Database, filter: JobFilter): AsyncGenerator<readonly JobRow[]> {
  const { sql, values } = filterCondition(filter);
  const ids = database
    .prepare<unknown[], number>(
      `SELECT id FROM job WHERE ${sql} ORDER BY priority, row_number() OVER (PARTITION BY priority, plugin ORDER BY id), id`,
    )
    .pluck()
    .all(...values);
  const find = database.prepare<[number], JobRecord>(`SELECT ${recordColumns} FROM job WHERE id = ?`);
  for (let start = 0; start < ids.length; start += pageLength) {
    yield ids
      .slice(start, start + pageLength)
      .flatMap((id) => find.get(id) ?? [])
      .map(jobRow);
  }
}
