import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { childOf, put, remove, touch } from './documents.ts';
import { found, word } from './queries.ts';

export const generationCases: Cases<'dataStorage'> = {
  async 'ignores an outdated put whole'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'new' }, { generation: 5 })]);
    const old = put('file:///a', { text: 'old' }, { generation: 4, children: [childOf('file:///a', 'x', { text: 'old' })] });
    await storage.write([old, put('file:///b', { text: 'other' }, { generation: 1 })]);
    assert.deepEqual(await found(storage, word('old')), []);
    assert.deepEqual(await found(storage, word('new')), ['a']);
    assert.deepEqual(await found(storage, word('other')), ['b']);
    assert.equal((await storage.states(['file:///a']))[0]?.generation, 5);
    assert.equal(await storage.itemByUrl('file:///a!/x'), undefined);
  },

  async 'repeats a put of the same generation'(place) {
    const storage = await place.open();
    const write = put('file:///a', { text: 'word' }, { generation: 5, children: [childOf('file:///a', 'x', { text: 'word' })] });
    await storage.write([write]);
    await storage.write([write, write]);
    assert.deepEqual(await found(storage, word('word')), ['a', 'x']);
    assert.equal((await storage.summary()).items, 2);
    await storage.write([put('file:///a', { text: 'changed' }, { generation: 5 })]);
    assert.deepEqual(await found(storage, word('changed')), ['a']);
  },

  async 'touch: a new fingerprint, time and generation, and nothing else'(place) {
    const storage = await place.open();
    const metadata = { title: 'Title' };
    await storage.write([put('file:///a', { text: 'word', metadata }, { contentHash: 'h', children: [childOf('file:///a', 'x')] })]);
    const before = (await storage.itemByUrl('file:///a')) ?? assert.fail();
    const [stateBefore] = await storage.states(['file:///a']);
    await storage.write([touch('file:///a', 3)]);
    const after = (await storage.itemByUrl('file:///a')) ?? assert.fail();
    assert.deepEqual({ ...after, indexedAt: 0 }, { ...before, indexedAt: 0, fingerprint: 'touched 3', modifiedAt: 1_800_000_000_000 });
    assert.deepEqual(await storage.states(['file:///a']), [{ ...stateBefore, fingerprint: 'touched 3', generation: 3 }]);
    assert.deepEqual(await found(storage, word('word')), ['a']);
    assert.notEqual(await storage.itemByUrl('file:///a!/x'), undefined);
  },

  async 'touch: ignored when outdated, and for an unknown URL'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', {}, { generation: 5 })]);
    await storage.write([touch('file:///a', 4), touch('file:///unknown', 9)]);
    const states = await storage.states(['file:///a', 'file:///unknown']);
    assert.deepEqual(
      states.map((state) => state?.fingerprint),
      ['f5', undefined],
    );
    assert.equal((await storage.summary()).sourceUrls, 1);
  },

  async 'touch: a put that is older than it is outdated'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'kept' }), touch('file:///a', 5), put('file:///a', { text: 'late' }, { generation: 4 })]);
    assert.deepEqual(await found(storage, word('kept')), ['a']);
    assert.deepEqual(await found(storage, word('late')), []);
  },

  async 'remove: a source URL and all its items'(place) {
    const storage = await place.open();
    const zip = 'file:///a.zip';
    const inner = childOf(zip, 'b.zip', { text: 'word' });
    await storage.write([
      put(zip, { text: 'word' }, { children: [inner, childOf(inner.url, 'c', { text: 'word' })] }),
      put('file:///a.zipper', { text: 'word' }),
    ]);
    await storage.write([remove(zip)]);
    assert.deepEqual(await found(storage, word('word')), ['a.zipper']);
    assert.deepEqual(await storage.states([zip]), [undefined]);
    assert.equal(await storage.itemByUrl(inner.url), undefined);
    assert.equal((await storage.summary()).items, 1);
  },

  async 'remove: ignored when outdated, and for an unknown URL'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'word' }, { generation: 5 })]);
    await storage.write([remove('file:///a', 4), remove('file:///unknown', 9)]);
    assert.deepEqual(await found(storage, word('word')), ['a']);
    await storage.write([remove('file:///a', 5)]);
    assert.deepEqual(await found(storage, word('word')), []);
  },

  async 'remove: a URL can come back'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'first' }, { generation: 2 }), remove('file:///a', 3)]);
    await storage.write([put('file:///a', { text: 'second' }, { generation: 4 })]);
    assert.deepEqual(await found(storage, word('second')), ['a']);
    assert.deepEqual(await found(storage, word('first')), []);
  },
};
