import type { Database } from 'better-sqlite3';
import type { StorageQuery, StorageResult } from '../../plugin/query.ts';

/** Queries without words to score by: the newest items come first. */
export interface NewestSearch {
  /** All items. */
  all(query: StorageQuery): StorageResult;
  /** The items that match an expression of FTS5. */
  matching(expression: string, query: StorageQuery): StorageResult;
  among(ids: ReadonlySet<number>, query: StorageQuery): StorageResult;
}

/** Up to so many matches are looked up and sorted; for more, the items are walked through from the newest on. */
const mostSorted = 5000;

type Page = [limit: number, offset: number];

const order = 'ORDER BY item.modified_at DESC, item.id LIMIT ? OFFSET ?';

export function createNewestSearch(database: Database): NewestSearch {
  const countAll = database.prepare<[], number | null>('SELECT sum(items) FROM item_kind').pluck();
  const all = database.prepare<Page, number>(`SELECT id FROM item ${order}`).pluck();
  const countMatching = database.prepare<[string], number>('SELECT count(*) FROM fulltext WHERE fulltext MATCH ?').pluck();
  const ids = (sql: string) => database.prepare<[string, ...Page], number>(`${sql} ${order}`).pluck();
  const fewMatching = ids('SELECT item.id FROM fulltext CROSS JOIN item ON item.id = fulltext.rowid WHERE fulltext MATCH ?');
  const manyMatching = ids('SELECT id FROM item INDEXED BY item_modified WHERE id IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)');
  const among = ids('SELECT item.id FROM json_each(?) AS asked CROSS JOIN item ON item.id = asked.value');

  return {
    all: ({ limit, offset }) => unscored(countAll.get() ?? 0, all.all(limit, offset)),
    matching(expression, { limit, offset }) {
      const total = countMatching.get(expression) ?? 0;
      const statement = total > mostSorted ? manyMatching : fewMatching;
      return unscored(total, total > offset && limit > 0 ? statement.all(expression, limit, offset) : []);
    },
    among: (matches, { limit, offset }) => unscored(matches.size, among.all(JSON.stringify([...matches]), limit, offset)),
  };
}

function unscored(total: number, ids: readonly number[]): StorageResult {
  return { total, scored: 'all', hits: ids.map((id) => ({ id, score: 0 })) };
}
