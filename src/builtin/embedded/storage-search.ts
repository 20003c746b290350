import type { Database } from 'better-sqlite3';
import type { StorageQuery, StorageResult } from '../../plugin/query.ts';
import { matchOf } from './storage-match.ts';
import { createNewestSearch } from './storage-newest.ts';
import { createRankedSearch } from './storage-ranked.ts';
import { createSetEvaluation } from './storage-sets.ts';
import { createUrlLookup } from './storage-url.ts';

export function createSearch(database: Database): (query: StorageQuery) => StorageResult {
  const findId = createUrlLookup(database);
  const evaluate = createSetEvaluation(database, findId);
  const newest = createNewestSearch(database);
  const ranked = createRankedSearch(database);
  return (query) => {
    if (query.node.type === 'all') return newest.all(query);
    const match = matchOf(query.node, findId);
    if (match === undefined) return newest.among(evaluate(query.node), query);
    return match.hasWords ? ranked(match.expression, query) : newest.matching(match.expression, query);
  };
}
