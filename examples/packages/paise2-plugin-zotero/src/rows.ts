import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** A row with columns that may hold anything: the database is not ours. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Rows by the number in their column `id`. */
export function rowsById(database: DatabaseSync, query: string): ReadonlyMap<number, readonly Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of database.prepare(query).iterate() as Iterable<Row>) {
    const id = numberIn(row, 'id') ?? 0;
    const rows = found.get(id);
    if (rows) rows.push(row);
    else found.set(id, [row]);
  }
  return found;
}

export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function numberIn(row: Row | undefined, column: string): number | undefined {
  const value = row?.[column];
  return typeof value === 'number' ? value : undefined;
}

/** `2024-05-01 12:00:00`, in UTC. */
export function timeIn(row: Row, column: string): number | undefined {
  const time = Date.parse(`${textIn(row, column).replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? undefined : time;
}
