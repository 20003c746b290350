import assert from 'node:assert/strict';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { put, remove, writeTexts } from './documents.ts';
import { all, and, filter, found, not, or, phrase, search, startingWith, word } from './queries.ts';

export const searchLogicCases: Cases<'dataStorage'> = {
  async 'all and none'(place) {
    const storage = await place.open();
    assert.deepEqual(await search(storage, all), { total: 0, scored: 'all', hits: [] });
    await writeFour(storage);
    assert.deepEqual(await found(storage, all), ['1', '2', '3', '4']);
    assert.deepEqual(await search(storage, { type: 'none' }), { total: 0, scored: 'all', hits: [] });
    assert.deepEqual(await found(storage, or(word('red'), { type: 'none' })), ['1', '2', '3']);
    assert.deepEqual(await found(storage, and(word('red'), { type: 'none' })), []);
    assert.deepEqual(await found(storage, and(word('red'), all)), ['1', '2', '3']);
    assert.deepEqual(await found(storage, not(all)), []);
    assert.deepEqual(await found(storage, not({ type: 'none' })), ['1', '2', '3', '4']);
  },

  async 'and, or, not, and any nesting of them'(place) {
    const storage = await place.open();
    await writeFour(storage);
    const [red, green, blue] = [word('red'), word('green'), word('blue')];
    const expected: readonly (readonly [QueryNode, readonly string[]])[] = [
      [and(red, green), ['1', '2']],
      [and(red, green, blue), ['1']],
      [or(green, blue), ['1', '2', '4']],
      [not(red), ['4']],
      [not(not(red)), ['1', '2', '3']],
      [and(red, not(green)), ['3']],
      [and(not(green), red), ['3']],
      [and(not(green), not(blue)), ['3']],
      [or(not(red), green), ['1', '2', '4']],
      [or(not(green), not(blue)), ['2', '3', '4']],
      [and(red, or(not(green), blue)), ['1', '3']],
      [not(or(green, blue)), ['3']],
      [not(and(red, green)), ['3', '4']],
      [and(or(red, blue), not(and(green, blue))), ['2', '3', '4']],
      [and(word('red', 'body'), not(phrase('red green'))), ['3']],
      [and(startingWith('gre'), not(startingWith('bl'))), ['2']],
      [and(red), ['1', '2', '3']],
      [or(red), ['1', '2', '3']],
    ];
    for (const [node, names] of expected) {
      assert.deepEqual(await found(storage, node), names, JSON.stringify(node));
      assert.equal((await search(storage, node)).total, names.length, JSON.stringify(node));
    }
  },

  async 'mixes words and filters anyhow'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///a/1.txt', { text: 'red' }),
      put('file:///a/2.md', { text: 'red' }),
      put('file:///b/3.txt', { text: 'blue' }),
      put('file:///b/4.md', { text: 'blue' }),
    ]);
    const [red, txt, below] = [word('red'), filter('ext', 'txt'), filter('in', 'file:///a')];
    const expected: readonly (readonly [QueryNode, readonly string[]])[] = [
      [and(red, txt), ['1.txt']],
      [or(red, txt), ['1.txt', '2.md', '3.txt']],
      [and(red, not(txt)), ['2.md']],
      [or(not(red), not(txt)), ['2.md', '3.txt', '4.md']],
      [not(or(red, txt)), ['4.md']],
      [not(and(red, txt)), ['2.md', '3.txt', '4.md']],
      [and(or(txt, word('blue')), not(below)), ['3.txt', '4.md']],
      [or(and(red, txt), and(word('blue'), not(txt))), ['1.txt', '4.md']],
      [and(all, not(below)), ['3.txt', '4.md']],
    ];
    for (const [node, names] of expected) {
      assert.deepEqual(await found(storage, node), names, JSON.stringify(node));
      assert.equal((await search(storage, node)).total, names.length, JSON.stringify(node));
    }
  },

  async 'finds nothing that was removed or replaced'(place) {
    const storage = await place.open();
    await writeFour(storage);
    await storage.write([remove('file:///d/1'), put('file:///d/2', { text: 'yellow' }, { generation: 2 })]);
    assert.deepEqual(await found(storage, word('green')), []);
    assert.deepEqual(await found(storage, not(word('red'))), ['2', '4']);
    assert.deepEqual(await found(storage, word('yellow')), ['2']);
    assert.equal((await search(storage, all)).total, 3);
  },
};

async function writeFour(storage: DataStorage): Promise<void> {
  await writeTexts(storage, ['red green blue', 'red green', 'red', 'blue']);
}
