import type { Database } from 'better-sqlite3';
import type { IndexState } from './storage-index-state.ts';
import { createMemory } from './storage-index-state.ts';
import type { Selection } from './storage-selection.ts';
import { createStatements, sourceOf } from './storage-selection.ts';

/** How many items a query matches, and which are the newest of them. A page after the other asks the same, so answers are remembered. */
export interface Counts {
  count(selection: Selection): number;
  /** Id of the nth match, counted from the highest id; 0 where there are not so many. */
  nthNewest(selection: Selection, n: number): number;
}

export function createCounts(database: Database, state: IndexState): Counts {
  const statement = createStatements(database);
  const remembered = createMemory<number>(state);
  const countAll = database.prepare<[], number | null>('SELECT sum(items) FROM item_kind').pluck();

  return {
    count(selection) {
      if (selection.expression === undefined && selection.conditions.length === 0) return countAll.get() ?? 0;
      const { sql, parameters } = sourceOf(selection, 'ids');
      return remembered(
        `${sql} ${JSON.stringify(parameters)}`,
        () =>
          statement(`SELECT count(*) ${sql}`)
            .pluck()
            .get(...parameters) as number,
      );
    },
    nthNewest(selection, n) {
      const { sql, parameters, id } = sourceOf(selection, 'ids');
      const found = statement(`SELECT ${id} ${sql} ORDER BY ${id} DESC LIMIT 1 OFFSET ?`)
        .pluck()
        .get(...parameters, n - 1);
      return (found as number | undefined) ?? 0;
    },
  };
}
