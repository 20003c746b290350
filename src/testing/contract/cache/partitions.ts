import assert from 'node:assert/strict';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { Cases } from '../place.ts';
import { bytesOf, entriesOf, hashOf } from './bytes.ts';

const partitions = ['a', 'b', 'a-b', 'a/b', '..', '.', '', 'a\\b', 'con', 'é', '__proto__', 'p'.repeat(100)];

export const partitionCases: Cases<'cache'> = {
  async 'starts empty'(place) {
    const cache = await place.open();
    assert.equal(await cache.size(), 0);
    assert.deepEqual(await entriesOf(cache, 'p'), []);
    assert.equal(await cache.remove('p', ['x']), 0);
    await cache.clear('p');
  },

  async 'keeps partitions apart, whatever they are called'(place) {
    const cache = await place.open();
    for (const partition of partitions) await cache.put(partition, bytesOf(`of ${partition}`));
    for (const partition of partitions) {
      const bytes = bytesOf(`of ${partition}`);
      assert.deepEqual(await entriesOf(cache, partition), [{ cacheId: hashOf(bytes), size: bytes.length }], partition);
      for (const other of partitions) assert.equal(await cache.has(other, hashOf(bytes)), other === partition, `${partition} in ${other}`);
    }
  },

  async 'lets a plugin see and remove only its own'(place) {
    const cache = await place.open();
    const { cacheId } = await cache.put('one', bytesOf('shared'));
    await cache.put('two', bytesOf('shared'));
    assert.equal(await cache.remove('one', [cacheId]), 1);
    await assert.rejects(cache.read('one', cacheId), (error) => isPaiseError(error, 'CONTENT_GONE'));
    assert.equal(Buffer.from(await cache.read('two', cacheId)).toString(), 'shared');
    assert.equal(await cache.remove('three', [cacheId]), 0);
    assert.ok(await cache.has('two', cacheId));
  },

  async 'removes what is asked, once, and counts it'(place) {
    const cache = await place.open();
    const ids: string[] = [];
    for (const text of ['1', '22', '333']) ids.push((await cache.put('p', bytesOf(text))).cacheId);
    assert.equal(await cache.remove('p', []), 0);
    assert.equal(await cache.remove('p', [ids[0] ?? '', 'unknown', ids[2] ?? '']), 2);
    assert.equal(await cache.remove('p', ids), 1);
    assert.equal(await cache.size(), 0);
  },

  async 'clears one partition'(place) {
    const cache = await place.open();
    await cache.put('one', bytesOf('1'));
    await cache.put('one', bytesOf('22'));
    await cache.put('two', bytesOf('333'));
    await cache.clear('one');
    assert.deepEqual(await entriesOf(cache, 'one'), []);
    assert.equal((await entriesOf(cache, 'two')).length, 1);
    await cache.put('one', bytesOf('4444'));
    assert.equal((await entriesOf(cache, 'one')).length, 1);
  },

  async 'counts the bytes of all partitions'(place) {
    const cache = await place.open();
    await cache.put('one', bytesOf('1'));
    const { cacheId } = await cache.put('one', bytesOf('22'));
    await cache.put('two', bytesOf('333'));
    assert.equal(await cache.size(), 6);
    await cache.remove('one', [cacheId]);
    assert.equal(await cache.size(), 4);
  },
};
