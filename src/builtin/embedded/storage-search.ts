import type { Database } from 'better-sqlite3';
import type { QueryNode, StorageQuery, StorageResult } from '../../plugin/query.ts';
import type { Matches } from './storage-apart.ts';
import { createSearchApart } from './storage-apart.ts';
import type { Index } from './storage-index.ts';
import type { Lookup } from './storage-leaves.ts';
import type { Match } from './storage-match.ts';
import { matchOf } from './storage-match.ts';
import { createNewestSearch } from './storage-newest.ts';
import { splitNumbers } from './storage-number-filters.ts';
import { createRankedSearch } from './storage-ranked.ts';
import type { Selection } from './storage-selection.ts';
import { createStatements, selectedAmong, sourceOf } from './storage-selection.ts';
import type { Ids } from './storage-sets.ts';
import { createSetEvaluation } from './storage-sets.ts';
import { createWordScores } from './storage-word-scores.ts';

export interface Search {
  search(query: StorageQuery): StorageResult;
  /** The items that match, the highest ids first, at most so many. */
  newestIds(node: QueryNode, most: number): readonly number[];
}

export function createSearch(database: Database, index: Index): Search {
  const { lookup, counts, budget, state } = index;
  const evaluate = createSetEvaluation(database, lookup, budget);
  const newest = createNewestSearch(database, counts);
  const ranked = createRankedSearch(database, index);
  const apart = createSearchApart(database, createWordScores(database, lookup, budget));
  const statement = createStatements(database);

  function found(query: StorageQuery): StorageResult {
    const among = query.among && [...new Set(query.among)].filter(Number.isSafeInteger);
    const selected = selectionOf(query.node, lookup);
    if (selected === undefined) {
      const matches = within(evaluate(query.node), among);
      return apart({ ids: matches, from: 0, total: matches.size }, query);
    }
    const { selection, score } = selected;
    const wanted = among === undefined ? selection : selectedAmong(selection, among);
    if (score === 'none') return newest(wanted, query);
    return score === 'exact' ? ranked(wanted, query) : apart(matchesOf(wanted, query), query);
  }

  /** As many of the newest matches as may have a score, and all others where an order goes by something else. */
  function matchesOf(selection: Selection, { sort, candidates, offset, limit }: StorageQuery): Matches {
    const all = ids(selection, -1);
    const most = Math.max(candidates, offset + limit);
    const from = all.length > most ? (all[most - 1] ?? 0) : 0;
    return { ids: sort === undefined ? all.slice(0, most) : all, from, total: all.length };
  }

  function ids(selection: Selection, most: number): readonly number[] {
    const { sql, parameters, id } = sourceOf(selection, 'ids');
    return statement(`SELECT ${id} ${sql} ORDER BY ${id} DESC LIMIT ?`)
      .pluck()
      .all(...parameters, most) as number[];
  }

  return {
    search: (query) => budget.run(query.budgetMs, () => state.atOnce(() => found(query))),
    newestIds(node, most) {
      const selected = selectionOf(node, lookup);
      if (selected !== undefined) return ids(selected.selection, most);
      return Array.from(evaluate(node))
        .toSorted((one, other) => other - one)
        .slice(0, most);
    },
  };
}

/** What a query selects, where one statement can say so. */
function selectionOf(node: QueryNode, lookup: Lookup): { readonly selection: Selection; readonly score: Match['score'] } | undefined {
  const { rest, conditions } = splitNumbers(node);
  if (rest.type === 'all') return { selection: { conditions }, score: 'none' };
  const match = matchOf(rest, lookup);
  return match && { selection: { expression: match.expression, conditions }, score: match.score };
}

function within(ids: Ids, among: readonly number[] | undefined): Ids {
  return among === undefined ? ids : new Set(among.filter((id) => ids.has(id)));
}
