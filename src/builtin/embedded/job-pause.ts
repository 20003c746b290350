import type { Database } from 'better-sqlite3';
import type { Pause, PauseTarget } from '../../plugin/job-queue-provider.ts';
import { kindCodes, kindName } from './job-record.ts';
import { createPluginIds } from './job-rewrite.ts';

/** Stands for all plugins, and for all kinds. */
const all = 0;

export function pauseJobs(database: Database, target: PauseTarget = {}, reason?: string): void {
  const pause = database.prepare<[number, number, number, string | null]>(
    'INSERT INTO job_pause (plugin, kind, since, reason) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason',
  );
  pause.run(pluginCode(database, target), kindCode(target), Date.now(), reason ?? null);
}

export function resumeJobs(database: Database, target?: PauseTarget): void {
  if (target === undefined) database.exec('DELETE FROM job_pause');
  else database.prepare('DELETE FROM job_pause WHERE plugin = ? AND kind = ?').run(pluginCode(database, target), kindCode(target));
}

interface PauseRecord {
  readonly plugin: string | null;
  readonly kind: number;
  readonly since: number;
  readonly reason: string | null;
}

/** Returns a function that lists the pauses, the oldest first. */
export function createPauseList(database: Database): () => readonly Pause[] {
  const records = database.prepare<[], PauseRecord>(
    `SELECT iif(plugin = ${all}, NULL, name) AS plugin, kind, since, reason FROM job_pause JOIN job_plugin ON job_plugin.id = plugin
      ORDER BY since, name, kind`,
  );
  return () =>
    records.all().map(({ plugin, kind, since, reason }) => ({
      ...(plugin !== null && { plugin }),
      ...(kind !== all && { kind: kindName(kind) }),
      ...(reason !== null && { reason }),
      since,
    }));
}

/** Whether jobs of a plugin and a kind, by their codes, are held back. */
export type IsPaused = (plugin: number, kind: number) => boolean;

/** Returns a function that reads what is paused now. */
export function createPauseReader(database: Database): () => IsPaused {
  const read = database.prepare<[], { plugin: number; kind: number }>('SELECT plugin, kind FROM job_pause');
  return () => {
    const pauses = read.all();
    return (plugin, kind) =>
      pauses.some((pause) => (pause.plugin === all || pause.plugin === plugin) && (pause.kind === all || pause.kind === kind));
  };
}

const pluginCode = (database: Database, { plugin }: PauseTarget): number =>
  plugin === undefined ? all : createPluginIds(database)(plugin);

const kindCode = ({ kind }: PauseTarget): number => (kind === undefined ? all : kindCodes[kind]);
