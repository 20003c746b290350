import assert from 'node:assert/strict';
import type { TermRequest } from '../../../plugin/query.ts';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { Cases } from '../place.ts';
import { put, remove, writeTexts } from './documents.ts';

/** Terms as texts: `plum 3`. */
async function terms(storage: DataStorage, like: TermRequest['like'], limit = 100): Promise<readonly string[]> {
  return (await storage.terms({ like, limit })).map(({ term, items }) => `${term} ${items}`);
}

export const termCases: Cases<'dataStorage'> = {
  async 'prefix: stems that start so, those in the most items first, then by their text'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plum plum plum plum', 'plum', 'plums plug', 'plan plug', 'apple']);
    assert.deepEqual(await terms(storage, { prefix: 'plu' }), ['plum 3', 'plug 2']);
    assert.deepEqual(await terms(storage, { prefix: 'pl' }), ['plum 3', 'plug 2', 'plan 1']);
    assert.deepEqual(await terms(storage, { prefix: 'pl' }, 2), ['plum 3', 'plug 2']);
    assert.deepEqual(await terms(storage, { prefix: 'plums' }), []);
    assert.deepEqual(await terms(storage, { prefix: 'appl' }), ['appl 1']);
    assert.deepEqual(await terms(storage, { prefix: '' }, 0), []);
  },

  async 'prefix: equally frequent ones in the order of their text'(place) {
    const storage = await place.open();
    const words = ['z9', 'za', 'z\u{10400}', 'z\uE107', 'zé', 'zя', 'z'];
    await storage.write([put('file:///1', { words: { body: words.join(' ') } })]);
    const expected = ['z', 'z9', 'za', 'ze', 'zя', 'z\uE107', 'z\u{10428}'].map((term) => `${term} 1`);
    assert.deepEqual(await terms(storage, { prefix: 'z' }), expected);
    assert.deepEqual(await terms(storage, { contains: 'z' }, 3), expected.slice(0, 3));
  },

  async 'contains: stems with this in them'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['mpu6050 6050', '6050x connecting', 'mpu6050 disconnected', 'other']);
    assert.deepEqual(await terms(storage, { contains: '6050' }), ['mpu6050 2', '6050 1', '6050x 1']);
    assert.deepEqual(await terms(storage, { contains: 'nnect' }), ['connect 1', 'disconnect 1']);
    assert.deepEqual(await terms(storage, { contains: '6050' }, 1), ['mpu6050 2']);
    assert.deepEqual(await terms(storage, { contains: 'none' }), []);
  },

  async 'oneOf: each word as its stem, in the order asked'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['connection', 'connected', 'ponies']);
    const asked = ['unknowns', 'Connections', 'pony', 'connect', 'pony'];
    const answers = ['unknown 0', 'connect 2', 'poni 1', 'connect 2', 'poni 1'];
    assert.deepEqual(await terms(storage, { oneOf: asked }), answers);
    assert.deepEqual(await terms(storage, { oneOf: [] }), []);
  },

  async 'without regard to case and accents'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['Über', 'МОСКВА']);
    assert.deepEqual(await terms(storage, { prefix: 'ÜB' }), ['uber 1']);
    assert.deepEqual(await terms(storage, { prefix: 'Моск' }), ['москва 1']);
    assert.deepEqual(await terms(storage, { contains: 'BÉ' }), ['uber 1']);
    assert.deepEqual(await terms(storage, { oneOf: ['ÜBER'] }), ['uber 1']);
  },

  async 'of every field, each item once'(place) {
    const storage = await place.open();
    const metadata = {
      title: 'plum',
      headings: ['plums'],
      tags: ['plum'],
      authors: ['plum'],
      from: 'plum',
      to: ['plum'],
      symbols: ['plum'],
    };
    await storage.write([
      put('file:///plum/plum', { text: 'plum plum', metadata, extraTerms: 'plum' }),
      put('file:///2', { extraTerms: 'plum' }),
      put('file:///3', { text: 'plum', words: { body: 'pear' } }),
    ]);
    assert.deepEqual(await terms(storage, { prefix: 'p' }), ['plum 2', 'pear 1']);
  },

  async 'knows nothing but words'(place) {
    const storage = await place.open();
    const made = { source: 'files/directory', fingerprint: 'mark' };
    await storage.write([put('file:///d/1.txt', { text: 'plum', mimeType: 'text/plain', language: 'de' }, made)]);
    assert.deepEqual(await terms(storage, { prefix: '' }), ['1 1', 'd 1', 'plum 1', 'txt 1']);
    assert.deepEqual(await terms(storage, { prefix: '\uE000' }), []);
  },

  async 'those of items that are there, whatever was there before'(place) {
    const storage = await place.open();
    await storage.write([put('file:///1', { text: 'plum' }), put('file:///2', { text: 'plum' }), put('file:///3', { text: 'pear' })]);
    await storage.write([put('file:///1', { text: 'fig' }, { generation: 2 }), remove('file:///3')]);
    const left = (await storage.terms({ like: { prefix: '' }, limit: 10 })).map(({ term }) => term);
    for (const term of ['plum', 'fig', '1', '2']) assert.ok(left.includes(term), term);
  },

  async 'languages: of the items, the most frequent first'(place) {
    const storage = await place.open();
    assert.deepEqual(await storage.languages(), []);
    const languages = ['de', 'fr', 'fr', 'en', 'en', 'en', 'el', undefined];
    await storage.write(languages.map((language, index) => put(`file:///${index}`, language === undefined ? {} : { language })));
    assert.deepEqual((await storage.languages()).slice(0, 2), ['en', 'fr']);
    assert.deepEqual((await storage.languages()).toSorted(), ['de', 'el', 'en', 'fr']);
    const gone = languages.flatMap((language, index) => (language === 'en' ? [remove(`file:///${index}`)] : []));
    await storage.write([...gone, put('file:///0', { language: 'fr' }, { generation: 2 })]);
    assert.deepEqual(await storage.languages(), ['fr', 'el']);
  },
};
