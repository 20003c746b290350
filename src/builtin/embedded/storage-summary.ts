import type { Database } from 'better-sqlite3';
import type { StorageSummary } from '../../plugin/data-storage-provider.ts';
import type { ItemStatus } from '../../plugin/item.ts';

interface Totals {
  readonly sourceUrls: number;
  readonly textBytes: number;
  readonly writtenAt: number | null;
}

/** Reads counts that are kept up to date with every write. */
export function createSummary(database: Database): () => StorageSummary {
  const readTotals = database.prepare<[], Totals>(
    'SELECT source_urls AS sourceUrls, text_bytes AS textBytes, written_at AS writtenAt FROM storage_totals',
  );
  const byStatus = database.prepare<[], { readonly status: ItemStatus; readonly count: number }>(
    'SELECT status, sum(items) AS count FROM item_kind GROUP BY status',
  );
  const byReason = database.prepare<[], { readonly status: ItemStatus; readonly code: string; readonly count: number }>(
    `SELECT status, reason_code AS code, sum(items) AS count FROM item_kind
     WHERE status <> 'indexed' AND items > 0 GROUP BY status, reason_code ORDER BY count DESC, status, code`,
  );
  const pageCount = database.prepare<[], number>('PRAGMA page_count').pluck();
  const pageSize = database.pragma('page_size', { simple: true }) as number;
  return () => {
    const { writtenAt, ...totals } = readTotals.get() as Totals;
    const counts = { indexed: 0, partial: 0, named: 0, skipped: 0, failed: 0 };
    for (const { status, count } of byStatus.all()) counts[status] = count;
    return {
      items: Object.values(counts).reduce((sum, count) => sum + count, 0),
      ...totals,
      byStatus: counts,
      byReason: byReason.all(),
      ...(writtenAt !== null && { writtenAt }),
      sizeBytes: (pageCount.get() ?? 0) * pageSize,
    };
  };
}
