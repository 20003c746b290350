import assert from 'node:assert/strict';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { CacheReference, ItemRecord } from '../../../plugin/item.ts';
import { allPages } from '../pages.ts';
import type { Cases } from '../place.ts';
import { poison } from '../poison.ts';
import { append, childOf, idOf, put, remove, touch } from './documents.ts';
import { all, found, search, word } from './queries.ts';

const box = 'file:///m.mbox';

/** Mails of a mailbox, all with the word `mail` and with words of their own: `mail1`, `mail2`… */
const mails = (...numbers: readonly number[]): readonly ItemRecord[] =>
  numbers.map((number) => childOf(box, `${number}`, { text: `mail mail${number}` }));

const childUrls = async (storage: DataStorage): Promise<readonly string[]> =>
  (await allPages(storage.allItems({ below: box }))).map(({ url }) => url).slice(1);

const urls = (...numbers: readonly number[]): readonly string[] => numbers.map((number) => `${box}!/${number}`);

export const appendCases: Cases<'dataStorage'> = {
  async 'adds to what is there, searchable after each write'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1, 2))]);
    assert.deepEqual(await found(storage, word('mail')), ['1', '2']);
    await storage.write([append(box, mails(3))]);
    assert.deepEqual(await found(storage, word('mail')), ['1', '2', '3']);
    assert.deepEqual(await found(storage, word('mail1')), ['1']);
    await storage.write([append(box, mails(4), { since: 1 })]);
    assert.deepEqual(await found(storage, word('mail')), ['1', '2', '3', '4']);
    assert.deepEqual(await childUrls(storage), urls(1, 2, 3, 4));
  },

  async 'replaces the own item each time, under the same id'(place) {
    const storage = await place.open();
    const reason = { code: 'in-progress', text: 'It is being read.' };
    await storage.write([append(box, mails(1), { item: { status: 'partial', reason, text: 'first' }, fingerprint: '' })]);
    const id = await idOf(storage, box);
    assert.deepEqual((await storage.itemByUrl(box))?.reason, reason);
    await storage.write([append(box, mails(2), { item: { text: 'second' }, generation: 2, fingerprint: 'f', contentHash: 'ab' })]);
    const own = (await storage.itemByUrl(box)) ?? assert.fail();
    assert.deepEqual([own.id, own.status, own.reason, own.fingerprint], [id, 'indexed', undefined, 'f']);
    assert.deepEqual(await found(storage, word('first')), []);
    assert.deepEqual(await found(storage, word('second')), ['m.mbox']);
    const [state] = await storage.states([box]);
    assert.deepEqual([state?.id, state?.generation, state?.status, state?.contentHash], [id, 2, 'indexed', 'ab']);
  },

  async 'what the source URL says holds for all its items'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1), { fingerprint: 'old', contentHash: 'ab' }), append(box, mails(2), { fingerprint: 'new' })]);
    const items = await allPages(storage.allItems({ below: box }));
    assert.deepEqual(
      items.map(({ fingerprint, contentHash, sourceUrl }) => [fingerprint, contentHash, sourceUrl]),
      items.map(() => ['new', undefined, box]),
    );
    assert.deepEqual(await storage.states(urls(1, 2)), [undefined, undefined]);
  },

  async 'replaces descendants that are mentioned again, under the same ids, and leaves the others alone'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1, 2))]);
    const [one, two] = urls(1, 2);
    const before = [await idOf(storage, one ?? ''), await idOf(storage, two ?? '')];
    const untouched = await storage.itemByUrl(one ?? '');
    await storage.write([append(box, [childOf(box, '2', { text: 'changed' })], { generation: 2 })]);
    assert.deepEqual([await idOf(storage, one ?? ''), await idOf(storage, two ?? '')], before);
    assert.deepEqual({ ...(await storage.itemByUrl(one ?? '')), fingerprint: '' }, { ...untouched, fingerprint: '' });
    assert.deepEqual(await found(storage, word('mail2')), []);
    assert.deepEqual(await found(storage, word('changed')), ['2']);
    assert.equal((await storage.summary()).items, 3);
  },

  async 'since: descendants of lower generations vanish, whatever wrote them'(place) {
    const storage = await place.open();
    await storage.write([put(box, {}, { generation: 1, children: mails(1, 2, 3) })]);
    await storage.write([append(box, mails(2, 4), { generation: 5 })]);
    assert.deepEqual(await childUrls(storage), urls(1, 2, 3, 4));
    await storage.write([append(box, mails(5), { generation: 7, since: 5 })]);
    assert.deepEqual(await childUrls(storage), urls(2, 4, 5));
    assert.deepEqual(await found(storage, word('mail')), ['2', '4', '5']);
    await storage.write([append(box, [], { generation: 8, since: 7 })]);
    assert.deepEqual(await childUrls(storage), urls(5));
    await storage.write([append(box, [], { generation: 8, since: 8 })]);
    assert.deepEqual(await childUrls(storage), []);
    assert.equal((await storage.summary()).items, 1);
  },

  async 'since: what a put of that generation wrote stays'(place) {
    const storage = await place.open();
    await storage.write([put(box, {}, { generation: 5, children: mails(1) }), append(box, mails(2), { generation: 5, since: 5 })]);
    assert.deepEqual(await childUrls(storage), urls(1, 2));
  },

  async 'is ignored whole when outdated'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1), { generation: 5 })]);
    await storage.write([append(box, mails(2), { generation: 4, since: 4, item: { text: 'late' } }), put(box, {}, { generation: 4 })]);
    assert.deepEqual(await childUrls(storage), urls(1));
    assert.deepEqual(await found(storage, word('late')), []);
    await storage.write([touch(box, 6), append(box, mails(2), { generation: 5 })]);
    assert.deepEqual(await childUrls(storage), urls(1));
    assert.equal((await storage.states([box]))[0]?.generation, 6);
  },

  async 'can be repeated'(place) {
    const storage = await place.open();
    const parts = [append(box, mails(1, 2)), append(box, mails(3)), append(box, mails(4), { since: 1 })];
    await storage.write(parts);
    const before = await allPages(storage.allItems());
    for (const part of parts) await storage.write([part, part]);
    await storage.write(parts);
    const after = await allPages(storage.allItems());
    assert.deepEqual(
      after.map((item) => ({ ...item, indexedAt: 0 })),
      before.map((item) => ({ ...item, indexedAt: 0 })),
    );
    assert.equal((await search(storage, word('mail'))).total, 4);
  },

  async 'finds parents that an earlier write added, also after they were replaced'(place) {
    const storage = await place.open();
    const inner = childOf(box, 'inner.zip');
    await storage.write([append(box, [inner, childOf(inner.url, 'a')])]);
    await storage.write([append(box, [childOf(inner.url, 'b', { text: 'deep' })])]);
    await storage.write([append(box, [{ ...inner, text: 'replaced' }], { since: 1 })]);
    for (const key of ['a', 'b']) assert.equal((await storage.itemByUrl(`${inner.url}!/${key}`))?.parentUrl, inner.url);
    assert.equal((await storage.itemByUrl(inner.url))?.parentUrl, box);
    assert.deepEqual(await found(storage, word('deep')), ['b']);
  },

  async 'a later put replaces all, and remove removes all'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1, 2)), append(box, mails(3))]);
    await storage.write([put(box, { text: 'whole' }, { generation: 2, children: mails(3) })]);
    assert.deepEqual(await childUrls(storage), urls(3));
    assert.deepEqual(await found(storage, word('mail')), ['3']);
    await storage.write([append(box, mails(4, 5), { generation: 3 })]);
    await storage.write([remove(box, 3)]);
    assert.equal((await search(storage, all)).total, 0);
    assert.deepEqual(await storage.states([box]), [undefined]);
    assert.equal((await storage.summary()).items, 0);
  },

  async 'removes thousands of descendants'(place) {
    const storage = await place.open();
    const numbers = Array.from({ length: 3000 }, (_, index) => index);
    await storage.write([append(box, mails(...numbers)), append(box, mails(...numbers.slice(0, 500)), { generation: 2, since: 2 })]);
    assert.equal((await search(storage, word('mail'))).total, 500);
    await storage.write([append(box, mails(...numbers), { generation: 3 }), remove(box, 3)]);
    assert.equal((await storage.summary()).items, 0);
  },

  async 'counts what there is, not what was written'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1, 2), { item: { status: 'partial', reason: { code: 'in-progress', text: 'Being read.' } } })]);
    await storage.write([append(box, mails(2, 3), { generation: 2 }), put('file:///other')]);
    const summary = await storage.summary();
    assert.deepEqual([summary.items, summary.sourceUrls, summary.byStatus.indexed, summary.byReason], [5, 2, 5, []]);
    assert.equal(summary.textBytes, 3 * 'mail mail1'.length);
    // Descendants have generations, but are no source URLs.
    assert.equal(await storage.countBelow('', 9), 2);
    assert.equal(await storage.countBelow(box, 9), 1);
    assert.deepEqual(
      (await allPages(storage.statesBelow(''))).map(({ url }) => url),
      [box, 'file:///other'],
    );
  },

  async 'applies all appends of a call or none'(place) {
    const storage = await place.open();
    await storage.write([append(box, mails(1))]);
    await assert.rejects(storage.write([append(box, mails(2), { since: 1 }), append(box, [childOf(box, '3', { metadata: poison })])]));
    assert.deepEqual(await childUrls(storage), urls(1));
    assert.deepEqual(await found(storage, word('mail2')), []);
  },

  async 'refers to the cached bytes that the last write names'(place) {
    const storage = await place.open();
    const [page, picture]: readonly CacheReference[] = ['a', 'b'].map((digit) => ({ plugin: 'http', cacheId: digit.repeat(64) }));
    if (!page || !picture) return assert.fail();
    assert.deepEqual(await storage.write([append(box, mails(1), { cached: [page] }), append(box, mails(2), { cached: [page] })]), []);
    assert.deepEqual(await storage.write([append(box, mails(3), { generation: 2, cached: [picture] })]), [page]);
    assert.deepEqual(await storage.write([append(box, mails(3), { generation: 1, cached: [page] })]), []);
    assert.equal(await storage.isReferenced(picture), true);
    assert.deepEqual(await storage.write([remove(box, 2)]), [picture]);
  },

  async 'goes on after reopening exactly if it is durable'(place) {
    const storage = await place.open();
    await storage.write([put(box, {}, { generation: 1, children: mails(1, 2) }), append(box, mails(2, 3), { generation: 4 })]);
    const again = await place.reopen();
    await again.write([append(box, mails(4), { generation: 6, since: 4 })]);
    assert.deepEqual(await childUrls(again), again.supports.durable ? urls(2, 3, 4) : urls(4));
    assert.equal((await search(again, word('mail'))).total, again.supports.durable ? 3 : 1);
  },
};
