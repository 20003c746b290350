import type { Database } from 'better-sqlite3';
import type { JobSpec } from '../../plugin/job.ts';
import { jobPriority } from '../../plugin/job.ts';
import { dueTime } from './job-delay.ts';
import { packPayload, stateCodes } from './job-record.ts';

/** Gives an existing job a new content, within the caller's transaction. */
export type Rewrite = (id: number, spec: JobSpec, keep?: Partial<Kept>) => void;

/** What a rewritten job keeps of its past, as it lies in the database; by default nothing. */
export interface Kept {
  readonly priority: number;
  readonly notBefore: number;
  readonly attempts: number;
  readonly crashes: number;
  readonly skip: string | null;
  readonly progress: string | null;
  readonly failure: string | null;
}

type Text = string | null;

export function createRewrite(database: Database): Rewrite {
  const pluginId = createPluginIds(database);
  const update = database.prepare<[number, number, number, number, number, number, Text, Text, Text, number, string, string, number]>(
    `UPDATE job SET plugin = ?, state = ?, priority = ?, not_before = ?, attempts = ?, crashes = ?, skip = ?, progress = ?, failure = ?,
      updated_at = ?, revision = ?, payload = ?, next = NULL WHERE id = ?`,
  );
  return (id, spec, keep = {}) => {
    const now = Date.now();
    const {
      priority = spec.priority ?? jobPriority.normal,
      attempts = 0,
      crashes = 0,
      skip = null,
      progress = null,
      failure = null,
    } = keep;
    const notBefore = dueTime(keep.notBefore ?? spec.notBefore ?? 0, now);
    const state = notBefore > now ? stateCodes.waiting : stateCodes.ready;
    const numbers = [pluginId(spec.plugin), state, priority, notBefore, attempts, crashes] as const;
    update.run(...numbers, skip, progress, failure, now, spec.revision, packPayload(spec), id);
  };
}

/** Plugin names as small numbers. Nothing is remembered here, so that a transaction may be rolled back. */
export function createPluginIds(database: Database): (name: string) => number {
  const find = database.prepare<[string], number>('SELECT id FROM job_plugin WHERE name = ?').pluck();
  const insert = database.prepare<[string], number>('INSERT INTO job_plugin (name) VALUES (?) RETURNING id').pluck();
  return (name) => find.get(name) ?? insert.get(name) ?? 0;
}
