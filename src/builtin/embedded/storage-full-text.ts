import type { Database } from 'better-sqlite3';
import type { FullTextFields } from './storage-fields.ts';
import { textColumns } from './storage-columns.ts';

/** Changes of the full-text index, gathered to be made at once. */
export interface FullTextChanges {
  add(id: number, fields: FullTextFields): void;
  remove(id: number): void;
  apply(): void;
}

/**
 * FTS5 collects what is written in memory, and writes a segment of its own whenever a rowid is lower than the one before. So all removals
 * come first, then all additions, each in ascending order: one segment for the batch.
 */
export function createFullText(database: Database): () => FullTextChanges {
  const insert = database.prepare<[number, ...FullTextFields]>(
    `INSERT INTO fulltext (rowid, ${textColumns.join(', ')}, facets) VALUES (?${', ?'.repeat(textColumns.length + 1)})`,
  );
  const remove = database.prepare<[number]>('DELETE FROM fulltext WHERE rowid = ?');
  return () => {
    const added = new Map<number, FullTextFields>();
    const removed = new Set<number>();
    return {
      add: (id, fields) => void added.set(id, fields),
      remove(id) {
        if (!added.delete(id)) removed.add(id);
      },
      apply() {
        for (const id of Array.from(removed).toSorted(ascending)) remove.run(id);
        for (const [id, fields] of Array.from(added).toSorted(([a], [b]) => ascending(a, b))) insert.run(id, ...fields);
      },
    };
  };
}

const ascending = (a: number, b: number): number => a - b;
