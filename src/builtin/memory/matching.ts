import type { QueryNode } from '../../plugin/query.ts';
import { passesFilter } from './filters.ts';
import type { ItemIndex } from './item-index.ts';
import { isWordLeaf } from './word-matches.ts';
import type { WordMatches } from './word-matches.ts';

/** The items that match a query, by trying every one. */
export function matchingIds(index: ItemIndex, node: QueryNode, matches: ReadonlyMap<QueryNode, WordMatches>): ReadonlySet<number> {
  if (node.type === 'none') return new Set();
  if (isWordLeaf(node)) return matches.get(node)?.ids ?? new Set();
  if (node.type === 'or') return new Set(node.nodes.flatMap((part) => [...matchingIds(index, part, matches)]));
  const parts = node.type === 'and' ? node.nodes.map((part) => matchingIds(index, part, matches)) : [];
  const without = node.type === 'not' ? matchingIds(index, node.node, matches) : new Set<number>();
  const ids = new Set<number>();
  for (const { item } of index.items.values()) {
    if (node.type === 'filter' && !passesFilter(item, node.filter)) continue;
    if (!without.has(item.id) && parts.every((part) => part.has(item.id))) ids.add(item.id);
  }
  return ids;
}
