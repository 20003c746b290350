/** Values by key, of which those that were used last stay, up to a sum of sizes. The last one stays, whatever its size. */
export interface LastUsed<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, size: number): void;
  delete(key: string): void;
}

export function createLastUsed<Value>(mostSize: number, onDropped: (key: string, value: Value) => void = () => {}): LastUsed<Value> {
  /** In the order of use. */
  const entries = new Map<string, { readonly value: Value; readonly size: number }>();
  let sum = 0;

  function take(key: string): { readonly value: Value; readonly size: number } | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    sum -= entry.size;
    return entry;
  }

  function put(key: string, entry: { readonly value: Value; readonly size: number }): void {
    entries.set(key, entry);
    sum += entry.size;
  }

  return {
    get(key) {
      const entry = take(key);
      if (entry) put(key, entry);
      return entry?.value;
    },
    set(key, value, size) {
      take(key);
      put(key, { value, size });
      for (const [oldest] of entries) {
        if (sum <= mostSize || oldest === key) break;
        const dropped = take(oldest);
        if (dropped) onDropped(oldest, dropped.value);
      }
    },
    delete(key) {
      take(key);
    },
  };
}
