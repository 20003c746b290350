import type { Database } from 'better-sqlite3';
import type { StorageQuery, StorageResult } from '../../plugin/query.ts';
import { createStatements, orderByKey, sortKey } from './storage-selection.ts';
import type { Ids } from './storage-sets.ts';
import type { WordScores } from './storage-word-scores.ts';

/** Matches whose scores are still to be found. */
export interface Matches {
  readonly ids: Ids | readonly number[];
  /** The lowest id that is to have a score. */
  readonly from: number;
  readonly total: number;
}

/** Answers queries whose matches and scores are found apart. */
export function createSearchApart(database: Database, scoresOf: WordScores): (matches: Matches, query: StorageQuery) => StorageResult {
  const statement = createStatements(database);
  return ({ ids: matches, from, total }, { node, weights, sort, limit, offset }) => {
    const scores = scoresOf(node, weights, from);
    const found = JSON.stringify(Array.from(matches, (id) => [id, scores.get(id) ?? 0]));
    const key = sort && sortKey(sort);
    const folders = key?.tables === 'folders' ? 'CROSS JOIN folder ON folder.id = item.folder' : '';
    const ids = statement(
      `SELECT item.id${key ? `, ${key.sql} AS sort_key` : ''} FROM json_each(?) AS found CROSS JOIN item ON item.id = found.value ->> 0 ${folders}
       ORDER BY ${sort ? `${orderByKey(sort)}, ` : ''}found.value ->> 1 DESC, item.modified_at DESC, item.id LIMIT ? OFFSET ?`,
    )
      .pluck()
      .all(found, limit, offset) as number[];
    return { total, scored: from > 0 ? 'some' : 'all', hits: ids.map((id) => ({ id, score: scores.get(id) ?? 0 })) };
  };
}
