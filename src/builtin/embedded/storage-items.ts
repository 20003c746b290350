import type { Database } from 'better-sqlite3';
import type { ItemStatus, StoredItem } from '../../plugin/item.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { unpackedHash } from './storage-hash.ts';

interface Row {
  readonly id: number;
  readonly url: string;
  readonly parentUrl: string | null;
  readonly sourceUrl: string;
  readonly source: string;
  readonly status: ItemStatus;
  readonly reasonCode: string;
  readonly reasonText: string | null;
  readonly mimeType: string;
  readonly size: number;
  readonly modifiedAt: number;
  readonly metadata: string | null;
  readonly fingerprint: string;
  readonly contentHash: string | null;
  readonly extractor: string;
  readonly revision: string;
  readonly language: string;
  readonly keptKey: string | null;
  readonly indexedAt: number;
}

/** Reads items by id, in the order asked. */
export function createItems(database: Database): (ids: readonly number[]) => readonly StoredItem[] {
  const read = database.prepare<[string], Row>(
    `SELECT item.id, folder.url || item.name AS url, parent_folder.url || parent.name AS parentUrl, root_folder.url || root.name AS sourceUrl,
       source, status, reason_code AS reasonCode, item.reason_text AS reasonText, mime_type AS mimeType, item.size,
       item.modified_at AS modifiedAt, item.metadata, root.fingerprint, ${unpackedHash('root.content_hash')} AS contentHash, extractor, revision, language,
       kept.key AS keptKey, item.indexed_at AS indexedAt
     FROM json_each(?) AS asked
     CROSS JOIN item ON item.id = asked.value
     CROSS JOIN folder ON folder.id = item.folder
     CROSS JOIN item_kind ON item_kind.id = item.kind
     CROSS JOIN item AS root ON root.id = coalesce(item.root, item.id)
     CROSS JOIN folder AS root_folder ON root_folder.id = root.folder
     LEFT JOIN item AS parent ON parent.id = item.parent
     LEFT JOIN folder AS parent_folder ON parent_folder.id = parent.folder
     LEFT JOIN kept ON kept.id = root.kept
     ORDER BY asked.key`,
  );
  return (ids) => read.all(JSON.stringify(ids)).map(itemOf);
}

function itemOf({ parentUrl, reasonCode, reasonText, metadata, contentHash, extractor, language, keptKey, ...row }: Row): StoredItem {
  return {
    ...row,
    metadata: metadata === null ? {} : (JSON.parse(metadata) as MetadataFields),
    ...(parentUrl !== null && { parentUrl }),
    ...(reasonText !== null && { reason: { code: reasonCode, text: reasonText } }),
    ...(contentHash !== null && { contentHash }),
    ...(extractor !== '' && { extractor }),
    ...(language !== '' && { language }),
    ...(keptKey !== null && { keptKey }),
  };
}
