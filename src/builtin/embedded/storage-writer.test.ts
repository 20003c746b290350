import { expect, test } from 'vitest';
import { itemAt, openTables, putOf } from './test-storage.ts';
import { createItems } from './storage-items.ts';
import { createSummary } from './storage-summary.ts';

const zip = 'file:///a.zip';
const member = itemAt(`${zip}!/m`, { parentUrl: zip, text: 'member' });

function openItems() {
  const tables = openTables();
  const ids = tables.database.prepare<[], number>('SELECT id FROM item ORDER BY id').pluck();
  const items = createItems(tables.database);
  return { ...tables, items: () => items(ids.all()), summary: createSummary(tables.database) };
}

test('an item keeps its id as long as its URL is stored, children too', () => {
  const { apply, items } = openItems();
  apply([putOf([itemAt(zip), member])]);
  const before = items().map(({ id, url }) => [id, url]);
  apply([putOf([itemAt(zip), itemAt(`${zip}!/first`), member], {}, 2)]);
  expect(items().map(({ id, url }) => [id, url])).toEqual([...before, [3, `${zip}!/first`]]);
});

test('a batch makes one segment of the full-text index, in whatever order ids come', () => {
  const { apply, database } = openItems();
  const segments = database.prepare<[], number>('SELECT count(DISTINCT segid) FROM fulltext_idx').pluck();
  const puts = Array.from({ length: 100 }, (_, index) => putOf([itemAt(`file:///${index}`, { text: `text ${index}` })]));
  apply(puts);
  expect(segments.get()).toBe(1);
  apply(puts.toReversed().filter((_, index) => index % 2 === 0));
  expect(segments.get()).toBe(2);
});

test('of two items with one URL in a put, the later stays', () => {
  const { apply, items, search } = openItems();
  apply([putOf([itemAt(zip), member, { ...member, text: 'again' }, { ...itemAt(zip), text: 'impostor' }])]);
  expect(items().map(({ url }) => url)).toEqual([zip, member.url]);
  expect(search({ type: 'term', text: 'again' })).toEqual([2]);
  for (const text of ['member', 'impostor']) expect(search({ type: 'term', text })).toEqual([]);
});

test('a source URL takes over an item of another, and loses it again', () => {
  const { apply, items, summary, search } = openItems();
  apply([putOf([itemAt(zip), member]), putOf([itemAt(member.url, { text: 'own' })])]);
  expect(items().map(({ url, sourceUrl }) => [url, sourceUrl])).toEqual([
    [zip, zip],
    [member.url, member.url],
  ]);
  expect(search({ type: 'term', text: 'member' })).toEqual([]);
  apply([putOf([itemAt(zip), member], {}, 2)]);
  expect(items().map(({ sourceUrl }) => sourceUrl)).toEqual([zip, zip]);
  const { items: count, sourceUrls, textBytes } = summary();
  expect({ count, sourceUrls, textBytes }).toEqual({ count: 2, sourceUrls: 1, textBytes: 6 });
});

test('two source URLs may claim each other, and counts stay right', () => {
  const { apply, items, summary } = openItems();
  apply([putOf([itemAt(zip, { text: 'zip' }), member])]);
  apply([putOf([itemAt(member.url), itemAt(zip)])]);
  expect(items().map(({ url, sourceUrl }) => [url, sourceUrl])).toEqual([
    [zip, member.url],
    [member.url, member.url],
  ]);
  const { items: count, sourceUrls, textBytes } = summary();
  expect({ count, sourceUrls, textBytes }).toEqual({ count: 2, sourceUrls: 1, textBytes: 0 });
});

test('a parent may come after its child, and need not come at all', () => {
  const { apply, items } = openItems();
  const late = itemAt(`${zip}!/late`, { parentUrl: zip });
  apply([
    putOf([itemAt(zip), itemAt(`${late.url}!/x`, { parentUrl: late.url }), late, itemAt(`${zip}!/y`, { parentUrl: 'file:///nowhere' })]),
  ]);
  expect(items().map(({ parentUrl }) => parentUrl)).toEqual([undefined, late.url, zip, undefined]);
});

test('times and sizes that are no numbers do not spoil a batch', () => {
  const { apply, items } = openItems();
  apply([putOf([itemAt('file:///a', { modifiedAt: Number.NaN, size: Infinity })])]);
  expect(items().map(({ modifiedAt, size }) => [modifiedAt, size])).toEqual([[0, 0]]);
});

test('a failed batch leaves nothing behind in the next', () => {
  const { apply, items, search } = openItems();
  const bad = putOf([itemAt('file:///b', { metadata: { notJson: 1n as never } })]);
  expect(() => apply([putOf([itemAt('file:///a', { text: 'lost' })]), bad])).toThrow(TypeError);
  apply([putOf([itemAt('file:///c', { text: 'kept' })])]);
  expect(items().map(({ url }) => url)).toEqual(['file:///c']);
  expect(search({ type: 'term', text: 'lost' })).toEqual([]);
});

test('what is known of a small file takes little room', () => {
  const { apply, database } = openItems();
  const count = 5000;
  const fingerprint = '65025:1234567:1260:1712345678123.5';
  const contentHash = '0123456789abcdef'.repeat(2);
  apply(
    Array.from({ length: count }, (_, index) =>
      putOf([itemAt(`file:///home/user/Documents/${index % 7}/some-file-${index}.txt`, { modifiedAt: 1_700_000_000_000 + index })], {
        fingerprint,
        contentHash,
      }),
    ),
  );
  const bytes = database
    .prepare<[], number>("SELECT sum(pgsize) FROM dbstat WHERE name NOT LIKE 'fulltext%' AND name <> 'sqlite_schema'")
    .pluck();
  expect((bytes.get() ?? 0) / count).toBeLessThan(230);
});
