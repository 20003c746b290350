import type { Database, Statement } from 'better-sqlite3';
import type { SortOrder } from '../../plugin/query.ts';
import { withinBudget } from './storage-functions.ts';
import { idsExpression } from './storage-leaves.ts';
import type { Condition } from './storage-number-filters.ts';
import { numberColumns } from './storage-number-filters.ts';

/** Which items are wanted. */
export interface Selection {
  /** Of FTS5; absent where there is nothing to look for in its index. */
  readonly expression?: string;
  readonly conditions: readonly Condition[];
}

export type Parameter = number | string;

/** A selection in SQL. */
export interface Source {
  /** FROM with what follows. */
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** The column that has the id. */
  readonly id: string;
}

/** Tables that are needed for other columns than the id. */
export type Tables = 'ids' | 'items' | 'folders';

export function sourceOf({ expression, conditions }: Selection, tables: Tables): Source {
  const isIndexed = expression !== undefined;
  const id = isIndexed ? 'fulltext.rowid' : 'item.id';
  const needsItem = tables !== 'ids' || conditions.some(({ sql }) => sql.includes('item.'));
  const item = isIndexed ? (needsItem ? 'fulltext CROSS JOIN item ON item.id = fulltext.rowid' : 'fulltext') : 'item';
  const from = tables === 'folders' ? `${item} CROSS JOIN folder ON folder.id = item.folder` : item;
  const match = isIndexed ? ['fulltext MATCH ?'] : [];
  return {
    id,
    sql: `FROM ${from} WHERE ${[...match, ...conditions.map(({ sql }) => sql.replaceAll('$id', id)), withinBudget(id)].join(' AND ')}`,
    parameters: [...(isIndexed ? [expression] : []), ...conditions.flatMap(({ parameters }) => parameters)],
  };
}

/** Up to so many items are words of the expression: FTS5 then leaps from one to the next instead of trying all that match. */
const mostInExpression = 100;

/** What is selected of these items. */
export function selectedAmong({ expression, conditions }: Selection, ids: readonly number[]): Selection {
  if (expression !== undefined && ids.length <= mostInExpression)
    return { expression: `(${expression} AND ${idsExpression(ids)})`, conditions };
  return { ...(expression !== undefined && { expression }), conditions: [...conditions, amongCondition(ids)] };
}

/** The `+` keeps SQLite from asking FTS5 for each of the ids anew. */
function amongCondition(ids: readonly number[]): Condition {
  const [lowest, highest] = ids.reduce(([low, high], id) => [Math.min(low, id), Math.max(high, id)], [Infinity, -Infinity]);
  return { sql: '$id >= ? AND $id <= ? AND +$id IN (SELECT value FROM json_each(?))', parameters: [lowest, highest, JSON.stringify(ids)] };
}

/** What an order other than by score goes by, and the tables that it needs. */
export function sortKey({ by }: SortOrder): { readonly sql: string; readonly tables: Tables } {
  if (by === 'url') return { sql: 'folder.url || item.name', tables: 'folders' };
  if (by !== 'name') return { sql: numberColumns[by], tables: 'items' };
  const isPlain = `item.name <> '' AND item.name NOT GLOB '*[%?#]*' AND folder.url NOT GLOB '*[?#]*'`;
  return { sql: `CASE WHEN ${isPlain} THEN item.name ELSE url_name(folder.url || item.name) END`, tables: 'folders' };
}

/** The terms of ORDER BY for a column `sort_key`. */
export const orderByKey = ({ descending }: SortOrder): string => `sort_key IS NULL, sort_key ${descending ? 'DESC' : 'ASC'}`;

const mostStatements = 100;

/** Prepares each statement once, as long as there are not too many. */
export function createStatements(database: Database): (sql: string) => Statement<Parameter[]> {
  const prepared = new Map<string, Statement<Parameter[]>>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare<Parameter[]>(sql);
    if (prepared.size >= mostStatements) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
}
