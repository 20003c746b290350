import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { FieldWeights, QueryNode, TextField } from '../../plugin/query.ts';
import { createMemoryDataStorage } from './data-storage.ts';

const weights: FieldWeights = {
  title: 10,
  name: 6,
  path: 2,
  headings: 4,
  tags: 4,
  author: 3,
  from: 2.5,
  to: 1.5,
  symbols: 3.5,
  body: 1,
  extraTerms: 0.5,
};
const vocabulary = ['apple', 'apples', 'pear', 'plum', 'cherry', 'fig', 'nut', 'kiwi', 'lime', 'date', 'Äpfel', 'x'];
const fields: readonly TextField[] = ['title', 'headings', 'tags', 'author', 'from', 'to', 'symbols', 'body'];

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
    metadata: {
      title: words(random(4)),
      headings: [words(random(5))],
      tags: [words(random(3))],
      authors: [words(random(2))],
      from: words(random(3)),
      to: [words(random(3))],
      symbols: [words(random(4))],
    },
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
  database.exec(`CREATE VIRTUAL TABLE item USING fts5 (title, name, path, headings, tags, author, sender, recipients, symbols, body, extra, facets,
    tokenize = 'porter unicode61 remove_diacritics 2')`);
  const insert = database.prepare(`INSERT INTO item VALUES (${'?, '.repeat(11)}'f f f f f f')`);
  for (const { url, metadata, text, extraTerms } of records) {
    const [folder, name] = [url.slice('file://'.length, url.lastIndexOf('/')), url.slice(url.lastIndexOf('/') + 1)];
    const { title, from, ...lists } = metadata;
    const [headings, tags, authors, to, symbols] = [lists.headings, lists.tags, lists.authors, lists.to, lists.symbols].map((list) =>
      list?.join(' '),
    );
    insert.run(title, name, folder, headings, tags, authors, from, to, symbols, text, extraTerms);
  }
  return database;
}

const columns: Partial<Record<TextField, string>> = { body: '{body extra}', from: 'sender', to: 'recipients' };

const term = (text: string, field?: TextField): QueryNode => ({ type: 'term', text, ...(field && { field }) });

const queries: readonly (readonly [string, QueryNode])[] = [
  ...vocabulary.map((word) => [`"${word}"`, term(word)] as const),
  ...fields.map((field) => [`${columns[field] ?? field} : "pear"`, term('pear', field)] as const),
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
  ['- {extra facets} : "apple pear"', { type: 'phrase', words: ['apple', 'pear'] }],
  ['- {extra facets} : "plum cherry fig"', { type: 'phrase', words: ['plum', 'cherry', 'fig'] }],
  ['"ch" *', { type: 'term', text: 'ch', prefix: true }],
  ['- {extra facets} : "pear" + "p" *', { type: 'phrase', words: ['pear', 'p'], prefix: true }],
  ['"folder"', term('folder')],
  ['- {extra facets} : NEAR("pear" "fig", 1)', { type: 'near', words: ['pear', 'fig'], distance: 1 }],
  ['- {extra facets} : NEAR("pear" "fig" "plum", 4)', { type: 'near', words: ['plum', 'fig', 'pear'], distance: 3 }],
  ['{body} : NEAR("pear" "fig" "plum" "nut", 5)', { type: 'near', words: ['nut', 'plum', 'fig', 'pear'], distance: 3, field: 'body' }],
  ['title : ^ "pear"', { type: 'phrase', words: ['pear'], field: 'title', anchored: true }],
  ['headings : ^ "apple pear"', { type: 'phrase', words: ['apple', 'pear'], field: 'headings', anchored: true }],
  ['- facets : ("apple" OR "Äpfel")', { type: 'substring', text: 'ap' }],
];

const records = items();
const database = fullTextIndex(records);
const ask = database.prepare<[string], { id: number; score: number }>(
  'SELECT rowid AS id, -bm25(item, 10, 6, 2, 4, 4, 3, 2.5, 1.5, 3.5, 1, 0.5, 0) AS score FROM item WHERE item MATCH ?',
);

test.each(queries)('matches and scores %s like FTS5', async (match, node) => {
  const storage = await storageWith(records);
  const { total, hits } = await storage.search({ node, weights, limit: 1000, offset: 0, candidates: 1000 });
  const rounded = (rows: typeof hits) => new Map(rows.map(({ id, score }) => [id, score.toFixed(8)]));
  expect(total).toBeGreaterThan(0);
  expect(rounded(hits)).toEqual(rounded(ask.all(match)));
  await storage.close();
});
