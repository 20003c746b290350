import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { childOf, put, remove } from './documents.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);

export const keptCases: Cases<'dataStorage'> = {
  async 'hands kept bytes back as they are'(place) {
    const storage = await place.open();
    const children = [childOf('file:///a', 'x')];
    await storage.write([
      put('file:///a', {}, { kept: { key: 'k', bytes }, children }),
      put('file:///b', {}, { kept: { key: 'empty', bytes: new Uint8Array() } }),
    ]);
    assert.deepEqual(plain(await storage.kept('k')), [...bytes]);
    assert.deepEqual(plain(await storage.kept('empty')), []);
    assert.equal(await storage.kept('unknown'), undefined);
    assert.equal((await storage.itemByUrl('file:///a'))?.keptKey, 'k');
    assert.equal((await storage.itemByUrl('file:///a!/x'))?.keptKey, 'k');
  },

  async 'shares them between source URLs, and frees them when the last one is gone'(place) {
    const storage = await place.open();
    const kept = { key: 'k', bytes };
    await storage.write([put('file:///a', {}, { kept }), put('file:///b', {}, { kept })]);
    await storage.write([remove('file:///a')]);
    await storage.tidy();
    assert.deepEqual(plain(await storage.kept('k')), [...bytes]);
    await storage.write([remove('file:///b')]);
    await storage.tidy();
    assert.equal(await storage.kept('k'), undefined);
  },

  async 'frees what a newer put does not keep any more'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', {}, { kept: { key: 'old', bytes } }), put('file:///b', {}, { kept: { key: 'gone', bytes } })]);
    await storage.write([
      put('file:///a', {}, { generation: 2, kept: { key: 'new', bytes: bytes.subarray(0, 3) } }),
      put('file:///b', {}, { generation: 2 }),
    ]);
    await storage.tidy();
    assert.deepEqual(
      [await storage.kept('old'), await storage.kept('gone'), plain(await storage.kept('new'))],
      [undefined, undefined, [0, 1, 2]],
    );
    assert.ok(!('keptKey' in ((await storage.itemByUrl('file:///b')) ?? {})));
  },

  async 'keeps nothing of an outdated put'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', {}, { generation: 5 }), put('file:///a', {}, { generation: 4, kept: { key: 'late', bytes } })]);
    await storage.tidy();
    assert.equal(await storage.kept('late'), undefined);
  },

  async 'can keep again under a key that was freed'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', {}, { kept: { key: 'k', bytes } }), remove('file:///a')]);
    await storage.tidy();
    await storage.write([put('file:///b', {}, { kept: { key: 'k', bytes } })]);
    await storage.tidy();
    assert.deepEqual(plain(await storage.kept('k')), [...bytes]);
  },

  async 'is not changed by what the caller does with the bytes'(place) {
    const storage = await place.open();
    const given = Uint8Array.of(1, 2, 3);
    await storage.write([put('file:///a', {}, { kept: { key: 'k', bytes: given } })]);
    given.fill(0);
    assert.deepEqual(plain(await storage.kept('k')), [1, 2, 3]);
  },

  async 'tidying changes nothing else'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'word' }, { kept: { key: 'k', bytes } })]);
    const before = await storage.itemByUrl('file:///a');
    await Promise.all([storage.tidy(), storage.tidy()]);
    assert.deepEqual(await storage.itemByUrl('file:///a'), before);
    assert.deepEqual(plain(await storage.kept('k')), [...bytes]);
  },
};

/** A copy to compare: providers may hand out any kind of bytes. */
const plain = (kept: Uint8Array | undefined): readonly number[] => [...(kept ?? assert.fail('nothing is kept'))];
