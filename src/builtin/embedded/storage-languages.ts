import type { Database } from 'better-sqlite3';

/** Reads the languages of the items from counts that every write keeps up to date. */
export function createLanguages(database: Database): () => readonly string[] {
  const read = database
    .prepare<[], string>(
      "SELECT language FROM item_kind WHERE language <> '' GROUP BY language HAVING sum(items) > 0 ORDER BY sum(items) DESC, language",
    )
    .pluck();
  return () => read.all();
}
