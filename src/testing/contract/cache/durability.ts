import assert from 'node:assert/strict';
import { killAmidRole } from '../child-process.ts';
import type { Cases } from '../place.ts';
import { bytesOf, entriesOf, hashOf } from './bytes.ts';

export const durabilityCases: Cases<'cache'> = {
  async 'keeps what was put over close and reopening where it is durable, and only there'(place) {
    const cache = await place.open();
    const entry = await cache.put('p', bytesOf('abc'));
    const { durable } = cache.supports;
    const again = await place.reopen();
    assert.deepEqual(await entriesOf(again, 'p'), durable ? [entry] : []);
    assert.equal(await again.size(), durable ? 3 : 0);
  },

  async 'opened for reading, it sees what is put and changes nothing'(place) {
    const cache = await place.open();
    const { cacheId } = await cache.put('p', bytesOf('abc'));
    const reader = await place.open('read');
    assert.equal(Buffer.from(await reader.read('p', cacheId)).toString(), 'abc');
    await cache.put('p', bytesOf('later'));
    assert.equal((await entriesOf(reader, 'p')).length, 2);
    await assert.rejects(reader.put('p', bytesOf('more')));
    await assert.rejects(reader.remove('p', [cacheId]));
    await assert.rejects(reader.clear('p'));
    assert.equal((await entriesOf(cache, 'p')).length, 2);
  },

  async 'loses nothing that was acknowledged when the process is killed, and has nothing by halves'(place) {
    if (!(await place.open()).supports.durable) return;
    const acknowledged = new Set<string>();
    for (let run = 0; run < 5; run += 1) {
      await place.close();
      for (const cacheId of await killAmidRole(place.opening, 'cache/endless-puts', run)) acknowledged.add(cacheId);
      const cache = await place.open();
      const entries = await entriesOf(cache, 'p');
      for (const { cacheId, size } of entries) {
        const bytes = await cache.read('p', cacheId);
        assert.deepEqual([hashOf(bytes), bytes.length], [cacheId, size]);
      }
      const there = new Set(entries.map((entry) => entry.cacheId));
      for (const cacheId of acknowledged) assert.ok(there.has(cacheId), `${cacheId} is lost`);
    }
  },
};
