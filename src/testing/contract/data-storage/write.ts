import assert from 'node:assert/strict';
import type { ItemRecord } from '../../../plugin/item.ts';
import { allPages } from '../pages.ts';
import type { Cases } from '../place.ts';
import { poison } from '../poison.ts';
import { childOf, idOf, itemAt, put, remove } from './documents.ts';
import { found, word } from './queries.ts';

export const writeCases: Cases<'dataStorage'> = {
  async 'put: keeps everything about an item but its text'(place) {
    const storage = await place.open();
    const from = Date.now();
    const item: ItemRecord = {
      url: 'file:///a%20b/r%C3%A9sum%C3%A9.pdf',
      status: 'partial',
      reason: { code: 'too-large', text: 'Only the first 10 MB were read.' },
      mimeType: 'application/pdf',
      size: 5_000_000_000,
      modifiedAt: 1_700_000_000_123,
      metadata: { title: 'Résumé', authors: ['Ann', 'Bob'], headings: ['One'], tags: ['x'], custom: { deep: [1, null, { a: '' }] } },
      text: 'some text',
      extraTerms: 'more terms',
      words: { body: 'som text' },
      language: 'fr',
    };
    const made = { source: 'files/directory', fingerprint: '8:1:2 3', contentHash: '00ff'.repeat(8), extractor: 'pdf/pdf', revision: 'v' };
    await storage.write([{ type: 'put', generation: 7, items: { sourceUrl: item.url, ...made, items: [item] } }]);
    const stored = (await storage.itemByUrl(item.url)) ?? assert.fail('the item is missing');
    const { id, indexedAt, ...fields } = stored;
    const { text: _text, extraTerms: _extraTerms, words: _words, ...kept } = item;
    assert.deepEqual(fields, { ...kept, ...made, sourceUrl: item.url });
    assert.ok(Number.isSafeInteger(id) && id > 0);
    assert.ok(indexedAt >= from && indexedAt <= Date.now());
    const state = { id, url: item.url, ...made, status: item.status, mimeType: item.mimeType, generation: 7 };
    assert.deepEqual(await storage.states([item.url]), [state]);
  },

  async 'put: what is absent stays absent'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a')]);
    const [item] = await storage.items([await idOf(storage, 'file:///a')]);
    for (const field of ['reason', 'parentUrl', 'contentHash', 'extractor', 'keptKey', 'language'])
      assert.ok(!(field in (item ?? {})), field);
    const [state] = await storage.states(['file:///a']);
    for (const field of ['contentHash', 'extractor']) assert.ok(!(field in (state ?? {})), field);
  },

  async 'put: keeps strings as they are'(place) {
    const storage = await place.open();
    const made = { source: 'x/y', fingerprint: 'W/"é\u{1F600}" tail', contentHash: 'not hexadecimal', extractor: 'a/b', revision: '' };
    await storage.write([put('https://example.org/?q=a&b#c', { mimeType: 'x-odd/type+more', modifiedAt: -5, size: 0 }, made)]);
    const item = (await storage.itemByUrl('https://example.org/?q=a&b#c')) ?? assert.fail('the item is missing');
    const { source, fingerprint, contentHash, extractor, revision } = item;
    assert.deepEqual({ source, fingerprint, contentHash, extractor, revision }, made);
    assert.deepEqual([item.mimeType, item.modifiedAt, item.size], ['x-odd/type+more', -5, 0]);
  },

  async 'put: keeps an empty fingerprint, which means unknown'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', {}, { fingerprint: '' })]);
    assert.equal((await storage.states(['file:///a']))[0]?.fingerprint, '');
  },

  async 'put: is not changed by what the caller does afterwards'(place) {
    const storage = await place.open();
    const tags = ['before'];
    await storage.write([put('file:///a', { metadata: { tags } })]);
    tags.push('after');
    const item = await storage.itemByUrl('file:///a');
    assert.deepEqual(item?.metadata.tags, ['before']);
  },

  async 'put: replaces all items, and those that are not mentioned any more vanish'(place) {
    const storage = await place.open();
    const zip = 'file:///a.zip';
    const inner = childOf(zip, 'inner.zip', { text: 'gone' });
    const children = [childOf(zip, 'kept', { text: 'old' }), inner, childOf(inner.url, 'deep', { text: 'gone' })];
    await storage.write([put(zip, { text: 'old' }, { children }), put('file:///other', { text: 'old' })]);
    await storage.write([
      put(zip, { text: 'new' }, { generation: 2, children: [childOf(zip, 'kept', { text: 'new' }), childOf(zip, 'added')] }),
    ]);
    const urls = (await allPages(storage.allItems())).map((item) => item.url);
    assert.deepEqual(urls, [zip, `${zip}!/added`, `${zip}!/kept`, 'file:///other']);
    assert.equal(await storage.itemByUrl(inner.url), undefined);
    assert.deepEqual(await found(storage, word('gone')), []);
    assert.deepEqual(await found(storage, word('old')), ['other']);
    assert.deepEqual(await found(storage, word('new')), ['a.zip', 'kept']);
  },

  async 'put: children know their parent and share what the source URL says'(place) {
    const storage = await place.open();
    const zip = 'file:///a.zip';
    const child = childOf(zip, 'm/n', { mimeType: 'text/html', metadata: { title: 'N' } });
    await storage.write([
      put(zip, {}, { generation: 3, fingerprint: 'f', extractor: 'archive/zip', children: [child, childOf(child.url, 'x')] }),
    ]);
    const stored = (await storage.itemByUrl(child.url)) ?? assert.fail('the child is missing');
    assert.deepEqual(
      [stored.parentUrl, stored.sourceUrl, stored.source, stored.fingerprint, stored.extractor, stored.mimeType],
      [zip, zip, 'files/directory', 'f', 'archive/zip', 'text/html'],
    );
    assert.equal((await storage.itemByUrl(`${child.url}!/x`))?.parentUrl, child.url);
    assert.deepEqual(await storage.states([child.url]), [undefined]);
  },

  async 'put: takes thousands of items of one source URL'(place) {
    const storage = await place.open();
    const children = Array.from({ length: 3000 }, (_, index) => childOf('file:///m.mbox', `${index}`, { text: `mail number ${index}` }));
    await storage.write([put('file:///m.mbox', {}, { children })]);
    assert.deepEqual(await found(storage, word('1234')), ['1234']);
    await storage.write([put('file:///m.mbox', {}, { generation: 2 })]);
    assert.equal((await storage.summary()).items, 1);
    assert.deepEqual(await found(storage, word('mail')), []);
  },

  async 'applies the changes of one call in order'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///a', { text: 'first' }),
      put('file:///a', { text: 'second' }),
      put('file:///b'),
      remove('file:///b'),
      remove('file:///c'),
      put('file:///c', { text: 'third' }),
    ]);
    assert.deepEqual(await found(storage, word('first')), []);
    assert.deepEqual(await found(storage, word('second')), ['a']);
    assert.deepEqual(await found(storage, word('third')), ['c']);
    assert.equal(await storage.itemByUrl('file:///b'), undefined);
  },

  async 'applies all changes or none'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'before' }), put('file:///b', { text: 'before' })]);
    const poisoned = put('file:///d', { metadata: poison });
    const changes = [put('file:///a', { text: 'after' }, { generation: 2 }), remove('file:///b', 2), put('file:///c', { text: 'after' })];
    await assert.rejects(storage.write([...changes, poisoned]));
    assert.deepEqual(await found(storage, word('before')), ['a', 'b']);
    assert.deepEqual(await found(storage, word('after')), []);
    assert.deepEqual(
      (await storage.states(['file:///a', 'file:///c'])).map((state) => state?.generation),
      [1, undefined],
    );
  },

  async 'gives no id to a second item'(place) {
    const storage = await place.open();
    const used = new Map<number, string>();
    for (let generation = 1; generation <= 10; generation += 1) {
      const url = `file:///${generation}`;
      await storage.write([put(url, {}, { generation, children: [childOf(url, 'x')] })]);
      for (const item of await allPages(storage.allItems())) {
        assert.equal(used.get(item.id) ?? item.url, item.url);
        used.set(item.id, item.url);
      }
      await storage.write([remove(url, generation)]);
    }
    assert.equal(used.size, 20);
  },

  async 'shows every write that resolved, however many run in parallel'(place) {
    const storage = await place.open();
    const urls = Array.from({ length: 50 }, (_, index) => `file:///${index}`);
    await Promise.all(
      urls.map(async (url) => {
        await storage.write([put(url, { text: 'parallel' })]);
        assert.equal((await storage.itemByUrl(url))?.url, url);
      }),
    );
    assert.equal((await found(storage, word('parallel'))).length, 50);
  },

  async 'does nothing for no changes'(place) {
    const storage = await place.open();
    await storage.write([]);
    assert.equal((await storage.summary()).writtenAt, undefined);
    await storage.write([{ type: 'put', generation: 1, items: { ...put('file:///a').items, items: [itemAt('file:///a')] } }]);
    assert.equal((await storage.summary()).items, 1);
  },
};
