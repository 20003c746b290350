import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The tables of Zotero that are read, as its sources create them (userdata.sql, system.sql), without indexes and triggers. */
const schema = `
  CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
  CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
  CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, dateModified TEXT, libraryID INT, key TEXT);
  CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
  CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
  CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
  CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
  CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
  CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT, key TEXT);
  CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
  CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
  CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
  CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT, type INT, text TEXT, comment TEXT, sortIndex TEXT);
  CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted TEXT);
  CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT);
  INSERT INTO itemTypes VALUES (1, 'attachment'), (2, 'book'), (3, 'note'), (4, 'journalArticle'), (5, 'annotation');
  INSERT INTO fields VALUES (1, 'title'), (2, 'abstractNote'), (3, 'date'), (4, 'publicationTitle'), (5, 'url');`;

const article = `
  INSERT INTO items VALUES (1, 4, '2024-05-01 12:00:00', '2024-05-02 12:00:00', 1, 'AAAA1111');
  INSERT INTO itemDataValues VALUES (1, 'On canoes'), (2, 'Of paddles.'), (3, '2019-05-00 May 2019'), (4, 'Journal of Boats'), (5, 'https://example.org/canoes');
  INSERT INTO itemData VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3), (1, 4, 4), (1, 5, 5);
  INSERT INTO creators VALUES (1, 'Ada', 'Lovelace', 0), (2, '', 'Institute of Boats', 1);
  INSERT INTO itemCreators VALUES (1, 2, 1, 1), (1, 1, 1, 0);
  INSERT INTO tags VALUES (1, 'water'), (2, 'wood');
  INSERT INTO itemTags VALUES (1, 2, 0), (1, 1, 0);
  INSERT INTO collections VALUES (1, 'Thesis', NULL, 1, 'CCCC1111'), (2, 'Chapter 2', 1, 1, 'CCCC2222');
  INSERT INTO collectionItems VALUES (2, 1, 0);
  INSERT INTO items VALUES (2, 3, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'NNNN1111');
  INSERT INTO itemNotes VALUES (2, 1, '<div><p>See <b>page</b> 12 &amp; 13</p><ul><li>oars</li></ul></div>', 'See');
  INSERT INTO items VALUES (3, 1, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'FFFF1111');
  INSERT INTO itemAttachments VALUES (3, 1, 0, 'text/plain', 'storage:canoes.txt');
  INSERT INTO items VALUES (4, 5, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'MMMM1111');
  INSERT INTO itemAnnotations VALUES (4, 3, 1, 'marked words', 'a remark', '00001');`;

/** A second item in a group, a note of its own, one in the bin, and files that must not be read. */
const others = `
  INSERT INTO groups VALUES (77, 2, 'Club');
  INSERT INTO items VALUES (10, 2, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 2, 'BBBB1111');
  INSERT INTO itemDataValues VALUES (10, 'Knots');
  INSERT INTO itemData VALUES (10, 1, 10);
  INSERT INTO items VALUES (11, 3, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'NNNN2222');
  INSERT INTO itemNotes VALUES (11, NULL, '<p>Buy rope</p><p>soon</p>', '');
  INSERT INTO items VALUES (12, 2, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'DDDD1111');
  INSERT INTO deletedItems VALUES (12, '2024-05-01');
  INSERT INTO items VALUES (13, 1, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'FFFF2222');
  INSERT INTO itemAttachments VALUES (13, NULL, 0, 'text/plain', 'storage:../../secret.txt');
  INSERT INTO items VALUES (14, 1, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'FFFF3333');
  INSERT INTO itemAttachments VALUES (14, NULL, 2, 'text/plain', '/etc/passwd');
  INSERT INTO items VALUES (15, 1, '2024-05-01 12:00:00', '2024-05-01 12:00:00', 1, 'FFFF4444');
  INSERT INTO itemAttachments VALUES (15, NULL, 0, 'text/plain', 'storage:not-here.txt');`;

/** A folder as Zotero's, in `directory` or in one of its own. */
export function makeLibrary(directory = mkdtempSync(join(tmpdir(), 'zotero-'))): { readonly directory: string; change(sql: string): void } {
  mkdirSync(join(directory, 'storage/FFFF1111'), { recursive: true });
  writeFileSync(join(directory, 'storage/FFFF1111/canoes.txt'), 'A canoe is a boat.');
  const change = (sql: string): void => {
    const database = new DatabaseSync(join(directory, 'zotero.sqlite'));
    database.exec(`PRAGMA synchronous = OFF; BEGIN; ${sql}; COMMIT`);
    database.close();
  };
  change(`${schema}${article}${others}`);
  return { directory, change };
}
