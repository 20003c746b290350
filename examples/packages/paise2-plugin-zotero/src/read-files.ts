import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { textIn, type Row } from './rows.ts';
import type { ZoteroFile } from './zotero-item.ts';

/**
 * Files in Zotero's own folder, whose path is `storage:<name>`. Linked files lie elsewhere, where this plugin may not read; whoever wants them has
 * their folder indexed.
 */
export function readFiles(
  database: DatabaseSync,
  directory: string,
  groupOf: (row: Row) => { readonly group?: number },
): readonly ZoteroFile[] {
  const rows = database.prepare(filesQuery).all() as readonly Row[];
  return rows.flatMap((row) => {
    const key = textIn(row, 'key');
    const name = textIn(row, 'path').slice(prefix.length);
    // The database is content like any other: a name must not lead out of the folder.
    if (!/^[A-Z0-9]{8}$/.test(key) || name === '' || /[/\\\0]|^\.\.?$/.test(name)) return [];
    const mimeType = textIn(row, 'contentType').toLowerCase();
    const parent = textIn(row, 'parentKey');
    return [
      {
        key,
        ...groupOf(row),
        path: join(directory, 'storage', key, name),
        title: textIn(row, 'title') || name,
        ...(mimeType !== '' && { mimeType }),
        ...(parent !== '' && { parent }),
      },
    ];
  });
}

const prefix = 'storage:';

const filesQuery = `
  SELECT items.key, items.libraryID, path, contentType, parent.key AS parentKey,
    (SELECT value FROM itemData JOIN fields USING (fieldID) JOIN itemDataValues USING (valueID)
     WHERE itemData.itemID = items.itemID AND fieldName = 'title') AS title
  FROM itemAttachments JOIN items USING (itemID) LEFT JOIN items AS parent ON parent.itemID = itemAttachments.parentItemID
  WHERE path LIKE '${prefix}%' AND items.itemID NOT IN (SELECT itemID FROM deletedItems)
    AND (parent.itemID IS NULL OR parent.itemID NOT IN (SELECT itemID FROM deletedItems))
  ORDER BY items.libraryID, items.key`;
