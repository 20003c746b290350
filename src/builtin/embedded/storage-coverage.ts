import type { Database } from 'better-sqlite3';
import type { CoverageRow } from '../../plugin/data-storage-provider.ts';
import type { ItemStatus } from '../../plugin/item.ts';

interface Row {
  readonly source: string;
  readonly status: ItemStatus;
  readonly code: string;
  readonly items: number;
}

/** Reads counts that are kept up to date with every write, so that nothing needs to be looked at. */
export function createCoverage(database: Database): () => readonly CoverageRow[] {
  const read = database.prepare<[], Row>(
    `SELECT source, status, CASE status WHEN 'indexed' THEN '' ELSE reason_code END AS code, sum(items) AS items FROM item_kind
     WHERE items > 0 GROUP BY source, status, code ORDER BY source, status, code`,
  );
  return () => read.all().map(({ source, status, code, items }) => ({ source, status, ...(code !== '' && { code }), items }));
}
