import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { FieldWeights, QueryNode, TextField } from '../../plugin/query.ts';
import { createMemoryDataStorage } from './data-storage.ts';

const weights: FieldWeights = { title: 10, name: 6, path: 2, headings: 4, tags: 4, author: 3, body: 1, extraTerms: 0.5 };
const vocabulary = ['apple', 'apples', 'pear', 'plum', 'cherry', 'fig', 'nut', 'kiwi', 'lime', 'date', 'Äpfel', 'x'];
const fields: readonly TextField[] = ['title', 'headings', 'tags', 'author', 'body'];

/** Some hundred items with random words, the same in every run. */
function items(): readonly ItemRecord[] {
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const words = (count: number): string => Array.from({ length: count }, () => vocabulary[Math.min(random(12), random(16))]).join(' ');
  return Array.from({ length: 300 }, (_, number) => ({
    url: `file:///folder/${number % 7}/${words(1)}-${number}.txt`,
    status: 'indexed',
    mimeType: 'text/plain',
    size: 1,
    modifiedAt: number,
    metadata: { title: words(random(4)), headings: [words(random(5))], tags: [words(random(3))], authors: [words(random(2))] },
    text: words(random(60)),
    extraTerms: words(random(6)),
  }));
}

async function storageWith(records: readonly ItemRecord[]): Promise<DataStorage> {
  const storage = createMemoryDataStorage({ dataDirectory: 'search test', access: 'write' });
  const made = { source: 'files/directory', fingerprint: 'f', revision: 'r' };
  await storage.write(records.map((item) => ({ type: 'put', generation: 1, items: { sourceUrl: item.url, ...made, items: [item] } })));
  return storage;
}

/** A full-text index of SQLite with the same items in the same order. */
function fullTextIndex(records: readonly ItemRecord[]): Database.Database {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE item USING fts5 (title, name, path, headings, tags, author, body, extra,
    tokenize = 'porter unicode61 remove_diacritics 2')`);
  const insert = database.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { url, metadata, text, extraTerms } of records) {
    const [folder, name] = [url.slice('file://'.length, url.lastIndexOf('/')), url.slice(url.lastIndexOf('/') + 1)];
    const { title, headings, tags, authors } = metadata;
    insert.run(title, name, folder, headings?.join(' '), tags?.join(' '), authors?.join(' '), text, extraTerms);
  }
  return database;
}

const term = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }) });

const queries: readonly (readonly [string, QueryNode])[] = [
  ...vocabulary.map((word) => [`"${word}"`, term(word)] as const),
  ...fields.map((field) => [`${field === 'body' ? '{body extra}' : field} : "pear"`, term('pear', field)] as const),
  ['"pear" AND "fig"', { type: 'and', nodes: [term('pear'), term('fig')] }],
  ['"pear" OR "fig" OR "date"', { type: 'or', nodes: [term('pear'), term('fig'), term('date')] }],
  [
    '("pear" OR "kiwi") NOT "plum"',
    {
      type: 'and',
      nodes: [
        { type: 'or', nodes: [term('pear'), term('kiwi')] },
        { type: 'not', node: term('plum') },
      ],
    },
  ],
  ['- extra : "apple pear"', { type: 'phrase', words: ['apple', 'pear'] }],
  ['- extra : "plum cherry fig"', { type: 'phrase', words: ['plum', 'cherry', 'fig'] }],
  ['"ch" *', { type: 'term', text: 'ch', prefix: true }],
  ['- extra : "pear" + "p" *', { type: 'phrase', words: ['pear', 'p'], prefix: true }],
  ['"folder"', term('folder')],
];

const records = items();
const database = fullTextIndex(records);
const ask = database.prepare<[string], { id: number; score: number }>(
  'SELECT rowid AS id, -bm25(item, 10, 6, 2, 4, 4, 3, 1, 0.5) AS score FROM item WHERE item MATCH ?',
);

test.each(queries)('matches and scores %s like FTS5', async (match, node) => {
  const storage = await storageWith(records);
  const { total, hits } = await storage.search({ node, weights, limit: 1000, offset: 0, candidates: 1000 });
  const rounded = (rows: typeof hits) => new Map(rows.map(({ id, score }) => [id, score.toFixed(8)]));
  expect(total).toBeGreaterThan(0);
  expect(rounded(hits)).toEqual(rounded(ask.all(match)));
  await storage.close();
});
