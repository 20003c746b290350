import type { Database } from 'better-sqlite3';

/** A row of `item` as far as replacing and counting it goes. */
export interface ItemRow {
  readonly id: number;
  /** Null in descendants that were written before theirs was kept. */
  readonly generation: number | null;
  readonly kind: number;
  /** Id of the item of the source URL; null in that one. */
  readonly root: number | null;
  readonly textBytes: number;
}

type NewRow = ItemRow & {
  readonly folder: number;
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: number;
  readonly created: number | null;
  readonly pages: number | null;
  readonly indexedAt: number;
  readonly fingerprint: string | null;
  readonly contentHash: string | Buffer | null;
  readonly kept: number | null;
  readonly parent: number | null;
  readonly reasonText: string | null;
  readonly metadata: string | null;
};

export interface ItemRows {
  find(folder: number, name: string): ItemRow | undefined;
  /** The items that came out of a source URL, without its own, as far as they were written under a lower generation than this. In pages. */
  descendants(root: number, before: number): Iterable<readonly ItemRow[]>;
  insert(row: NewRow): void;
  /** Whether it was there. */
  delete(id: number): boolean;
  touch(id: number, change: { readonly generation: number; readonly fingerprint: string; readonly modifiedAt: number }): void;
}

const pageSize = 1000;

export function createItemRows(database: Database): ItemRows {
  const columns = 'id, generation, kind, root, text_bytes AS textBytes';
  const find = database.prepare<[number, string], ItemRow>(`SELECT ${columns} FROM item WHERE folder = ? AND name = ?`);
  const descendants = database.prepare<[root: number, before: number, after: number], ItemRow>(
    `SELECT ${columns} FROM item WHERE root = ? AND coalesce(generation, 0) < ? AND id > ? ORDER BY id LIMIT ${pageSize}`,
  );
  const insert = database.prepare<[NewRow]>(
    `INSERT INTO item (
      id, folder, name, generation, kind, size, modified_at, created, pages, indexed_at,
      text_bytes, fingerprint, content_hash, kept, root, parent, reason_text, metadata
    ) VALUES (
      @id, @folder, @name, @generation, @kind, @size, @modifiedAt, @created, @pages, @indexedAt,
      @textBytes, @fingerprint, @contentHash, @kept, @root, @parent, @reasonText, @metadata
    )`,
  );
  const remove = database.prepare<[number]>('DELETE FROM item WHERE id = ?');
  const touch = database.prepare<[number, string, number, number]>(
    'UPDATE item SET generation = ?, fingerprint = ?, modified_at = ? WHERE id = ?',
  );
  return {
    find: (folder, name) => find.get(folder, name),
    *descendants(root, before) {
      let page: readonly ItemRow[];
      let last = 0;
      do {
        page = descendants.all(root, before, last);
        last = page.at(-1)?.id ?? last;
        yield page;
      } while (page.length === pageSize);
    },
    insert: (row) => void insert.run(row),
    delete: (id) => remove.run(id).changes > 0,
    touch: (id, { generation, fingerprint, modifiedAt }) => void touch.run(generation, fingerprint, modifiedAt, id),
  };
}
