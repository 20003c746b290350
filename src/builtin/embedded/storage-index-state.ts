import type { Database } from 'better-sqlite3';

/** What says that the index is as it was: it differs after every change, by this connection or another. */
export type IndexState = () => string;

export function createIndexState(database: Database): IndexState {
  const byOthers = database.prepare<[], number>('PRAGMA data_version').pluck();
  const byThis = database.prepare<[], number>('SELECT total_changes()').pluck();
  return () => `${byOthers.get() ?? 0} ${byThis.get() ?? 0}`;
}

/** Remembers what was computed from the index, a thousand values at most, until the index changes. */
export function createMemory<Value>(state: IndexState): (key: string, compute: () => Value) => Value {
  const values = new Map<string, Value>();
  let of = '';
  return (key, compute) => {
    const now = state();
    if (now !== of || values.size >= mostValues) values.clear();
    of = now;
    let value = values.get(key);
    if (value === undefined) values.set(key, (value = compute()));
    return value;
  };
}

const mostValues = 1000;
