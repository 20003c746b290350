import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { fileUrl } from '../../src/plugin/file-url.ts';
import { answerOf, startEngine } from './engine-process.ts';
import type { Torture } from './family.ts';
import type { Place } from './place.ts';

/** I5: a file that does not change is written once, whatever happens meanwhile. Begins with an index of no files. */
export async function countWrites(torture: Torture, place: Place): Promise<{ check(unchanged: Iterable<string>): void }> {
  answerOf(await startEngine(place, 'index', {}).ended);
  // Triggers are part of the database: they work in every engine that opens it.
  inDatabase(place, (database) =>
    database.exec(`
      CREATE TABLE torture_write (url TEXT NOT NULL);
      CREATE TRIGGER torture_item AFTER INSERT ON item WHEN NEW.root IS NULL BEGIN
        INSERT INTO torture_write SELECT url || NEW.name FROM folder WHERE id = NEW.folder;
      END;`),
  );
  return {
    check(unchanged) {
      const writes = inDatabase(
        place,
        (database) =>
          new Map(database.prepare<[], [url: string, count: number]>('SELECT url, count(*) FROM torture_write GROUP BY url').raw().all()),
      );
      for (const path of unchanged) {
        const count = writes.get(fileUrl(path)) ?? 0;
        if (count !== 1) torture.violation(place, 'I5', `${path} was written ${count} times`);
      }
    },
  };
}

function inDatabase<T>({ dataDirectory }: Place, work: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(join(dataDirectory, 'paise2.db'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}
