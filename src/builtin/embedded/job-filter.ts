import type { JobFilter } from '../../plugin/job-queue-provider.ts';
import { kindCodes, stateCodes } from './job-record.ts';

/** A condition of SQL on `job` and what to bind to it. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What a filter means in SQL. Without any condition: everything. */
export function filterCondition({ ids, states, kind, plugin, code, below }: JobFilter): Condition {
  const conditions: Condition[] = [];
  const add = (sql: string, ...values: (string | number)[]): void => void conditions.push({ sql, values });
  if (ids !== undefined) add('id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  if (states !== undefined) add('state IN (SELECT value FROM json_each(?))', JSON.stringify(states.map((state) => stateCodes[state])));
  if (kind !== undefined) add('kind = ?', kindCodes[kind]);
  if (plugin !== undefined) add('plugin = (SELECT id FROM job_plugin WHERE name = ?)', plugin);
  if (code !== undefined) add("failure IS NOT NULL AND failure ->> '$.code' = ?", code);
  // '0' follows '/' in ASCII, so the ranges are "begins with the scope and a slash".
  if (below !== undefined && below !== '')
    add('(key = ? OR key > ? AND key < ? OR key > ? AND key < ?)', below, `${below}/`, `${below}0`, `${below}!/`, `${below}!0`);
  const sql = conditions.map((condition) => condition.sql).join(' AND ');
  return { sql: sql === '' ? 'TRUE' : sql, values: conditions.flatMap((condition) => condition.values) };
}
