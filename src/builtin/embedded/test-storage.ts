import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { StorageWrite } from '../../plugin/data-storage-provider.ts';
import type { ItemRecord, SourceItems } from '../../plugin/item.ts';
import type { FieldWeights, QueryNode } from '../../plugin/query.ts';
import { createIndex } from './storage-index.ts';
import { storageSchema, storageStep } from './storage-schema.ts';
import { createSearch } from './storage-search.ts';
import { createStorageWriter } from './storage-writer.ts';

export const weights: FieldWeights = {
  title: 10,
  name: 6,
  path: 2,
  headings: 4,
  tags: 4,
  author: 3,
  from: 3,
  to: 2,
  symbols: 4,
  body: 1,
  extraTerms: 0.5,
};

/** For tests: the tables of the storage in a database of their own, without jobs and state. */
export function openTables(path = ':memory:'): {
  readonly database: Database;
  readonly apply: (writes: readonly StorageWrite[]) => void;
  /** Ids of all hits, in ascending order. */
  readonly search: (node: QueryNode) => readonly number[];
} {
  const database = new Sqlite(path);
  database.pragma('page_size = 16384');
  database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma('journal_mode = WAL');
  database.exec(storageSchema + storageStep);
  const { search } = createSearch(database, createIndex(database));
  const writer = createStorageWriter(database);
  return {
    database,
    apply: database.transaction((writes: readonly StorageWrite[]) => writer.apply(writes)),
    search: (node) =>
      search({ node, weights, limit: 1000, offset: 0, candidates: 100_000 })
        .hits.map(({ id }) => id)
        .toSorted((one, other) => one - other),
  };
}

export function itemAt(url: string, changes: Partial<ItemRecord> = {}): ItemRecord {
  return { url, status: 'indexed', mimeType: 'text/plain', size: 1, modifiedAt: 1, metadata: {}, text: '', ...changes };
}

/** A put of these items, of which the first is that of the source URL. */
export function putOf(items: readonly [ItemRecord, ...ItemRecord[]], changes: Partial<SourceItems> = {}, generation = 1): StorageWrite {
  const source = { sourceUrl: items[0].url, source: 'files/directory', fingerprint: 'f', revision: 'r' };
  return { type: 'put', generation, items: { ...source, ...changes, items } };
}
