import type { Database } from 'better-sqlite3';
import type { SortOrder, StorageQuery, StorageResult } from '../../plugin/query.ts';
import { columnWeights, weightParameters } from './storage-columns.ts';
import type { Index } from './storage-index.ts';
import { createMemory } from './storage-index-state.ts';
import type { Selection } from './storage-selection.ts';
import { createStatements, orderByKey, sortKey, sourceOf } from './storage-selection.ts';

type Scored = readonly [id: number, score: number];

type SortedQuery = StorageQuery & { readonly sort: SortOrder };

/** So many hits more than asked for are read, to see whether equal scores go on beyond the page. */
const beyondPage = 50;
/** Where there are no more matches than this, all of them are read, and not counted before. */
const mostRead = 1000;
/** The next page, a word typed and taken back, a list that is drawn anew: the same is asked again soon. */
const mostRemembered = 128;

const score = `-bm25(fulltext, ${weightParameters})`;

/** Answers queries with words to score by. */
export function createRankedSearch(
  database: Database,
  { counts, state }: Pick<Index, 'counts' | 'state'>,
): (selection: Selection, query: StorageQuery) => StorageResult {
  const statement = createStatements(database);
  const remembered = createMemory<readonly Scored[]>(state, mostRemembered);
  const timesOf = database
    .prepare<[string], [id: number, modifiedAt: number]>(
      'SELECT item.id, modified_at FROM json_each(?) AS asked CROSS JOIN item ON item.id = asked.value',
    )
    .raw();

  /** The best of the newest matches, of all where no number is given. `ORDER BY rank` would sort all; with a limit this keeps only the best. */
  function best(
    selection: Selection,
    { weights }: StorageQuery,
    { newest, limit }: { newest?: number | undefined; limit: number },
  ): readonly Scored[] {
    const { sql, parameters, id } = sourceOf(selection, 'ids');
    const some = newest === undefined ? '' : `ORDER BY ${id} DESC LIMIT ?`;
    const all = [...columnWeights(weights), ...parameters, ...(newest === undefined ? [] : [newest]), limit];
    const read = (): readonly Scored[] =>
      statement(`SELECT * FROM (SELECT ${id}, ${score} AS score ${sql} ${some}) ORDER BY score DESC LIMIT ?`)
        .raw()
        .all(...all) as Scored[];
    return limit < 0 ? read() : remembered(`${sql} ${JSON.stringify(all)}`, read);
  }

  /** The hits of a page, of matches by score. There, time and id say the order of equal ones, which takes looking up. */
  function pageOf(rows: readonly Scored[], { offset, limit }: StorageQuery): readonly Scored[] {
    const edge = rows[offset + limit - 1]?.[1] ?? -Infinity;
    const candidates = rows.filter(([, value]) => value >= edge);
    const equal = candidates.filter(([, value], index) => value === candidates[index - 1]?.[1] || value === candidates[index + 1]?.[1]);
    const times = new Map(equal.length === 0 ? [] : timesOf.all(JSON.stringify(equal.map(([id]) => id))));
    return candidates
      .toSorted(([a, one], [b, other]) => other - one || (times.get(b) ?? 0) - (times.get(a) ?? 0) || a - b)
      .slice(offset, offset + limit);
  }

  function byScore(selection: Selection, query: StorageQuery, newest: number | undefined): readonly Scored[] {
    const end = query.offset + query.limit;
    const rows = best(selection, query, { newest, limit: end + beyondPage });
    const goesOn = rows.length === end + beyondPage && rows.at(-1)?.[1] === rows[end - 1]?.[1];
    return pageOf(goesOn ? best(selection, query, { newest, limit: -1 }) : rows, query);
  }

  /** Those that are not among the newest have no score: it matters only between items that are equal otherwise. */
  function bySort(selection: Selection, { weights, limit, offset, sort }: SortedQuery, newest: number | undefined): readonly Scored[] {
    const key = sortKey(sort);
    const { sql, parameters, id } = sourceOf(selection, key.tables);
    const lowest = newest === undefined ? 0 : counts.nthNewest(selection, newest);
    return statement(
      `SELECT ${id}, iif(${id} >= ?, ${score}, 0.0) AS score, ${key.sql} AS sort_key ${sql}
       ORDER BY ${orderByKey(sort)}, score DESC, item.modified_at DESC, item.id LIMIT ? OFFSET ?`,
    )
      .raw()
      .all(lowest, ...columnWeights(weights), ...parameters, limit, offset) as Scored[];
  }

  return (selection, query) => {
    const { sort, limit, offset, candidates, among } = query;
    if (sort === undefined && among !== undefined && among.length <= mostRead) {
      const rows = best(selection, query, { limit: -1 });
      return { total: rows.length, scored: 'all', hits: hitsOf(pageOf(rows, query)) };
    }
    const total = counts.count(selection);
    if (offset >= total || limit <= 0) return { total, scored: 'all', hits: [] };
    const most = Math.max(candidates, offset + limit);
    const newest = total > most ? most : undefined;
    const rows = sort === undefined ? byScore(selection, query, newest) : bySort(selection, { ...query, sort }, newest);
    return { total, scored: newest === undefined ? 'all' : 'some', hits: hitsOf(rows) };
  };
}

const hitsOf = (rows: readonly Scored[]): StorageResult['hits'] => rows.map(([id, value]) => ({ id, score: value }));
