import assert from 'node:assert/strict';
import { killAmidRole } from '../child-process.ts';
import type { Cases } from '../place.ts';
import { keys } from './endless-writes.ts';

export const durabilityCases: Cases<'stateStorage'> = {
  async 'keeps what was written over close and reopening where it is durable, and only there'(place) {
    const state = await place.open();
    await state.write([{ partition: 'p', key: 'k', value: { a: [1] }, version: 3 }]);
    const { durable } = state.supports;
    const again = await place.reopen();
    const kept = [{ partition: 'p', key: 'k', value: { a: [1] }, version: 3 }];
    assert.deepEqual(await again.entries('p'), durable ? kept : []);
  },

  async 'opened for reading, it sees what is written and changes nothing'(place) {
    const state = await place.open();
    await state.write([{ partition: 'p', key: 'k', value: 1 }]);
    const reader = await place.open('read');
    assert.equal((await reader.get({ partition: 'p', key: 'k' }))?.value, 1);
    await state.write([{ partition: 'p', key: 'k', value: 2 }]);
    assert.equal((await reader.get({ partition: 'p', key: 'k' }))?.value, 2);
    await assert.rejects(reader.write([{ partition: 'p', key: 'k', value: 3 }]));
    await assert.rejects(reader.clear('p'));
    assert.equal((await state.get({ partition: 'p', key: 'k' }))?.value, 2);
  },

  async 'loses nothing that was acknowledged when the process is killed, and leaves nothing half done'(place) {
    if (!(await place.open()).supports.durable) return;
    for (let run = 0; run < 5; run += 1) {
      await place.close();
      const acknowledged = Number((await killAmidRole(place.opening, 'state-storage/endless-writes', run)).at(-1));
      const entries = await (await place.open()).entries('p');
      assert.deepEqual(
        entries.map((entry) => entry.key),
        keys,
      );
      const [first] = entries;
      assert.ok(
        entries.every((entry) => entry.value === first?.value),
        'a write is half done',
      );
      assert.ok(Number(first?.value) >= acknowledged, 'a write is lost');
    }
  },
};
