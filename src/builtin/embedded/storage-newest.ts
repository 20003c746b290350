import type { Database } from 'better-sqlite3';
import type { StorageQuery, StorageResult } from '../../plugin/query.ts';
import type { Counts } from './storage-counts.ts';
import type { Selection, Source } from './storage-selection.ts';
import { createStatements, orderByKey, sortKey, sourceOf } from './storage-selection.ts';

/** Up to so many matches are looked up and sorted; for more, the items are walked through from the newest on. */
const mostSorted = 5000;

interface Ordered extends Source {
  /** A column to order by. */
  readonly key?: string;
}

/** Answers queries without words to score by: the newest items come first, or what the query says. */
export function createNewestSearch(database: Database, counts: Counts): (selection: Selection, query: StorageQuery) => StorageResult {
  const statement = createStatements(database);
  const ids = ({ sql, parameters, id, key = '' }: Ordered, order: string, { limit, offset }: StorageQuery): readonly number[] =>
    statement(`SELECT ${id}${key} ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .pluck()
      .all(...parameters, limit, offset) as number[];

  function page(selection: Selection, query: StorageQuery, total: number): readonly number[] {
    const { sort } = query;
    const newestFirst = 'item.modified_at DESC, item.id';
    if (sort !== undefined) {
      const { sql, tables } = sortKey(sort);
      return ids({ ...sourceOf(selection, tables), key: `, ${sql} AS sort_key` }, `${orderByKey(sort)}, ${newestFirst}`, query);
    }
    if (total <= mostSorted || selection.expression === undefined) return ids(sourceOf(selection, 'items'), newestFirst, query);
    const { sql, parameters, id } = sourceOf(selection, 'ids');
    return ids({ sql: `FROM item INDEXED BY item_modified WHERE id IN (SELECT ${id} ${sql})`, parameters, id: 'id' }, newestFirst, query);
  }

  return (selection, query) => {
    const total = counts.count(selection);
    const hits = total > query.offset && query.limit > 0 ? page(selection, query, total) : [];
    return { total, scored: 'all', hits: hits.map((id) => ({ id, score: 0 })) };
  };
}
