import type { QueryNode } from '../../../plugin/query.ts';

export function allOf(nodes: readonly QueryNode[]): QueryNode {
  const [first, ...others] = nodes;
  return first === undefined ? { type: 'none' } : others.length === 0 ? first : { type: 'and', nodes };
}

export function anyOf(nodes: readonly QueryNode[]): QueryNode {
  const [first, ...others] = nodes;
  return first === undefined ? { type: 'none' } : others.length === 0 ? first : { type: 'or', nodes };
}
