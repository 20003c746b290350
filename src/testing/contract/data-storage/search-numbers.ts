import assert from 'node:assert/strict';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { Cases } from '../place.ts';
import { childOf, put, touch } from './documents.ts';
import { and, filter, found, inRange, not, or, search, word } from './queries.ts';

/** Months from 0. */
const local = (...parts: readonly [number, number, number?, number?, number?, number?]): number => {
  const [year, month, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return new Date(year, month, day, hour, minute, second).getTime();
};

const created = (value: string | undefined, publishedAt?: string): { readonly metadata: MetadataFields } => ({
  metadata: { ...(value !== undefined && { createdAt: value }), ...(publishedAt !== undefined && { publishedAt }) },
});

export const searchNumberCases: Cases<'dataStorage'> = {
  async 'at least from, and below to; either may be absent'(place) {
    const storage = await place.open();
    await storage.write([10, 20, 30].map((size) => put(`file:///${size}`, { size })));
    assert.deepEqual(await found(storage, inRange('size', { from: 20 })), ['20', '30']);
    assert.deepEqual(await found(storage, inRange('size', { to: 20 })), ['10']);
    assert.deepEqual(await found(storage, inRange('size', { from: 10, to: 30 })), ['10', '20']);
    assert.deepEqual(await found(storage, inRange('size', { from: 10.5, to: 20.5 })), ['20']);
    assert.deepEqual(await found(storage, inRange('size', { from: 20, to: 20 })), []);
    assert.deepEqual(await found(storage, inRange('size', { from: 30, to: 10 })), []);
    assert.deepEqual(await found(storage, inRange('size', {})), ['10', '20', '30']);
    assert.deepEqual(await found(storage, inRange('size', { from: -Infinity, to: Infinity })), ['10', '20', '30']);
  },

  async 'size: bytes of any number'(place) {
    const storage = await place.open();
    await storage.write([put('file:///0', { size: 0 }), put('file:///big', { size: 5_000_000_000_000 })]);
    assert.deepEqual(await found(storage, inRange('size', { to: 1 })), ['0']);
    assert.deepEqual(await found(storage, inRange('size', { from: 5_000_000_000_000 })), ['big']);
  },

  async 'modified: the time of the item, as it was touched last'(place) {
    const storage = await place.open();
    await storage.write([put('file:///old', { modifiedAt: -1000 }), put('file:///new', { modifiedAt: 1_700_000_000_000 })]);
    assert.deepEqual(await found(storage, inRange('modified', { to: 0 })), ['old']);
    assert.deepEqual(await found(storage, inRange('modified', { from: 0 })), ['new']);
    await storage.write([touch('file:///old', 2)]);
    assert.deepEqual(await found(storage, inRange('modified', { from: 1_700_000_000_001 })), ['old']);
    assert.deepEqual(await found(storage, inRange('modified', { to: 0 })), []);
  },

  async 'created: when the document says it was made, else when it was published'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///created', created('2024-05-17')),
      put('file:///published', created(undefined, '2024-05-17')),
      put('file:///both', created('2024-05-17', '2020-01-01')),
      put('file:///neither', {}),
    ]);
    const start = new Date(2024, 4, 17).getTime();
    const day = { from: start, to: start + 1 };
    assert.deepEqual(await found(storage, inRange('created', day)), ['both', 'created', 'published']);
    assert.deepEqual(await found(storage, inRange('created', {})), ['both', 'created', 'published']);
    assert.deepEqual(await found(storage, not(inRange('created', {}))), ['neither']);
  },

  async 'created: a part of a date is its beginning, and what names no offset is in local time'(place) {
    const storage = await place.open();
    const times: readonly (readonly [string, number])[] = [
      ['1999', local(1999, 0)],
      ['2024', local(2024, 0)],
      ['2024-05', local(2024, 4)],
      ['2024-05-17', local(2024, 4, 17)],
      ['2024-05-17T12:30', local(2024, 4, 17, 12, 30)],
      ['2024-05-17T12:30:05', local(2024, 4, 17, 12, 30, 5)],
      ['2024-05-17T12:30:05Z', Date.UTC(2024, 4, 17, 12, 30, 5)],
      ['2024-05-17T12:30:05+02:00', Date.UTC(2024, 4, 17, 10, 30, 5)],
    ];
    await storage.write(times.map(([text], index) => put(`file:///${index}`, created(text))));
    for (const [text, time] of times) {
      const expected = times.flatMap(([, other], index) => (other === time ? [`${index}`] : []));
      assert.deepEqual(await found(storage, inRange('created', { from: time, to: time + 1 })), expected, text);
    }
  },

  async 'created: ignores what is no date'(place) {
    const storage = await place.open();
    const hopes: readonly unknown[] = ['', 'someday', '2024-13-45', 1_700_000_000_000, null, ['2024'], { year: 2024 }];
    const metadata = hopes.map((createdAt) => ({ createdAt }) as MetadataFields);
    await storage.write(metadata.map((fields, index) => put(`file:///${index}`, { metadata: fields })));
    assert.deepEqual(await found(storage, inRange('created', {})), []);
    await storage.write(
      metadata.map((fields, index) => put(`file:///${index}`, { metadata: { ...fields, publishedAt: '2024' } }, { generation: 2 })),
    );
    assert.equal((await search(storage, inRange('created', { from: local(2024, 0), to: local(2024, 1) }))).total, hopes.length);
  },

  async 'pages: where their number is known'(place) {
    const storage = await place.open();
    const hopes: readonly unknown[] = [1, 12, '12', null, [12]];
    await storage.write(hopes.map((pages, index) => put(`file:///${index}`, { metadata: { pages } as MetadataFields })));
    assert.deepEqual(await found(storage, inRange('pages', { from: 10 })), ['1']);
    assert.deepEqual(await found(storage, inRange('pages', { to: 10 })), ['0']);
    assert.deepEqual(await found(storage, not(inRange('pages', {}))), ['2', '3', '4']);
  },

  async 'lang: the language of the item'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { language: 'de' }),
      put('file:///2', { language: 'en' }, { children: [childOf('file:///2', '3', { language: 'de' })] }),
      put('file:///4', { metadata: { language: 'de' } }),
    ]);
    assert.deepEqual(await found(storage, filter('lang', 'de')), ['1', '3']);
    assert.deepEqual(await found(storage, filter('lang', 'en')), ['2']);
    assert.deepEqual(await found(storage, filter('lang', 'd')), []);
    assert.deepEqual(await found(storage, not(filter('lang', 'de'))), ['2', '4']);
  },

  async 'stands anywhere in a query, and does not change scores'(place) {
    const storage = await place.open();
    const sizes = [10, 20, 30, 40];
    await storage.write(sizes.map((size) => put(`file:///${size}`, { size, text: size > 20 ? 'plum jam' : 'pear' })));
    const [large, plum] = [inRange('size', { from: 30 }), word('plum')];
    assert.deepEqual(await found(storage, and(plum, not(inRange('size', { from: 40 })))), ['30']);
    assert.deepEqual(await found(storage, or(inRange('size', { to: 20 }), plum)), ['10', '30', '40']);
    assert.deepEqual(await found(storage, or(and(large, plum), and(not(large), word('pear')))), ['10', '20', '30', '40']);
    assert.deepEqual(await found(storage, not(or(inRange('size', { to: 20 }), not(plum)))), ['30', '40']);
    const [plain, filtered, either] = await Promise.all(
      [plum, and(plum, large), or(plum, large)].map(async (node) => search(storage, node)),
    );
    assert.deepEqual(filtered?.hits, plain?.hits);
    for (const [index, { score }] of plain?.hits.entries() ?? []) assert.ok(Math.abs(score - (either?.hits[index]?.score ?? 0)) < 1e-6);
  },
};
