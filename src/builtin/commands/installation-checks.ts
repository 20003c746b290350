import type { Checkup, ConfigurationProblem } from '../../plugin/paise.ts';
import { supervisorOf } from './supervisor/supervisor.ts';

/** The configuration file, as far as it cannot be taken. */
export const configurationChecks = (problems: readonly ConfigurationProblem[]): readonly Checkup[] =>
  problems.map(({ where, message, hint }) => ({
    name: 'configuration',
    state: 'bad',
    message: `${where}: ${message}`,
    ...(hint !== undefined && { hint }),
  }));

/** Whether the engine is started at login, and is well. */
export async function serviceCheck(): Promise<Checkup> {
  const name = 'service';
  const supervisor = await supervisorOf();
  if (!supervisor) return { name, state: 'good', message: `none on ${process.platform}`, hint: 'Have `paise2 up` started at login.' };
  const { installed, running, detail = '' } = await supervisor.state();
  if (!installed)
    return { name, state: 'good', message: 'not installed', hint: '`paise2 service install` has the engine started at login.' };
  if (running) return { name, state: 'good', message: `installed for ${supervisor.name}, runs` };
  return {
    name,
    state: 'warning',
    message: `installed for ${supervisor.name}, does not run: ${detail}`,
    hint: '`paise2 service start` starts it; `paise2 log` tells what went wrong.',
  };
}

const leastSqlite = [3, 51, 3] as const;

/** Older ones may lose what two processes write at once: see "WAL reset" in the release notes of 3.51.3. */
export async function sqliteCheck(): Promise<Checkup> {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(':memory:');
  const version = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  database.close();
  return sqliteVersion(version);
}

export function sqliteVersion(version: string): Checkup {
  const name = 'sqlite';
  const numbers = version.split('.').map(Number);
  const difference = leastSqlite.map((least, index) => (numbers[index] ?? 0) - least).find((each) => each !== 0) ?? 0;
  if (difference >= 0) return { name, state: 'good', message: `SQLite ${version}` };
  const hint = `paise2 needs SQLite ${leastSqlite.join('.')} or later: install its dependencies again, as its lock file names them.`;
  return { name, state: 'bad', message: `SQLite ${version}`, hint };
}
