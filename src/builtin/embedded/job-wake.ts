import type { Database } from 'better-sqlite3';
import { latestDueTime } from './job-delay.ts';

/** Waiting jobs whose time has come become ready, within the caller's transaction. So do those whose time is further off than any delay. */
export type Wake = (now: number) => void;

export function createWake(database: Database): Wake {
  const due = database.prepare<[number]>('UPDATE job SET state = 0 WHERE state > 0 AND state = 1 AND not_before <= ?');
  const misplaced = database.prepare<[number]>('UPDATE job SET state = 0 WHERE state > 0 AND state = 1 AND not_before > ?');
  return (now) => {
    due.run(now);
    misplaced.run(latestDueTime(now));
  };
}

/** When the next waiting job becomes ready. */
export function earliestWaiting(database: Database): number | undefined {
  const waiting = 'FROM job WHERE state > 0 AND state = 1';
  const ends = database.prepare<[], { first: number | null; last: number | null }>(
    `SELECT (SELECT min(not_before) ${waiting}) AS first, (SELECT max(not_before) ${waiting}) AS last`,
  );
  const { first = null, last = null } = ends.get() ?? {};
  if (first === null || last === null) return undefined;
  const now = Date.now();
  return last > latestDueTime(now) ? Math.min(first, now) : first;
}
