import assert from 'node:assert/strict';
import type { JsonValue } from '../../../plugin/metadata.ts';
import type { Cases } from '../place.ts';

/** Values that come back changed from storages that are careless about JSON. */
const values: Readonly<Record<string, JsonValue>> = {
  null: null,
  false: false,
  zero: 0,
  'large number': Number.MAX_SAFE_INTEGER,
  'small number': -1.5e-300,
  'empty text': '',
  'text of JSON': '{"a": 1}',
  'any characters': 'a\0b\u2028\uD83D\uDE00 é e\u0301 "\\',
  'half a character': '\uD800',
  'empty list': [],
  'empty map': {},
  nested: { b: [1, [2, { c: null }], ''], a: { '': true, ' ': [[]] } },
  'names of objects': JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "x", "toString": null}') as JsonValue,
  'a mebibyte': 'x'.repeat(1024 * 1024 - 2),
  'a deep list': deepList(500),
};

const names = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'a:b',
  'a/b',
  "a'b",
  'a%',
  'A',
  'a',
  'é',
  'e\u0301',
  '\u{1F600}',
  'k'.repeat(1000),
];

export const valueCases: Cases<'stateStorage'> = {
  async 'gives values back equal to what went in'(place) {
    const state = await place.open();
    for (const [key, value] of Object.entries(values)) {
      await state.write([{ partition: 'p', key, value }]);
      assert.deepEqual(await state.get({ partition: 'p', key }), { partition: 'p', key, value, version: 1 }, key);
    }
    assert.equal((await state.entries('p')).length, Object.keys(values).length);
  },

  async 'takes any key and any partition, and tells all apart'(place) {
    const state = await place.open();
    await state.write(names.flatMap((partition) => names.map((key) => ({ partition, key, value: [partition, key] }))));
    for (const partition of names) {
      for (const key of names) assert.deepEqual((await state.get({ partition, key }))?.value, [partition, key]);
      assert.equal((await state.entries(partition)).length, names.length);
    }
  },

  async 'keeps partition and key apart as a pair, whatever might separate them'(place) {
    const state = await place.open();
    for (const separator of [':', '/', '.', '|', ' ']) {
      const both = { partition: `a${separator}b`, key: 'c' };
      const other = { partition: 'a', key: `b${separator}c` };
      await state.write([
        { ...other, value: 1 },
        { ...both, value: 2 },
      ]);
      assert.equal((await state.get(other))?.value, 1, separator);
      assert.equal((await state.get(both))?.value, 2, separator);
      assert.equal(await state.get({ partition: 'a', key: 'c' }), undefined);
    }
  },

  async 'has nothing under names that every object has'(place) {
    const state = await place.open();
    for (const key of names) assert.equal(await state.get({ partition: '__proto__', key }), undefined);
    assert.deepEqual(await state.entries('constructor'), []);
  },

  async 'is not changed by what the caller does with values afterwards'(place) {
    const state = await place.open();
    const value = { list: [1] };
    await state.write([{ partition: 'p', key: 'k', value }]);
    value.list.push(2);
    const entry = await state.get({ partition: 'p', key: 'k' });
    assert.deepEqual(entry?.value, { list: [1] });
    Object.assign(entry?.value ?? assert.fail(), { list: [3] });
    assert.deepEqual((await state.get({ partition: 'p', key: 'k' }))?.value, { list: [1] });
  },
};

function deepList(depth: number): JsonValue {
  let list: JsonValue = [];
  for (let level = 0; level < depth; level += 1) list = [list];
  return list;
}
