import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { FieldWeights, Filter, QueryNode, StorageQuery, StorageResult, TextField } from '../../../plugin/query.ts';

export const all: QueryNode = { type: 'all' };

export const word = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }) });

export const startingWith = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, prefix: true, ...(field && { field }) });

/** The words of `text`, which spaces separate. */
export const phrase = (text: string, field?: TextField): QueryNode => ({ type: 'phrase', words: text.split(' '), ...(field && { field }) });

export const filter = (field: Filter['field'], value: string): QueryNode => ({ type: 'filter', filter: { field, value } });

export const and = (...nodes: readonly QueryNode[]): QueryNode => ({ type: 'and', nodes });

export const or = (...nodes: readonly QueryNode[]): QueryNode => ({ type: 'or', nodes });

export const not = (node: QueryNode): QueryNode => ({ type: 'not', node });

const weights: FieldWeights = { title: 10, name: 6, path: 2, headings: 4, tags: 4, author: 3, body: 1, extraTerms: 0.5 };

export async function search(storage: DataStorage, node: QueryNode, changes: Partial<StorageQuery> = {}): Promise<StorageResult> {
  return storage.search({ node, weights, limit: 100, offset: 0, candidates: 100_000, ...changes });
}

/** URLs of the hits, best first. */
export async function ranked(storage: DataStorage, node: QueryNode, changes: Partial<StorageQuery> = {}): Promise<readonly string[]> {
  const { hits } = await search(storage, node, changes);
  return (await storage.items(hits.map((hit) => hit.id))).map((item) => item.url);
}

/** The last parts of the URLs of the hits, in alphabetical order. */
export async function found(storage: DataStorage, node: QueryNode): Promise<readonly string[]> {
  return (await ranked(storage, node)).map((url) => url.slice(url.lastIndexOf('/') + 1)).toSorted();
}
