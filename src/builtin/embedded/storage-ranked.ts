import type { Database } from 'better-sqlite3';
import type { FieldWeights, StorageQuery, StorageResult } from '../../plugin/query.ts';

type Scored = [id: number, score: number];
type Weights = [
  body: number,
  extra: number,
  title: number,
  name: number,
  path: number,
  headings: number,
  tags: number,
  author: number,
  facets: number,
];

/** Answers queries with words to score by; the expression is one of FTS5. */
export function createRankedSearch(database: Database): (expression: string, query: StorageQuery) => StorageResult {
  const countMatches = database.prepare<[string], number>('SELECT count(*) FROM fulltext WHERE fulltext MATCH ?').pluck();
  const nthNewest = database
    .prepare<[string, number], number>('SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?')
    .pluck();
  // `ORDER BY rank` would sort all matches; this keeps only the best.
  const bestOf = database
    .prepare<[...Weights, string, number, number], Scored>(
      `SELECT rowid, -bm25(fulltext, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS score FROM fulltext
       WHERE fulltext MATCH ? AND rowid >= ? ORDER BY score DESC LIMIT ?`,
    )
    .raw();
  const timesOf = database
    .prepare<[string], [id: number, modifiedAt: number]>(
      'SELECT item.id, modified_at FROM json_each(?) AS asked CROSS JOIN item ON item.id = asked.value',
    )
    .raw();

  /** Scores say the order up to equal ones; there, time and id do, which takes looking up. */
  function ordered(rows: readonly Scored[]): readonly Scored[] {
    const equal = rows.filter(([, score], index) => score === rows[index - 1]?.[1] || score === rows[index + 1]?.[1]);
    if (equal.length === 0) return rows;
    const times = new Map(timesOf.all(JSON.stringify(equal.map(([id]) => id))));
    return rows.toSorted(([a, one], [b, other]) => other - one || (times.get(b) ?? 0) - (times.get(a) ?? 0) || a - b);
  }

  return (expression, { weights, limit, offset, candidates }) => {
    const total = countMatches.get(expression) ?? 0;
    const end = Math.min(offset + limit, total);
    if (end <= offset) return { total, scored: 'all', hits: [] };
    const most = Math.max(candidates, end);
    const lowest = total > most ? (nthNewest.get(expression, most - 1) ?? 0) : 0;
    const best = (count: number): Scored[] => bestOf.all(...columnWeights(weights), expression, lowest, count);
    // One more than asked for tells whether equal scores go on beyond the page: then all of them compete for it.
    let rows = best(end + 1);
    const edge = rows[end - 1]?.[1] ?? 0;
    if (rows[end]?.[1] === edge) rows = best(-1).filter(([, score]) => score >= edge);
    const hits = ordered(rows).slice(offset, end);
    return { total, scored: total > most ? 'some' : 'all', hits: hits.map(([id, score]) => ({ id, score })) };
  };
}

function columnWeights({ body, extraTerms, title, name, path, headings, tags, author }: FieldWeights): Weights {
  return [body, extraTerms, title, name, path, headings, tags, author, 0];
}
