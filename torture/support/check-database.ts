import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Violation } from './family.ts';
import type { Place } from './place.ts';

/** I3, and that index and queue tell the same story. Nobody else may have the database open. */
export function checkDatabase({ dataDirectory }: Pick<Place, 'dataDirectory'>): readonly Violation[] {
  const path = join(dataDirectory, 'paise2.db');
  if (!existsSync(path)) return [{ invariant: 'I3', text: 'there is no database' }];
  const database = new Sqlite(path);
  try {
    const damage = database.pragma('integrity_check') as readonly { readonly integrity_check: string }[];
    const violations: Violation[] = damage
      .filter(({ integrity_check }) => integrity_check !== 'ok')
      .map(({ integrity_check }) => ({ invariant: 'I3', text: integrity_check }));
    database.exec("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')");
    return [...violations, ...halfDone(database)];
  } catch (error) {
    return [{ invariant: 'I3', text: String(error) }];
  } finally {
    database.close();
  }
}

/** A job ends in the transaction that writes what came of it: one that is still running has written nothing under its token. */
function halfDone(database: Sqlite.Database): readonly Violation[] {
  const urls = database
    .prepare<[], string>(
      `SELECT job.key FROM job JOIN folder JOIN item ON item.folder = folder.id AND job.key = folder.url || item.name
        WHERE job.state = 2 AND item.generation = job.token AND item.root IS NULL`,
    )
    .pluck();
  const items = database.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0;
  const texts = database.prepare<[], number>('SELECT count(*) FROM fulltext').pluck().get() ?? 0;
  return [
    ...urls.all().map((url) => ({ invariant: 'I1', text: `the job of ${url} is running, and its result is stored` })),
    ...(items === texts ? [] : [{ invariant: 'I3', text: `${items} items and ${texts} rows of full text` }]),
  ];
}
