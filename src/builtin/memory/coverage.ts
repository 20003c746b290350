import type { CoverageRow } from '../../plugin/data-storage-provider.ts';
import type { ItemIndex } from './item-index.ts';
import { byText } from './text-order.ts';

export function coverageOf({ items }: ItemIndex): readonly CoverageRow[] {
  const rows = new Map<string, { -readonly [Name in keyof CoverageRow]: CoverageRow[Name] }>();
  for (const { item } of items.values()) {
    const { source, status, reason } = item;
    const code = status === 'indexed' ? '' : (reason?.code ?? '');
    const key = JSON.stringify([source, status, code]);
    const row = rows.get(key) ?? { source, status, ...(code !== '' && { code }), items: 0 };
    row.items += 1;
    rows.set(key, row);
  }
  return [...rows.values()].toSorted(inOrder);
}

const inOrder = (one: CoverageRow, other: CoverageRow): number =>
  byText(one.source, other.source) || byText(one.status, other.status) || byText(one.code ?? '', other.code ?? '');
