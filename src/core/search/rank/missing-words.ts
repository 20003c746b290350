import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { WordDemand } from './demands.ts';
import { storageQuery } from './storage-query.ts';

/** The words that each of some items does not have, by id. Words that say nothing are not missed. */
export async function missingWords(
  words: readonly WordDemand[],
  ids: readonly number[],
  storage: Pick<DataStorage, 'search'>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const telling = words.filter(({ isStop }) => !isStop);
  const having = await Promise.all(
    telling.map(async ({ node }) => {
      const { hits } = await storage.search(storageQuery(node, { limit: ids.length, among: ids }));
      return new Set(hits.map(({ id }) => id));
    }),
  );
  return new Map(ids.map((id) => [id, telling.filter((_, index) => !having[index]?.has(id)).map(({ word }) => word)]));
}
