import assert from 'node:assert/strict';
import type { JsonValue } from '../../../plugin/metadata.ts';
import { poison } from '../poison.ts';
import type { Cases } from '../place.ts';

const at = (key: string, value: JsonValue | undefined, version?: number) => ({ partition: 'p', key, value, ...(version && { version }) });

export const writingCases: Cases<'stateStorage'> = {
  async 'starts empty'(place) {
    const state = await place.open();
    assert.equal(await state.get({ partition: 'p', key: 'k' }), undefined);
    assert.deepEqual(await state.entries('p'), []);
    assert.deepEqual(await state.keysWithValue('p', 1), []);
    await state.clear('p');
    await state.write([]);
  },

  async 'replaces values and versions'(place) {
    const state = await place.open();
    await state.write([at('k', 1, 7)]);
    assert.equal((await state.get(at('k', 0)))?.version, 7);
    await state.write([at('k', { two: 2 })]);
    assert.deepEqual(await state.get({ partition: 'p', key: 'k' }), { partition: 'p', key: 'k', value: { two: 2 }, version: 1 });
  },

  async 'deletes by undefined, also what is not there'(place) {
    const state = await place.open();
    await state.write([at('a', 1), at('b', 2)]);
    await state.write([at('a', undefined), at('unknown', undefined)]);
    assert.equal(await state.get({ partition: 'p', key: 'a' }), undefined);
    assert.deepEqual(
      (await state.entries('p')).map((entry) => entry.key),
      ['b'],
    );
    await state.write([at('a', null)]);
    assert.equal((await state.get({ partition: 'p', key: 'a' }))?.value, null);
  },

  async 'lets later writes to the same key win'(place) {
    const state = await place.open();
    await state.write([at('a', 1), at('a', 2, 9), at('b', 1), at('b', undefined), at('c', undefined), at('c', 3)]);
    assert.deepEqual(
      (await state.entries('p')).map(({ key, value, version }) => [key, value, version]),
      [
        ['a', 2, 9],
        ['c', 3, 1],
      ],
    );
  },

  async 'writes all or none'(place) {
    const state = await place.open();
    await state.write([at('a', 'before'), at('b', 'before')]);
    await assert.rejects(state.write([at('a', 'after'), at('b', undefined), at('c', 'after'), at('d', poison as JsonValue)]));
    assert.deepEqual(
      (await state.entries('p')).map(({ key, value }) => [key, value]),
      [
        ['a', 'before'],
        ['b', 'before'],
      ],
    );
  },

  async 'lists entries by key, and those of lower versions'(place) {
    const state = await place.open();
    await state.write([at('b', 2, 2), at('c', 3, 3), at('a', 1, 1), at('B', 4, 3), { partition: 'other', key: 'x', value: 1 }]);
    const keys = async (olderThan?: number) =>
      (await state.entries('p', olderThan === undefined ? undefined : { olderThan })).map((entry) => entry.key);
    assert.deepEqual(await keys(), ['B', 'a', 'b', 'c']);
    assert.deepEqual(await keys(3), ['a', 'b']);
    assert.deepEqual(await keys(1), []);
    assert.deepEqual(await state.entries('p', {}), await state.entries('p'));
    assert.deepEqual((await state.entries('p', { olderThan: 2 }))[0], { partition: 'p', key: 'a', value: 1, version: 1 });
  },

  async 'finds keys by value, whatever the order in its maps'(place) {
    const state = await place.open();
    const value = { a: 1, b: [{ c: null, d: 'x' }, 2] };
    await state.write([
      at('same', value),
      at('other order', { b: [{ d: 'x', c: null }, 2], a: 1 }),
      at('other list', { a: 1, b: [2, { c: null, d: 'x' }] }),
      at('more', { ...value, e: 1 }),
      at('less', { a: 1 }),
      at('text', JSON.stringify(value)),
      at('number', 1),
      at('number as text', '1'),
      at('null', null),
      { partition: 'other', key: 'elsewhere', value },
    ]);
    assert.deepEqual(await state.keysWithValue('p', { b: [{ d: 'x', c: null }, 2], a: 1 }), ['other order', 'same']);
    assert.deepEqual(await state.keysWithValue('p', 1), ['number']);
    assert.deepEqual(await state.keysWithValue('p', '1'), ['number as text']);
    assert.deepEqual(await state.keysWithValue('p', null), ['null']);
    assert.deepEqual(await state.keysWithValue('p', false), []);
    assert.deepEqual(await state.keysWithValue('p', {}), []);
  },

  async 'clears one partition'(place) {
    const state = await place.open();
    await state.write([at('a', 1), { partition: 'pp', key: 'a', value: 2 }, { partition: '', key: 'a', value: 3 }]);
    await state.clear('p');
    assert.deepEqual(await state.entries('p'), []);
    assert.equal((await state.entries('pp')).length, 1);
    await state.clear('');
    assert.equal((await state.entries('pp')).length, 1);
  },

  async 'shows every write that resolved, however many run in parallel'(place) {
    const state = await place.open();
    const keys = Array.from({ length: 100 }, (_, index) => `k${index}`);
    await Promise.all(
      keys.map(async (key) => {
        await state.write([at(key, key)]);
        assert.equal((await state.get({ partition: 'p', key }))?.value, key);
      }),
    );
    assert.equal((await state.entries('p')).length, 100);
  },
};
