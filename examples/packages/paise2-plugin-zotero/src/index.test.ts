import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { fetcherContract, fetchWith, runSource, sourceContract } from 'paise2/testing';
import plugin from './index.ts';
import { makeLibrary } from './test-library.ts';

const article = 'zotero://select/library/items/AAAA1111';
const file = 'zotero://select/library/items/FFFF1111';
const note = 'zotero://select/library/items/NNNN2222';
const inGroup = 'zotero://select/groups/77/items/BBBB1111';
const all = [article, note, inGroup, file];

function library(context: TestContext) {
  const made = makeLibrary();
  context.after(() => rmSync(made.directory, { recursive: true, force: true }));
  return { ...made, options: { directory: made.directory } };
}

const urlsOf = ({ entries }: { readonly entries: readonly { readonly url: string }[] }) => entries.map(({ url }) => url);

test('items, notes of their own and files are listed; what is in the bin, elsewhere or not here is not', async (context) => {
  const { options } = library(context);
  assert.deepEqual(urlsOf(await runSource(plugin, 'library', { options })), all);
  assert.deepEqual(urlsOf(await runSource(plugin, 'library', { options: { ...options, attachments: false } })), all.slice(0, 3));
});

test('an item has what Zotero knows of it, with notes and annotations', async (context) => {
  const { options } = library(context);
  const { result, bytes } = await fetchWith(plugin, 'item', { url: article, options });
  assert.partialDeepStrictEqual(result, {
    type: 'content',
    mimeType: 'text/plain',
    metadata: {
      title: 'On canoes',
      authors: ['Ada Lovelace', 'Institute of Boats'],
      tags: ['water', 'wood'],
      description: 'Of paddles.',
      publishedAt: '2019-05',
      createdAt: '2024-05-01T12:00:00.000Z',
      links: ['https://example.org/canoes'],
      zoteroType: 'journalArticle',
    },
  });
  const text = new TextDecoder().decode(bytes);
  for (const part of [
    'Publication title: Journal of Boats',
    'Collection: Thesis / Chapter 2',
    'See page 12 & 13\noars',
    'marked words\na remark',
  ])
    assert.ok(text.includes(part), `${part}\n---\n${text}`);
});

test('a file is read where it is, and found by what is known of its item', async (context) => {
  const { options } = library(context);
  const { entries } = await runSource(plugin, 'library', { options });
  const entry = entries.find(({ url }) => url === file);
  assert.deepEqual(entry?.metadata, {
    title: 'On canoes – canoes.txt',
    authors: ['Ada Lovelace', 'Institute of Boats'],
    tags: ['water', 'wood'],
    publishedAt: '2019-05',
  });
  const { result, bytes, cached } = await fetchWith(plugin, 'item', { url: file, options });
  assert.equal(result.type === 'content' && result.location.kind, 'file');
  assert.equal(new TextDecoder().decode(bytes), 'A canoe is a boat.');
  assert.deepEqual(cached, []);
});

test('a note of its own has its first line as title', async (context) => {
  const { options } = library(context);
  const { result, bytes } = await fetchWith(plugin, 'item', { url: note, options });
  assert.equal(result.type === 'content' && result.metadata?.title, 'Buy rope');
  assert.equal(new TextDecoder().decode(bytes), 'Buy rope\nsoon');
});

test('Zotero may run meanwhile, with its lock on the database', async (context) => {
  const { options, directory } = library(context);
  const zotero = new DatabaseSync(join(directory, 'zotero.sqlite'));
  context.after(() => zotero.close());
  zotero.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO tags VALUES (50, 'new'); COMMIT");
  assert.throws(() => new DatabaseSync(join(directory, 'zotero.sqlite'), { readOnly: true }).prepare('SELECT * FROM tags').all(), /locked/);
  assert.deepEqual(urlsOf(await runSource(plugin, 'library', { options })), all);
});

test('while it is in the middle of a change, the library is read later, and nothing is removed', async (context) => {
  const { options, directory } = library(context);
  const zotero = new DatabaseSync(join(directory, 'zotero.sqlite'));
  context.after(() => zotero.close());
  // So little memory that the change is written before it is complete.
  zotero.exec('PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN EXCLUSIVE');
  const insert = zotero.prepare('INSERT INTO tags VALUES (?, ?)');
  for (let id = 100; id < 3000; id += 1) insert.run(id, `tag ${id}`);
  await assert.rejects(runSource(plugin, 'library', { options }), { name: 'RetryLater' });
  zotero.exec('COMMIT');
  assert.deepEqual(urlsOf(await runSource(plugin, 'library', { options })), all);
});

test('where there is no library nothing is listed, and nothing removed', async (context) => {
  const { options, directory } = library(context);
  rmSync(join(directory, 'zotero.sqlite'));
  assert.deepEqual((await runSource(plugin, 'library', { options })).listings, []);
  await assert.rejects(fetchWith(plugin, 'item', { url: article, options }), { name: 'RetryLater' });
});

test('a file that is no database is told, not taken for an empty library', async (context) => {
  const { options, directory } = library(context);
  writeFileSync(join(directory, 'zotero.sqlite'), 'not a database'.repeat(100));
  await assert.rejects(runSource(plugin, 'library', { options }), /not a database/);
});

test('collections that are in each other do not go on forever', async (context) => {
  const { options, change } = library(context);
  change('UPDATE collections SET parentCollectionID = 2 WHERE collectionID = 1');
  assert.equal(urlsOf(await runSource(plugin, 'library', { options })).length, 4);
});

const module = new URL('./index.ts', import.meta.url);
const options = (directory: string) => ({ directory });
const listing = sourceContract({ module, key: 'library', options }, (directory) => {
  const { change } = makeLibrary(directory);
  const changes = (sql: string) => () => change(sql);
  return [
    { lists: all },
    { change: changes("UPDATE tags SET name = 'sea' WHERE tagID = 1"), lists: all, changed: [article, file] },
    { change: changes("INSERT INTO deletedItems VALUES (11, '2024-05-01')"), lists: [article, inGroup, file] },
    { change: changes("UPDATE itemNotes SET note = '<p>Other</p>'"), lists: [article, inGroup, file], changed: [article] },
    { change: changes('DELETE FROM deletedItems WHERE itemID = 11'), lists: all },
  ];
});
const fetching = fetcherContract({ module, key: 'item', options }, (directory) => {
  rmSync(directory, { recursive: true, force: true });
  makeLibrary(directory);
  return {
    content: [
      { url: note, bytes: 'Buy rope\nsoon' },
      { url: file, bytes: 'A canoe is a boat.' },
    ],
    gone: [{ url: 'zotero://select/library/items/DDDD1111' }, { url: 'zotero://select/library/items/FFFF3333' }],
  };
});
for (const { name, run } of [...listing, ...fetching]) test(name, run);
