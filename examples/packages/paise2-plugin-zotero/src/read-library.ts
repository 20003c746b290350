import type { DatabaseSync } from 'node:sqlite';
import { readCollections } from './read-collections.ts';
import { readFiles } from './read-files.ts';
import { numberIn, rowsById, textIn, timeIn, type Row } from './rows.ts';
import type { ZoteroFile, ZoteroItem } from './zotero-item.ts';

export interface Library {
  readonly items: readonly ZoteroItem[];
  readonly files: readonly ZoteroFile[];
}

/** Everything in Zotero but the bin. The schema is that of Zotero 5 to 8 (userdata.sql in its sources). */
export function readLibrary(database: DatabaseSync, directory: string): Library {
  const groups = hasTable(database, 'groups')
    ? rowsById(database, 'SELECT libraryID AS id, groupID FROM groups')
    : new Map<number, readonly Row[]>();
  const groupOf = (row: Row): { readonly group?: number } => {
    const group = numberIn(groups.get(numberIn(row, 'libraryID') ?? 0)?.[0], 'groupID');
    return group === undefined ? {} : { group };
  };
  const parts = {
    fields: rowsById(database, fieldsQuery),
    creators: rowsById(database, creatorsQuery),
    tags: rowsById(database, 'SELECT itemID AS id, name FROM itemTags JOIN tags USING (tagID) ORDER BY name'),
    notes: rowsById(database, notesQuery),
    annotations: hasTable(database, 'itemAnnotations') ? rowsById(database, annotationsQuery) : new Map<number, readonly Row[]>(),
    collections: readCollections(database),
  };
  const rows = database.prepare(itemsQuery).all() as readonly Row[];
  return { items: rows.map((row) => itemOf(row, parts, groupOf(row))), files: readFiles(database, directory, groupOf) };
}

/** Neither attachments nor annotations, nor notes of other items: those are told with what they belong to. */
const itemsQuery = `
  SELECT items.itemID AS id, items.key, items.libraryID, typeName, dateAdded, dateModified
  FROM items JOIN itemTypes USING (itemTypeID) LEFT JOIN itemNotes USING (itemID)
  WHERE typeName NOT IN ('attachment', 'annotation') AND parentItemID IS NULL AND itemID NOT IN (SELECT itemID FROM deletedItems)
  ORDER BY items.libraryID, items.key`;

const fieldsQuery =
  'SELECT itemID AS id, fieldName, value FROM itemData JOIN fields USING (fieldID) JOIN itemDataValues USING (valueID) ORDER BY fieldID';

const creatorsQuery = 'SELECT itemID AS id, firstName, lastName FROM itemCreators JOIN creators USING (creatorID) ORDER BY orderIndex';

const notesQuery = `
  SELECT coalesce(parentItemID, itemID) AS id, note FROM itemNotes
  WHERE itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY itemID`;

/** Annotations belong to an attachment, and that to an item or to none. */
const annotationsQuery = `
  SELECT coalesce(file.parentItemID, file.itemID) AS id, mark.text, mark.comment
  FROM itemAnnotations AS mark JOIN itemAttachments AS file ON file.itemID = mark.parentItemID
  WHERE mark.itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY mark.sortIndex`;

interface Parts {
  readonly fields: ReadonlyMap<number, readonly Row[]>;
  readonly creators: ReadonlyMap<number, readonly Row[]>;
  readonly tags: ReadonlyMap<number, readonly Row[]>;
  readonly notes: ReadonlyMap<number, readonly Row[]>;
  readonly annotations: ReadonlyMap<number, readonly Row[]>;
  readonly collections: ReadonlyMap<number, readonly string[]>;
}

function itemOf(row: Row, parts: Parts, group: { readonly group?: number }): ZoteroItem {
  const id = numberIn(row, 'id') ?? 0;
  const of = (rows: ReadonlyMap<number, readonly Row[]>): readonly Row[] => rows.get(id) ?? [];
  const addedAt = timeIn(row, 'dateAdded');
  const modifiedAt = timeIn(row, 'dateModified');
  return {
    key: textIn(row, 'key'),
    ...group,
    type: textIn(row, 'typeName'),
    fields: new Map(of(parts.fields).map((field) => [textIn(field, 'fieldName'), textIn(field, 'value')])),
    creators: of(parts.creators).map((creator) => `${textIn(creator, 'firstName')} ${textIn(creator, 'lastName')}`.trim()),
    tags: of(parts.tags).map((tag) => textIn(tag, 'name')),
    collections: parts.collections.get(id) ?? [],
    notes: of(parts.notes).map((note) => textIn(note, 'note')),
    annotations: of(parts.annotations).map((mark) =>
      [textIn(mark, 'text'), textIn(mark, 'comment')].filter((text) => text !== '').join('\n'),
    ),
    ...(addedAt !== undefined && { addedAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}

const hasTable = (database: DatabaseSync, name: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
