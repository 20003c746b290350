import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import { allOf } from './query-nodes.ts';
import { countingQuery } from './storage-query.ts';

export interface Counted<Of> {
  readonly of: Of;
  /** Items that match it, and the rest of the query. */
  readonly items: number;
}

/** How many items have each. */
export async function counted<Of extends { readonly node: QueryNode }>(
  all: readonly Of[],
  rest: QueryNode | undefined,
  storage: Pick<DataStorage, 'search'>,
): Promise<readonly Counted<Of>[]> {
  return Promise.all(
    all.map(async (of) => ({ of, items: (await storage.search(countingQuery(rest ? allOf([rest, of.node]) : of.node))).total })),
  );
}
