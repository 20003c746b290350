import type { Database } from 'better-sqlite3';

/** What says that the index is as it was. */
export interface IndexState {
  /** It differs after every change, by this connection or another. */
  current(): string;
  /** Reads at one moment, so that the state is asked for once. */
  atOnce<T>(read: () => T): T;
}

export function createIndexState(database: Database): IndexState {
  const byOthers = database.prepare<[], number>('PRAGMA data_version').pluck();
  const byThis = database.prepare<[], number>('SELECT total_changes()').pluck();
  const transaction = database.transaction((read: () => unknown) => read());
  const found = (): string => `${byOthers.get() ?? 0} ${byThis.get() ?? 0}`;
  let held: string | undefined;
  return {
    current: () => held ?? found(),
    atOnce<T>(read: () => T): T {
      return transaction(() => {
        held = found();
        try {
          return read();
        } finally {
          held = undefined;
        }
      }) as T;
    },
  };
}

/** Remembers what was computed from the index until that changes; not more values than so many. */
export function createMemory<Value>(state: IndexState, most = 1000): (key: string, compute: () => Value) => Value {
  const values = new Map<string, Value>();
  let of = '';
  return (key, compute) => {
    const now = state.current();
    if (now !== of || values.size >= most) values.clear();
    of = now;
    let value = values.get(key);
    if (value === undefined) values.set(key, (value = compute()));
    return value;
  };
}
