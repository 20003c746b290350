import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { Filter, QueryNode } from '../../plugin/query.ts';

/** What a search reads of a storage. */
export type SearchableStorage = Pick<DataStorage, 'search' | 'facets' | 'items' | 'itemByUrl' | 'terms' | 'languages' | 'summary'>;

/**
 * The storage as if it had no items that one of these filters fits, as far as queries go: hits, totals, facets and counts are right by themselves.
 * Items that are asked for by id or URL, and words of the index, are those of all.
 */
export function leavingOut(storage: SearchableStorage, filters: readonly Filter[]): SearchableStorage {
  if (filters.length === 0) return storage;
  const nodes = filters.map((filter): QueryNode => ({ type: 'filter', filter }));
  const without: QueryNode = { type: 'not', node: { type: 'or', nodes } };
  const narrowed = (node: QueryNode): QueryNode =>
    node.type === 'and' && node.nodes.length > 0
      ? { type: 'and', nodes: [...node.nodes, without] }
      : { type: 'and', nodes: [node, without] };
  return {
    search: (query) => storage.search({ ...query, node: narrowed(query.node) }),
    facets: (request) => storage.facets({ ...request, node: narrowed(request.node) }),
    items: (ids) => storage.items(ids),
    itemByUrl: (url) => storage.itemByUrl(url),
    terms: (request) => storage.terms(request),
    languages: () => storage.languages(),
    summary: () => storage.summary(),
  };
}
