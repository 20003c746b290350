import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { put, writeFillers, writeTexts } from './documents.ts';
import { containing, found, or, search } from './queries.ts';

/** A substring stands for so many words at most: the most frequent, then those that come first by their text. */
const mostWords = 500;

export const searchSubstringCases: Cases<'dataStorage'> = {
  async 'finds words by what is in them, at the beginning, inside and at the end'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['mpu6050', '6050mpu', 'x6050y', '6050', '605 0', '60 50']);
    assert.deepEqual(await found(storage, containing('6050')), ['1', '2', '3', '4']);
    assert.deepEqual(await found(storage, containing('05')), ['1', '2', '3', '4', '5']);
    assert.deepEqual(await found(storage, containing('7777')), []);
  },

  async 'looks in stems'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['reconnections', 'disconnected', 'ponies']);
    assert.deepEqual(await found(storage, containing('connect')), ['1', '2']);
    assert.deepEqual(await found(storage, containing('connecti')), []);
    assert.deepEqual(await found(storage, containing('poni')), ['3']);
  },

  async 'folds case and accents'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['Übergröße', 'МОСКВА']);
    assert.deepEqual(await found(storage, containing('BERGRÖ')), ['1']);
    assert.deepEqual(await found(storage, containing('Berg')), ['1']);
    assert.deepEqual(await found(storage, containing('оскв')), ['2']);
  },

  async 'looks in every field, or in the one asked for'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { text: 'xplumx' }),
      put('file:///2', { metadata: { title: 'xplumx' } }),
      put('file:///yplumy', {}),
      put('file:///4', { extraTerms: 'zplumz' }),
    ]);
    assert.deepEqual(await found(storage, containing('plum')), ['1', '2', '4', 'yplumy']);
    assert.deepEqual(await found(storage, containing('plum', 'title')), ['2']);
    assert.deepEqual(await found(storage, containing('plum', 'name')), ['yplumy']);
    assert.deepEqual(await found(storage, containing('plum', 'body')), ['1', '4']);
  },

  async 'looks in words, not in what filters ask for'(place) {
    const storage = await place.open();
    await storage.write([put('file:///d/1', { mimeType: 'application/pdf', text: 'plum', language: 'de' }, { source: 'files/directory' })]);
    for (const text of ['\uE000', '61', '706', 'directory', 'pdf', 'de'])
      assert.deepEqual(await found(storage, containing(text)), [], text);
  },

  async 'scores like the words that contain it'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['xplum', 'yplum', 'yplum', 'xplum yplum', 'xplum xplum x x']);
    const either = or({ type: 'term', text: 'xplum', stem: true }, { type: 'term', text: 'yplum', stem: true });
    const [words, part] = [await search(storage, either), await search(storage, containing('plum'))];
    assert.deepEqual(
      part.hits.map(({ id }) => id),
      words.hits.map(({ id }) => id),
    );
    for (const [index, { score }] of part.hits.entries()) assert.ok(Math.abs(score - (words.hits[index]?.score ?? 0)) < 1e-6);
  },

  async 'stands for the most frequent words that contain it'(place) {
    const storage = await place.open();
    const words = Array.from({ length: mostWords }, (_, index) => `w${1000 + index}w`);
    // The first word and the last are the most frequent ones; of the others, those at the end have no place left.
    await writeTexts(storage, [words.join(' '), 'w1000w', 'w1000w', 'w1499w', 'w1498w', 'w1500w', 'w1499w w1499w']);
    await storage.write([put('file:///d/8', { metadata: { title: 'w1501w' } }), put('file:///d/9', { metadata: { title: 'w1501w' } })]);
    assert.deepEqual(await found(storage, containing('w1')), ['1', '2', '3', '4', '5', '7', '8', '9']);
    assert.deepEqual(await found(storage, containing('w1500')), ['6']);
  },
};
