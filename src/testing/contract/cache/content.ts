import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { Cases } from '../place.ts';
import { bytesOf, entriesOf, hashOf, manyBytes } from './bytes.ts';

const gone = (error: unknown): boolean => isPaiseError(error, 'CONTENT_GONE');

export const contentCases: Cases<'cache'> = {
  async 'gives bytes back by the SHA-256 of the bytes'(place) {
    const cache = await place.open();
    for (const bytes of [bytesOf('abc'), bytesOf(''), Uint8Array.of(0, 255, 10, 13), manyBytes(1, 3_000_000)]) {
      assert.deepEqual(await cache.put('p', bytes), { cacheId: hashOf(bytes), size: bytes.length });
      assert.ok(await cache.has('p', hashOf(bytes)));
      assert.equal(Buffer.compare(await cache.read('p', hashOf(bytes)), bytes), 0);
    }
  },

  async 'keeps the same bytes once'(place) {
    const cache = await place.open();
    const entry = await cache.put('p', bytesOf('abc'));
    assert.deepEqual(await cache.put('p', bytesOf('abc')), entry);
    assert.deepEqual(await entriesOf(cache, 'p'), [entry]);
    assert.equal(await cache.size(), 3);
  },

  async 'reads half-open ranges'(place) {
    const cache = await place.open();
    const { cacheId } = await cache.put('p', bytesOf('0123456789'));
    const range = async (start: number, end: number) => Buffer.from(await cache.read('p', cacheId, { start, end })).toString();
    assert.deepEqual([await range(0, 10), await range(3, 5), await range(9, 10), await range(4, 4)], ['0123456789', '34', '9', '']);
  },

  async 'knows nothing of other ids, however they look'(place) {
    const cache = await place.open();
    await cache.put('p', bytesOf('abc'));
    for (const cacheId of [
      hashOf(bytesOf('x')),
      '',
      '.',
      '..',
      '../../secret',
      '/etc/passwd',
      'a\0b',
      hashOf(bytesOf('abc')).toUpperCase(),
    ]) {
      assert.equal(await cache.has('p', cacheId), false, cacheId);
      await assert.rejects(cache.read('p', cacheId), gone, cacheId);
      await assert.rejects(cache.read('p', cacheId, { start: 0, end: 1 }), gone, cacheId);
      assert.equal(await cache.remove('p', [cacheId]), 0, cacheId);
    }
    assert.equal((await entriesOf(cache, 'p')).length, 1);
  },

  async 'takes streams'(place) {
    const cache = await place.open();
    const whole = manyBytes(2, 1_000_000);
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array();
      for (let start = 0; start < whole.length; start += 77_777) yield whole.subarray(start, start + 77_777);
    }
    const { cacheId, size } = await cache.put('p', chunks());
    assert.deepEqual([cacheId, size], [hashOf(whole), whole.length]);
    assert.equal(Buffer.compare(await cache.read('p', cacheId), whole), 0);
  },

  async 'takes streams that use their buffer again'(place) {
    const cache = await place.open();
    const { cacheId } = await cache.put('p', reusedBuffer());
    assert.equal(Buffer.from(await cache.read('p', cacheId)).toString(), 'one.two.six.');
  },

  async 'keeps nothing of a stream that fails'(place) {
    const cache = await place.open();
    await assert.rejects(cache.put('p', brokenStream()), /the connection broke/);
    assert.deepEqual(await entriesOf(cache, 'p'), []);
    assert.equal(await cache.size(), 0);
  },

  async 'is not changed by what others do with the bytes'(place) {
    const cache = await place.open();
    const given = bytesOf('abc');
    const { cacheId } = await cache.put('p', given);
    given.fill(0);
    (await cache.read('p', cacheId)).fill(0);
    assert.equal(Buffer.from(await cache.read('p', cacheId)).toString(), 'abc');
  },

  async 'takes the same bytes many times at once'(place) {
    const cache = await place.open();
    const bytes = manyBytes(4, 100_000);
    const entries = await Promise.all(Array.from({ length: 20 }, () => cache.put('p', bytes)));
    assert.equal(new Set(entries.map((entry) => entry.cacheId)).size, 1);
    assert.equal(Buffer.compare(await cache.read('p', hashOf(bytes)), bytes), 0);
    assert.equal(await cache.size(), bytes.length);
  },

  async 'where it gives a path, the bytes are in that file'(place) {
    const cache = await place.open();
    const bytes = manyBytes(5, 10_000);
    const { cacheId } = await cache.put('p', bytes);
    const path = cache.path('p', cacheId);
    if (path !== undefined) assert.equal(Buffer.compare(await readFile(path), bytes), 0);
    const [first, second] = [cache.path('p', cacheId), cache.path('p', cacheId)];
    assert.equal(first, second);
  },
};

async function* reusedBuffer(): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(4);
  for (const text of ['one.', 'two.', 'six.']) {
    buffer.set(bytesOf(text));
    yield buffer;
  }
}

async function* brokenStream(): AsyncGenerator<Uint8Array> {
  yield manyBytes(3, 500_000);
  throw new Error('the connection broke');
}
