import type { NumberField, QueryNode } from '../../plugin/query.ts';
import type { NumberFilter } from './storage-leaves.ts';

/** The column of `item` for each number. */
export const numberColumns = {
  modified: 'item.modified_at',
  created: 'item.created',
  size: 'item.size',
  pages: 'item.pages',
} as const satisfies Record<NumberField, string>;

/** A condition in SQL. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly (number | string)[];
}

/** What items must be like besides what an expression of FTS5 can say. */
export interface SplitQuery {
  readonly rest: QueryNode;
  readonly conditions: readonly Condition[];
}

/** More are not worth a statement of their own. */
const mostConditions = 8;

/** Takes the numbers that all matches must have, or must not have, out of a query. Those in other places stay in it. */
export function splitNumbers(root: QueryNode): SplitQuery {
  const conditions: Condition[] = [];
  const others: QueryNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const inner = node.type === 'not' ? node.node : node;
    if (node.type === 'and') for (const part of node.nodes.toReversed()) open.push(part);
    else if (isNumberFilter(inner)) conditions.push(numberCondition(inner.filter, node !== inner));
    else others.push(node);
  }
  const [first = { type: 'all' }, ...more] = others;
  if (conditions.length === 0 || conditions.length > mostConditions) return { rest: root, conditions: [] };
  return { rest: more.length === 0 ? first : { type: 'and', nodes: others }, conditions };
}

export function isNumberFilter(node: QueryNode): node is { readonly type: 'filter'; readonly filter: NumberFilter } {
  return node.type === 'filter' && !('value' in node.filter);
}

export function numberCondition({ field, from, to }: NumberFilter, isNegated = false): Condition {
  const column = numberColumns[field];
  const bounds = [
    `${column} IS NOT NULL`,
    ...(from === undefined ? [] : [`${column} >= ?`]),
    ...(to === undefined ? [] : [`${column} < ?`]),
  ];
  const parameters = [from, to].filter((bound) => bound !== undefined);
  return { sql: isNegated ? `(${bounds.join(' AND ')}) IS NOT TRUE` : bounds.join(' AND '), parameters };
}
