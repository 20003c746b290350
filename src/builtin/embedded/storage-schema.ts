/** Tables of the index as they were first released; see {@link storageStep} for what they are now. */
export const storageSchema: string = `
CREATE TABLE folder (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE);

CREATE TABLE item_kind (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  extractor TEXT NOT NULL,
  revision TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  status TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  items INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, extractor, revision, mime_type, status, reason_code)
);

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL,
  name TEXT NOT NULL,
  generation INTEGER,
  kind INTEGER NOT NULL,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  indexed_at INTEGER NOT NULL,
  text_bytes INTEGER NOT NULL,
  fingerprint TEXT,
  content_hash,
  kept INTEGER,
  root INTEGER,
  parent INTEGER,
  reason_text TEXT,
  metadata TEXT
);
CREATE UNIQUE INDEX item_url ON item (folder, name);
CREATE INDEX item_modified ON item (modified_at DESC);
CREATE INDEX item_root ON item (root) WHERE root IS NOT NULL;

CREATE TABLE kept (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL);

CREATE TABLE cached (
  item INTEGER NOT NULL,
  plugin TEXT NOT NULL,
  cache_id TEXT NOT NULL,
  PRIMARY KEY (item, plugin, cache_id)
) WITHOUT ROWID;
CREATE INDEX cached_bytes ON cached (cache_id, plugin);

CREATE TABLE storage_totals (
  next_id INTEGER NOT NULL,
  source_urls INTEGER NOT NULL,
  text_bytes INTEGER NOT NULL,
  written_at INTEGER
);
INSERT INTO storage_totals VALUES (1, 0, 0, NULL);

CREATE VIRTUAL TABLE fulltext USING fts5 (
  body, extra, title, name, path, headings, tags, author, facets,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO fulltext (fulltext, rank) VALUES ('pgsz', 16300), ('hashsize', 33554432), ('automerge', 8);
`;

/**
 * From version 2 to 3: fields for people, symbols and languages, numbers to filter by. The words of texts cannot be read back from the index,
 * so all is indexed anew; ids go on where they were.
 *
 * A URL is its folder, up to and including the last `/`, and a name: folders are written once, and ranges over them answer what lies below
 * a URL. What many items have in common is one row of `item_kind`; what only few have comes last in `item`.
 *
 * `root` is NULL in the item of a source URL, and its id in what came out of it. `fingerprint`, `content_hash` and `kept` stand in the item
 * of the source URL only, and `cached` refers to that item. `created` and `pages` are what metadata says, as numbers; NULL where it says
 * nothing.
 *
 * In `fulltext`, `body` comes first because the positions of the first column need no column number: a quarter of the index.
 * Its pages nearly fill those of the database (16,384 bytes, of which SQLite keeps 35 and the record's header some 10).
 */
export const storageStep: string = `
DELETE FROM folder;
DELETE FROM kept;
DELETE FROM cached;
UPDATE storage_totals SET source_urls = 0, text_bytes = 0, written_at = NULL;

DROP TABLE item_kind;
CREATE TABLE item_kind (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  extractor TEXT NOT NULL,
  revision TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  status TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  language TEXT NOT NULL,
  items INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, extractor, revision, mime_type, status, reason_code, language)
);

DROP TABLE item;
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL,
  name TEXT NOT NULL,
  generation INTEGER,
  kind INTEGER NOT NULL,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  indexed_at INTEGER NOT NULL,
  text_bytes INTEGER NOT NULL,
  created INTEGER,
  pages NUMERIC,
  fingerprint TEXT,
  content_hash,
  kept INTEGER,
  root INTEGER,
  parent INTEGER,
  reason_text TEXT,
  metadata TEXT
);
CREATE UNIQUE INDEX item_url ON item (folder, name);
CREATE INDEX item_modified ON item (modified_at DESC);
CREATE INDEX item_root ON item (root) WHERE root IS NOT NULL;

DROP TABLE fulltext;
CREATE VIRTUAL TABLE fulltext USING fts5 (
  body, extra, title, name, path, headings, tags, author, sender, recipients, symbols, facets,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO fulltext (fulltext, rank) VALUES ('pgsz', 16300), ('hashsize', 33554432), ('automerge', 8);
`;
