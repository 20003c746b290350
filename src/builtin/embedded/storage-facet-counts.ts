import type { Database } from 'better-sqlite3';
import { urlName } from '../../plugin/file-url.ts';
import type { FacetName, FacetRequest, FacetResult, FacetValue } from '../../plugin/query.ts';
import { extensionOf } from './storage-facets.ts';
import type { Search } from './storage-search.ts';

/** What facets are counted from, as far as they ask for it. */
interface Row {
  readonly kind: number;
  readonly folder: string;
  readonly name: string;
  readonly modifiedAt: number;
  /** Authors and tags in JSON. */
  readonly people: string | null;
}

interface Kind {
  readonly type: string;
  readonly source: string;
  readonly language: string;
}

type ValuesOf = (row: Row) => readonly string[];

/** Counts by what the newest items that match are alike. */
export function createFacetCounts(database: Database, search: Search): (request: FacetRequest) => FacetResult {
  const findKind = database.prepare<[number], Kind>('SELECT mime_type AS type, source, language FROM item_kind WHERE id = ?');

  function rowsOf(ids: readonly number[], facets: readonly FacetName[]): readonly Row[] {
    const wants = (...names: readonly FacetName[]): boolean => names.some((name) => facets.includes(name));
    const folder = wants('folder', 'extension') ? ['folder.url', 'CROSS JOIN folder ON folder.id = item.folder'] : ["''", ''];
    const people = wants('author', 'tag')
      ? `CASE WHEN instr(metadata, '"authors"') OR instr(metadata, '"tags"') THEN json_extract(metadata, '$.authors', '$.tags') END`
      : 'NULL';
    return database
      .prepare<[string], [kind: number, folder: string, name: string, modifiedAt: number, people: string | null]>(
        `SELECT kind, ${folder[0]}, ${wants('extension') ? 'name' : "''"}, modified_at, ${people}
         FROM json_each(?) AS asked CROSS JOIN item ON item.id = asked.value ${folder[1]}`,
      )
      .raw()
      .all(JSON.stringify(ids))
      .map(([kind, url, name, modifiedAt, authorsAndTags]) => ({ kind, folder: url, name, modifiedAt, people: authorsAndTags }));
  }

  return ({ node, facets, limit, candidates }) => {
    const rows = rowsOf(search.newestIds(node, candidates), facets);
    const kindOf = remembered((id: number) => findKind.get(id) as Kind);
    const monthOf = remembered(month);
    const valuesOf: Readonly<Record<FacetName, ValuesOf>> = {
      type: ({ kind }) => [kindOf(kind).type],
      source: ({ kind }) => [kindOf(kind).source],
      language: ({ kind }) => [kindOf(kind).language],
      extension: ({ folder, name }) => [extensionOf(urlName(folder + name))],
      folder: ({ folder }) => [folder],
      author: ({ people }) => textsIn(people, 0),
      tag: ({ people }) => textsIn(people, 1),
      date: ({ modifiedAt }) => [monthOf(Math.floor(modifiedAt / dayMs))],
    };
    const counted = facets.map((name) => [name, mostFrequent(counts(rows, valuesOf[name]), name === 'date' ? undefined : limit)]);
    return { counted: rows.length, facets: Object.fromEntries(counted) as FacetResult['facets'] };
  };
}

const dayMs = 86_400_000;

/** The month of a day since 1970; empty where there is none. */
function month(day: number): string {
  const date = new Date(day * dayMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace(/-\d\dT.*/, '');
}

function textsIn(people: string | null, place: 0 | 1): readonly string[] {
  const values: unknown = people === null ? undefined : (JSON.parse(people) as readonly unknown[])[place];
  return Array.isArray(values) ? [...new Set(values.filter((value) => typeof value === 'string'))] : [];
}

function counts(rows: readonly Row[], valuesOf: ValuesOf): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) for (const value of valuesOf(row)) if (value !== '') found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

/** The most frequent values, up to a limit; without one, the latest first. */
function mostFrequent(found: ReadonlyMap<string, number>, limit: number | undefined): readonly FacetValue[] {
  const values = Array.from(found, ([value, items]) => ({ value, items }));
  if (limit === undefined) return values.toSorted((one, other) => byText(other.value, one.value));
  return values.toSorted((one, other) => other.items - one.items || byText(one.value, other.value)).slice(0, limit);
}

/** By code points, as SQLite compares. */
const byText = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

function remembered<Value>(compute: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
