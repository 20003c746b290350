import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import { killAmidRole, playRole } from '../child-process.ts';
import { allPages } from '../pages.ts';
import type { Cases } from '../place.ts';
import { childOf, idOf, put, remove } from './documents.ts';
import { groups, urlsOf } from './endless-writes.ts';
import { all, found, search, word } from './queries.ts';

export const durabilityCases: Cases<'dataStorage'> = {
  async 'keeps what was written over close and reopening exactly if it is durable'(place) {
    const storage = await place.open();
    const kept = { key: 'k', bytes: Uint8Array.of(1, 2, 3) };
    await storage.write([put('file:///a', { text: 'word' }, { kept, children: [childOf('file:///a', 'x', { text: 'word' })] })]);
    const before = await allPages(storage.allItems());
    const again = await place.reopen();
    const items = await allPages(again.allItems());
    if (!again.supports.durable) return assert.deepEqual([items, (await search(again, all)).total], [[], 0]);
    assert.deepEqual(items, before);
    assert.deepEqual(await found(again, word('word')), ['a', 'x']);
    assert.deepEqual([...((await again.kept('k')) ?? [])], [1, 2, 3]);
  },

  async 'gives no id twice over close and reopening'(place) {
    const storage = await place.open();
    if (!storage.supports.durable) return;
    await storage.write([put('file:///a')]);
    const id = await idOf(storage, 'file:///a');
    await storage.write([remove('file:///a')]);
    const again = await place.reopen();
    await again.write([put('file:///b')]);
    assert.ok((await idOf(again, 'file:///b')) > id);
  },

  async 'opened for reading, it sees what is written and changes nothing'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'word' })]);
    const reader = await place.open('read');
    assert.deepEqual(await found(reader, word('word')), ['a']);
    await storage.write([put('file:///b', { text: 'word' })]);
    assert.deepEqual(await found(reader, word('word')), ['a', 'b']);
    await assert.rejects(reader.write([put('file:///c', { text: 'word' })]));
    assert.deepEqual(await found(storage, word('word')), ['a', 'b']);
  },

  async 'opened for reading where nothing is, it creates nothing'(place) {
    try {
      const reader = await place.open('read');
      assert.equal((await search(reader, all)).total, 0);
    } catch (error) {
      assert.ok(isPaiseError(error, 'INDEX_MISSING'), String(error));
    }
    assert.deepEqual(await readdir(place.opening.directory), []);
  },

  async 'lets other processes read what it writes exactly if it says so'(place) {
    const storage = await place.open();
    await storage.write([put('file:///a', { text: 'shared' }), put('file:///b', { text: 'shared' })]);
    if (storage.supports.concurrentReaders) {
      assert.deepEqual((await playRole(place.opening, 'data-storage/reading', 'read')).toSorted(), ['file:///a', 'file:///b']);
    } else {
      const seen = await playRole(place.opening, 'data-storage/reading', 'read').catch(() => []);
      assert.deepEqual(seen, []);
    }
  },

  async 'loses nothing that was acknowledged when the process is killed, and leaves nothing half done'(place) {
    if (!(await place.open()).supports.durable) return;
    const acknowledged = new Map<number, number>();
    for (let run = 0; run < 5; run += 1) {
      await place.close();
      for (const line of await killAmidRole(place.opening, 'data-storage/endless-writes', run)) {
        const [group, generation] = line.split(' ').map(Number);
        acknowledged.set(group ?? -1, generation ?? -1);
      }
      const storage = await place.open();
      for (let group = 0; group < groups; group += 1) await checkGroup(storage, group, acknowledged.get(group) ?? 0);
    }
  },
};

/** A group is there as a whole, with its children, its words and what it keeps, in the generation that was acknowledged or a later one. */
async function checkGroup(storage: DataStorage, group: number, acknowledged: number): Promise<void> {
  const states = await storage.states(urlsOf(group));
  const generation = states[0]?.generation ?? 0;
  assert.ok(generation >= acknowledged, `generation ${acknowledged} of group ${group} is lost`);
  assert.ok(
    states.every((state) => (state?.generation ?? 0) === generation),
    `group ${group} is half written`,
  );
  const urls = (await allPages(storage.allItems({ below: `file:///${group}` }))).map((item) => item.url);
  const expected = generation === 0 ? [] : urlsOf(group).flatMap((url) => [url, `${url}!/x`, `${url}!/y`]);
  assert.deepEqual(urls, expected);
  assert.equal((await search(storage, word(`generation${generation}`))).total, expected.length);
  assert.equal((await search(storage, word(`generation${generation - groups}`))).total, 0);
  if (generation > 0) assert.ok((await storage.kept(`file:///${group}/a ${generation}`)) !== undefined);
}
