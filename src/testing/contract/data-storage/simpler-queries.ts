import type { QueryNode, StorageQuery } from '../../../plugin/query.ts';

/** Queries that ask for a little less each: where one of them fails too, it is the better one to look at. */
export function simplerQueries(query: StorageQuery): readonly StorageQuery[] {
  const { among, sort, ...plain } = query;
  const { sort: _sort, ...unsorted } = query;
  const { among: _among, ...everywhere } = query;
  return [
    ...(among === undefined && sort === undefined ? [] : [plain]),
    ...(among === undefined || sort === undefined ? [] : [unsorted, everywhere]),
    ...simplerNodes(query.node).map((node) => ({ ...query, node })),
  ];
}

function simplerNodes(node: QueryNode): readonly QueryNode[] {
  if (node.type === 'not') return [node.node, ...simplerNodes(node.node).map((inner) => ({ ...node, node: inner }))];
  if (node.type !== 'and' && node.type !== 'or') return [];
  const { nodes } = node;
  const shorter = nodes.length > 1 ? nodes.map((_, index) => ({ ...node, nodes: nodes.toSpliced(index, 1) })) : [];
  const simpler = nodes.flatMap((part, index) => simplerNodes(part).map((inner) => ({ ...node, nodes: nodes.with(index, inner) })));
  return [...nodes, ...shorter, ...simpler];
}
