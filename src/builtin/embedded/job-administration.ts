import type { Database } from 'better-sqlite3';
import type { JobRow } from '../../plugin/job.ts';
import type { JobFilter, QueueSummary } from '../../plugin/job-queue-provider.ts';
import { createRewrite } from './job-rewrite.ts';
import { filterCondition } from './job-filter.ts';
import type { JobRecord } from './job-record.ts';
import { jobRow, recordColumns, stateName } from './job-record.ts';
import { rerunSpec } from './job-settle.ts';

const pageLength = 500;

/** Dead and waiting jobs become ready. Their last failure stays to be read. */
export function retryJobs(database: Database, filter: JobFilter): number {
  const { sql, values } = filterCondition(filter);
  const retry = `UPDATE job SET state = 0, not_before = 0, attempts = 0, crashes = 0, updated_at = ? WHERE state > 0 AND state IN (1, 3) AND ${sql}`;
  return database.prepare(retry).run(Date.now(), ...values).changes;
}

export function discardJobs(database: Database, filter: JobFilter): number {
  const { sql, values } = filterCondition(filter);
  return database.prepare(`DELETE FROM job WHERE state <> 2 AND ${sql}`).run(...values).changes;
}

/** Frees what ran in an engine that is dead. */
export function recoverJobs(database: Database): number {
  const orphaned = 'state > 0 AND state = 2 AND token <= (SELECT session_start FROM sequence)';
  const rerun = database.prepare<[], { id: number; next: string }>(`SELECT id, next FROM job WHERE ${orphaned} AND next IS NOT NULL`).all();
  const rewrite = createRewrite(database);
  for (const { id, next } of rerun) rewrite(id, rerunSpec(next, 0));
  return rerun.length + database.prepare(`UPDATE job SET state = 0, updated_at = ? WHERE ${orphaned}`).run(Date.now()).changes;
}

/** Without a plugin: pauses all, beside those that are paused by name; resumes all and each. */
export function setPaused(database: Database, paused: boolean, plugin?: string): void {
  if (plugin === undefined && !paused) database.exec('UPDATE job_plugin SET paused = 0 WHERE paused');
  else
    database
      .prepare('INSERT INTO job_plugin (name, paused) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET paused = excluded.paused')
      .run(plugin ?? '*', Number(paused));
}

/** The order is fixed at the start; jobs that vanish meanwhile are left out. */
export async function* listJobs(database: Database, filter: JobFilter): AsyncGenerator<readonly JobRow[]> {
  const { sql, values } = filterCondition(filter);
  const ids = database
    .prepare<unknown[], number>(`SELECT id FROM job WHERE ${sql} ORDER BY priority, id`)
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

export function summarizeJobs(database: Database): QueueSummary {
  const byState = { ready: 0, waiting: 0, running: 0, dead: 0 };
  const counts = database.prepare<[], { state: number; count: number }>(
    `SELECT 0 AS state, count(*) AS count FROM job WHERE state = 0 UNION ALL SELECT state, count(*) FROM job WHERE state > 0 GROUP BY state`,
  );
  for (const { state, count } of counts.all()) byState[stateName(state)] = count;
  // Ids grow with time.
  const oldestAt = database.prepare<[], number>('SELECT created_at FROM job WHERE state <> 3 ORDER BY id LIMIT 1').pluck().get();
  const paused = database.prepare<[], string>('SELECT name FROM job_plugin WHERE paused ORDER BY name').pluck().all();
  return { byState, ...(oldestAt !== undefined && { oldestAt }), paused };
}

export function earliestWaiting(database: Database): number | undefined {
  const earliest = database.prepare<[], number | null>('SELECT min(not_before) FROM job WHERE state > 0 AND state = 1').pluck();
  return earliest.get() ?? undefined;
}
