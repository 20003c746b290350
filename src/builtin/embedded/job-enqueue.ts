import type { Database } from 'better-sqlite3';
import type { EnqueueResult, JobSpec } from '../../plugin/job.ts';
import { jobPriority } from '../../plugin/job.ts';
import { dueTime, latestDueTime } from './job-delay.ts';
import { kindCodes, packPayload, stateCodes } from './job-record.ts';
import type { Kept, Rewrite } from './job-rewrite.ts';
import { createPluginIds } from './job-rewrite.ts';
import type { NextNumber } from './sequence.ts';

/** Adds jobs within the caller's transaction. */
export type Enqueue = (specs: readonly JobSpec[], next: NextNumber) => EnqueueResult[];

interface Existing extends Kept {
  readonly id: number;
  readonly plugin: string;
  readonly state: number;
  readonly revision: string;
  readonly payload: string;
  readonly next: string | null;
}

export function createEnqueue(database: Database, rewrite: Rewrite): Enqueue {
  const pluginId = createPluginIds(database);
  const insert = database.prepare<[number, number, number, number, number, number, number, number, string, string, string]>(
    `INSERT INTO job (id, kind, plugin, state, priority, not_before, created_at, updated_at, key, revision, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key, kind) DO NOTHING`,
  );
  const find = database.prepare<[string, number], Existing>(
    `SELECT id, (SELECT name FROM job_plugin WHERE job_plugin.id = job.plugin) AS plugin, state, priority, not_before AS notBefore, attempts,
      crashes, skip, progress, failure, revision, payload, next FROM job WHERE key = ? AND kind = ?`,
  );
  const setNext = database.prepare<[string, number]>('UPDATE job SET next = ? WHERE id = ?');

  function merge(spec: JobSpec): EnqueueResult {
    const job = find.get(spec.key, kindCodes[spec.kind]);
    if (job === undefined) throw new Error('A job that stood in the way of another is not there.');
    const same = job.revision === spec.revision;
    if (job.state === stateCodes.running) {
      if (same && job.next === null) return 'running';
      setNext.run(JSON.stringify(spec), job.id);
      return 'rerun';
    }
    if (job.state === stateCodes.dead) {
      if (same) return 'kept-dead';
      rewrite(job.id, spec);
      return 'revived';
    }
    const { priority = jobPriority.normal, notBefore = 0 } = spec;
    const urgent = Math.min(job.priority, priority);
    if (!same) {
      rewrite(job.id, spec, { priority: urgent });
      return 'merged';
    }
    const waitsUntil = job.notBefore > latestDueTime(Date.now()) ? 0 : job.notBefore;
    // Only what never failed may be brought forward: a source that lists again must not cut a backoff short.
    const dueAt = job.failure === null ? Math.min(waitsUntil, notBefore) : waitsUntil;
    const equal = job.payload === packPayload(spec) && job.plugin === spec.plugin && job.priority === urgent && job.notBefore === dueAt;
    if (!equal) rewrite(job.id, spec, { ...job, priority: urgent, notBefore: dueAt });
    return 'merged';
  }

  return (specs, next) => {
    const now = Date.now();
    return specs.map((spec) => {
      const { kind, key, plugin, priority = jobPriority.normal, revision } = spec;
      const notBefore = dueTime(spec.notBefore ?? 0, now);
      const state = notBefore > now ? stateCodes.waiting : stateCodes.ready;
      const numbers = [next(), kindCodes[kind], pluginId(plugin), state, priority, notBefore, now, now] as const;
      return insert.run(...numbers, key, revision, packPayload(spec)).changes === 1 ? 'inserted' : merge(spec);
    });
  };
}
