import type { SortOrder } from '../../../plugin/query.ts';

/** Orders as people expect them: the newest and the largest first, names from A to Z. */
const orders: Readonly<Record<string, SortOrder | 'score'>> = {
  relevance: 'score',
  score: 'score',
  best: 'score',
  modified: { by: 'modified', descending: true },
  date: { by: 'modified', descending: true },
  newest: { by: 'modified', descending: true },
  latest: { by: 'modified', descending: true },
  oldest: { by: 'modified', descending: false },
  created: { by: 'created', descending: true },
  size: { by: 'size', descending: true },
  largest: { by: 'size', descending: true },
  biggest: { by: 'size', descending: true },
  smallest: { by: 'size', descending: false },
  page: { by: 'pages', descending: true },
  pages: { by: 'pages', descending: true },
  name: { by: 'name', descending: false },
  path: { by: 'url', descending: false },
};

const spelling = /^(-?)([a-z]+)(?:[-_: ](asc|desc)(?:ending)?)?$/;

/** `size`, `-size` (the other way round), `size-asc`, `newest`. `undefined` for what is no order. */
export function sortOrder(value: string): SortOrder | 'score' | undefined {
  const [, minus, name = '', direction] = spelling.exec(value.trim().toLowerCase()) ?? [];
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (order === undefined || order === 'score') return order;
  const descending = direction === undefined ? order.descending : direction === 'desc';
  return { by: order.by, descending: minus === '-' ? !descending : descending };
}

/** The order as text that means the same. */
export function sortText({ by, descending }: SortOrder): string {
  const name = by === 'url' ? 'path' : by;
  return `sort:${name}-${descending ? 'desc' : 'asc'}`;
}
