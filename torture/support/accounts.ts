import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import type { Place } from './place.ts';

/** Items that came of one file and ended alike. */
export interface Account {
  /** Path of the file. */
  readonly path: string;
  readonly status: string;
  readonly code: string;
  /** Whether each says why it is as it is. */
  readonly isExplained: boolean;
  readonly items: number;
}

interface Row extends Omit<Account, 'path' | 'isExplained'> {
  readonly url: string;
  readonly silent: number;
}

/** How everything in the index ended, by file. Nobody else may have the database open. */
export function accountsOf({ dataDirectory }: Pick<Place, 'dataDirectory'>): readonly Account[] {
  const database = new Sqlite(join(dataDirectory, 'paise2.db'), { readonly: true });
  try {
    const rows = database
      .prepare<[], Row>(
        `SELECT folder.url || root.name AS url, status, reason_code AS code, count(*) AS items, sum(coalesce(item.reason_text, '') = '') AS silent
         FROM item JOIN item_kind ON item_kind.id = item.kind JOIN item AS root ON root.id = coalesce(item.root, item.id)
         JOIN folder ON folder.id = root.folder GROUP BY root.id, status, reason_code`,
      )
      .all();
    return rows.map(({ url, silent, ...row }) => ({
      ...row,
      path: fileURLToPath(url),
      isExplained: row.status === 'indexed' || silent === 0,
    }));
  } finally {
    database.close();
  }
}
