import assert from 'node:assert/strict';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { CacheReference } from '../../../plugin/item.ts';
import type { Cases } from '../place.ts';
import { childOf, put, remove, touch } from './documents.ts';

const page: CacheReference = { plugin: 'http', cacheId: 'a'.repeat(64) };
const picture: CacheReference = { plugin: 'http', cacheId: 'b'.repeat(64) };
/** The same bytes in the cache of another plugin. */
const copy: CacheReference = { ...page, plugin: 'mail' };

export const cachedCases: Cases<'dataStorage'> = {
  async 'frees cached bytes with the last of the source URLs that refer to them'(place) {
    const storage = await place.open();
    const children = [childOf('https://a', 'x')];
    assert.deepEqual(
      await storage.write([put('https://a', {}, { cached: [page], children }), put('https://b', {}, { cached: [page] })]),
      [],
    );
    assert.deepEqual(await held(storage), [page]);
    assert.deepEqual(await storage.write([remove('https://a')]), []);
    assert.deepEqual(await held(storage), [page]);
    assert.deepEqual(await storage.write([remove('https://b')]), [page]);
    assert.deepEqual(await held(storage), []);
    assert.deepEqual(await storage.write([remove('https://b')]), []);
  },

  async 'frees what a newer put does not refer to, and only that'(place) {
    const storage = await place.open();
    await storage.write([put('https://a', {}, { cached: [page, picture, page] })]);
    assert.deepEqual(await storage.write([put('https://a', {}, { generation: 2, cached: [picture] })]), [page]);
    assert.deepEqual(await held(storage), [picture]);
    assert.deepEqual(await storage.write([put('https://a', {}, { generation: 2, cached: [picture] })]), []);
    assert.deepEqual(await storage.write([put('https://a', {}, { generation: 3 })]), [picture]);
    assert.deepEqual(await held(storage), []);
  },

  async 'frees nothing by touching'(place) {
    const storage = await place.open();
    await storage.write([put('https://a', {}, { cached: [page] })]);
    assert.deepEqual(await storage.write([touch('https://a', 2)]), []);
    assert.deepEqual(await held(storage), [page]);
    assert.deepEqual(await storage.write([remove('https://a', 2)]), [page]);
  },

  async 'frees nothing by outdated writes, and refers to nothing in them'(place) {
    const storage = await place.open();
    await storage.write([put('https://a', {}, { generation: 5, cached: [page] })]);
    const outdated = [put('https://a', {}, { generation: 4, cached: [picture] }), remove('https://a', 4)];
    assert.deepEqual(await storage.write(outdated), []);
    assert.deepEqual(await held(storage), [page]);
  },

  async 'frees what nothing refers to after all writes of a call'(place) {
    const storage = await place.open();
    await storage.write([put('https://old', {}, { cached: [page] })]);
    assert.deepEqual(await storage.write([remove('https://old'), put('https://new', {}, { cached: [page] })]), []);
    const passing = put('https://passing', {}, { cached: [picture] });
    const freed = await storage.write([passing, put('https://new', {}, { generation: 2 }), remove('https://passing')]);
    assert.deepEqual(new Set(freed.map(({ cacheId }) => cacheId)), new Set([page.cacheId, picture.cacheId]));
    assert.deepEqual(await held(storage), []);
  },

  async 'tells the caches of plugins apart'(place) {
    const storage = await place.open();
    await storage.write([put('https://a', {}, { cached: [page] }), put('mail://b', {}, { cached: [copy] })]);
    assert.deepEqual(await storage.write([remove('https://a')]), [page]);
    assert.deepEqual(await held(storage), [copy]);
  },

  async 'refers to cached bytes over close and reopening exactly if it is durable'(place) {
    const storage = await place.open();
    await storage.write([put('https://a', {}, { cached: [page] })]);
    const again = await place.reopen();
    assert.deepEqual(await held(again), again.supports.durable ? [page] : []);
    assert.deepEqual(await again.write([remove('https://a')]), again.supports.durable ? [page] : []);
  },
};

async function held(storage: DataStorage): Promise<readonly CacheReference[]> {
  const answers = await Promise.all([page, picture, copy].map(async (each) => ((await storage.isReferenced(each)) ? [each] : [])));
  return answers.flat();
}
