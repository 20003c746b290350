import type { Database } from 'better-sqlite3';

/** Counts of the whole storage, changed within a transaction and saved at its end. */
export interface Totals {
  /** An id that was never given before. */
  nextId(): number;
  /** Counts an item in, or with `sign` -1 out. */
  count(item: { readonly kind: number; readonly root: number | null; readonly textBytes: number }, sign: 1 | -1): void;
  save(now: number): void;
}

interface Row {
  readonly nextId: number;
  readonly sourceUrls: number;
  readonly textBytes: number;
}

export function createTotals(database: Database): () => Totals {
  const read = database.prepare<[], Row>(
    'SELECT next_id AS nextId, source_urls AS sourceUrls, text_bytes AS textBytes FROM storage_totals',
  );
  const write = database.prepare<[number, number, number, number]>(
    'UPDATE storage_totals SET next_id = ?, source_urls = ?, text_bytes = ?, written_at = ?',
  );
  const countKind = database.prepare<[number, number]>('UPDATE item_kind SET items = items + ? WHERE id = ?');
  return () => {
    let { nextId, sourceUrls, textBytes } = read.get() as Row;
    const kinds = new Map<number, number>();
    return {
      nextId() {
        nextId += 1;
        return nextId - 1;
      },
      count(item, sign) {
        kinds.set(item.kind, (kinds.get(item.kind) ?? 0) + sign);
        if (item.root === null) sourceUrls += sign;
        textBytes += sign * item.textBytes;
      },
      save(now) {
        write.run(nextId, sourceUrls, textBytes, now);
        for (const [kind, change] of kinds) if (change !== 0) countKind.run(change, kind);
      },
    };
  };
}
