import type { Database } from 'better-sqlite3';
import type { CacheReference } from '../../plugin/item.ts';

/** Who refers to cached bytes, as the writes of one transaction change it. */
export interface CachedChanges {
  /** The item of a source URL refers to these. */
  hold(item: number, references: readonly CacheReference[]): void;
  letGo(item: number): void;
  /** What was let go, and what nothing refers to now. */
  freed(): readonly CacheReference[];
}

export type IsReferenced = (reference: CacheReference) => boolean;

export function createReferenceCheck(database: Database): IsReferenced {
  const find = database.prepare<[string, string], number>('SELECT 1 FROM cached WHERE cache_id = ? AND plugin = ? LIMIT 1').pluck();
  return ({ plugin, cacheId }) => find.get(cacheId, plugin) !== undefined;
}

export function createCached(database: Database): () => CachedChanges {
  const isReferenced = createReferenceCheck(database);
  const add = database.prepare<[number, string, string]>('INSERT OR IGNORE INTO cached (item, plugin, cache_id) VALUES (?, ?, ?)');
  const find = database.prepare<[number], CacheReference>('SELECT plugin, cache_id AS cacheId FROM cached WHERE item = ?');
  const remove = database.prepare<[number]>('DELETE FROM cached WHERE item = ?');
  return () => {
    const released = new Map<string, CacheReference>();
    return {
      hold(item, references) {
        for (const { plugin, cacheId } of references) add.run(item, plugin, cacheId);
      },
      letGo(item) {
        const held = find.all(item);
        for (const reference of held) released.set(`${reference.plugin}\0${reference.cacheId}`, reference);
        if (held.length > 0) remove.run(item);
      },
      freed: () => [...released.values()].filter((reference) => !isReferenced(reference)),
    };
  };
}
