import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { put, writeTexts } from './documents.ts';
import { found, near } from './queries.ts';

export const searchNearCases: Cases<'dataStorage'> = {
  async 'counts the other words between the first and the last'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plum jam', 'plum x jam', 'plum x x jam', 'plum x x x jam', 'jam x plum', 'plum', 'jam x']);
    assert.deepEqual(await found(storage, near('plum jam', 0)), ['1']);
    assert.deepEqual(await found(storage, near('plum jam', 1)), ['1', '2', '5']);
    assert.deepEqual(await found(storage, near('jam plum', 2)), ['1', '2', '3', '5']);
    assert.deepEqual(await found(storage, near('plum jam', 100)), ['1', '2', '3', '4', '5']);
  },

  async 'does not count the words themselves'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['a1 b1 c1', 'c1 a1 b1', 'a1 x b1 c1', 'a1 x b1 x c1', 'a1 x x b1 c1', 'a1 a1 b1 c1', 'a1 c1']);
    assert.deepEqual(await found(storage, near('a1 b1 c1', 0)), ['1', '2', '6']);
    assert.deepEqual(await found(storage, near('c1 b1 a1', 1)), ['1', '2', '3', '6']);
    assert.deepEqual(await found(storage, near('b1 c1 a1', 2)), ['1', '2', '3', '4', '5', '6']);
  },

  async 'folds and stems; a word asked for twice need be there once'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['connecting Cafés', 'networks x x Café']);
    assert.deepEqual(await found(storage, near('cafe connection', 0)), ['1']);
    assert.deepEqual(await found(storage, near('connected cafe connection', 0)), ['1']);
    assert.deepEqual(await found(storage, near('network cafe networks', 2)), ['2']);
    assert.deepEqual(await found(storage, near('network cafe networks', 1)), []);
    assert.deepEqual(await found(storage, near('cafe cafes', 0)), ['1', '2']);
  },

  async 'stays within one field, and within the one asked for'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { text: 'plum', metadata: { title: 'jam' } }),
      put('file:///2', { text: 'x', metadata: { title: 'jam of plum' } }),
      put('file:///3', { text: 'plum', extraTerms: 'plum jam' }),
    ]);
    assert.deepEqual(await found(storage, near('plum jam', 50)), ['2']);
    assert.deepEqual(await found(storage, near('plum jam', 50, 'title')), ['2']);
    assert.deepEqual(await found(storage, near('plum jam', 50, 'body')), []);
  },

  async 'matches a single word where it is, and nothing for none'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plum', 'jam']);
    assert.deepEqual(await found(storage, near('plum', 3)), ['1']);
    assert.deepEqual(await found(storage, { type: 'near', words: [], distance: 3 }), []);
  },
};
