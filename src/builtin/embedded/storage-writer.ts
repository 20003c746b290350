import type { Database } from 'better-sqlite3';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import type { CacheReference } from '../../plugin/item.ts';
import { createCached } from './storage-cached.ts';
import { createFieldMaker } from './storage-fields.ts';
import { createFullText } from './storage-full-text.ts';
import { createInterning } from './storage-interned.ts';
import type { Batch } from './storage-put.ts';
import { append, put, remove } from './storage-put.ts';
import type { ItemRow } from './storage-rows.ts';
import { createItemRows } from './storage-rows.ts';
import { createTotals } from './storage-totals.ts';
import { splitUrl } from './storage-url.ts';

export interface StorageWriter {
  /**
   * Applies changes in order, within the caller's transaction. Returns the cached bytes that they free.
   * Keeps nothing in mind between calls, so a rollback needs no word here.
   * One call with many writes is much faster than many calls: all its texts go into the full-text index in one sweep.
   */
  apply(writes: readonly StorageWrite[]): readonly CacheReference[];
}

export function createStorageWriter(database: Database): StorageWriter {
  const rows = createItemRows(database);
  const beginInterning = createInterning(database);
  const beginTotals = createTotals(database);
  const beginCached = createCached(database);
  const beginFullText = createFullText(database);
  return {
    apply(writes) {
      if (writes.length === 0) return [];
      const batch: Batch = {
        now: Date.now(),
        rows,
        interned: beginInterning(),
        totals: beginTotals(),
        cached: beginCached(),
        fullText: beginFullText(),
        fieldsOf: createFieldMaker(),
      };
      for (const write of writes) applyOne(batch, write);
      batch.fullText.apply();
      batch.totals.save(batch.now);
      return batch.cached.freed();
    },
  };
}

function applyOne(batch: Batch, write: StorageWrite): void {
  if (write.type === 'put') return put(batch, write);
  if (write.type === 'append') return append(batch, write);
  const known = knownSource(batch, write.sourceUrl);
  if (known === undefined || (known.generation ?? 0) > write.generation) return;
  if (write.type === 'touch') batch.rows.touch(known.id, write);
  else remove(batch, known);
}

function knownSource({ interned, rows }: Batch, url: string): ItemRow | undefined {
  const { folder, name } = splitUrl(url);
  const folderId = interned.knownFolder(folder);
  const row = folderId === undefined ? undefined : rows.find(folderId, name);
  return row?.root === null ? row : undefined;
}
