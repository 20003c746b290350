import assert from 'node:assert/strict';
import type { TextField } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { childOf, put, writeTexts } from './documents.ts';
import { found, startingWith, word } from './queries.ts';

export const searchWordCases: Cases<'dataStorage'> = {
  async 'matches whole words'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['the cat sat', 'concatenate', 'Cat, dog; (bird)', 'x-cat_y 12.34']);
    assert.deepEqual(await found(storage, word('cat')), ['1', '3', '4']);
    assert.deepEqual(await found(storage, word('bird')), ['3']);
    assert.deepEqual(await found(storage, word('12')), ['4']);
    assert.deepEqual(await found(storage, word('34')), ['4']);
    assert.deepEqual(await found(storage, word('unknown')), []);
  },

  async 'folds case of every script, in texts and in queries'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['ZÜRICH', 'zürich', 'МОСКВА', 'москва', 'ΑΘΗΝΑ', 'αθηνα', 'Åse']);
    assert.deepEqual(await found(storage, word('Zürich')), ['1', '2']);
    assert.deepEqual(await found(storage, word('Москва')), ['3', '4']);
    assert.deepEqual(await found(storage, word('Αθηνα')), ['5', '6']);
    assert.deepEqual(await found(storage, word('åSE')), ['7']);
  },

  async 'folds accents, composed and decomposed, in texts and in queries'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['café', 'cafe\u0301', 'cafe', 'CAFÉ', 'smörgåsbord Ñandú Việt']);
    for (const typed of ['café', 'cafe', 'cafe\u0301', 'CAFÉ'])
      assert.deepEqual(await found(storage, word(typed)), ['1', '2', '3', '4'], typed);
    for (const typed of ['smorgasbord', 'nandu', 'viet']) assert.deepEqual(await found(storage, word(typed)), ['5'], typed);
  },

  async 'takes letters and digits of all scripts for words'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['日本語', 'ﺍﻟﻌﺮﺑﻴﺔ العربية', 'हिन्दी', '٣٤', 'a٣']);
    assert.deepEqual(await found(storage, word('日本語')), ['1']);
    assert.deepEqual(await found(storage, word('العربية')), ['2']);
    assert.deepEqual(await found(storage, word('हिन्दी')), ['3']);
    assert.deepEqual(await found(storage, word('٣٤')), ['4']);
  },

  async 'finds other forms of English words'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['connect', 'connections', 'connecting', 'contact', 'ponies']);
    for (const typed of ['connect', 'connected', 'connection']) assert.deepEqual(await found(storage, word(typed)), ['1', '2', '3'], typed);
    assert.deepEqual(await found(storage, word('pony')), ['5']);
  },

  async 'finds words by how they start'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['Berlin', 'Berliner', 'berl', 'Oberland', 'Bern', 'x2024y 2024x', 'Éclair']);
    assert.deepEqual(await found(storage, startingWith('berl')), ['1', '2', '3']);
    assert.deepEqual(await found(storage, startingWith('BER')), ['1', '2', '3', '5']);
    assert.deepEqual(await found(storage, startingWith('2024')), ['6']);
    assert.deepEqual(await found(storage, startingWith('ecl')), ['7']);
    assert.deepEqual(await found(storage, startingWith('zzz')), []);
    assert.deepEqual(await found(storage, startingWith('berlin', 'title')), []);
  },

  async 'a word in full is also how it starts'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['networks', 'connections']);
    assert.deepEqual(await found(storage, startingWith('networks')), ['1']);
    assert.deepEqual(await found(storage, startingWith('connections')), ['2']);
  },

  async 'finds words in every field, or in the one asked for'(place) {
    const storage = await place.open();
    const metadata = {
      title: 'Tango',
      headings: ['Hotel', 'House'],
      tags: ['kilo', 'lima'],
      authors: ['Mike Miller', 'Nora'],
      custom: 'zulu',
    };
    await storage.write([put('file:///papa/quebec%20x/caf%C3%A9.romeo', { text: 'sierra', metadata })]);
    const fields: readonly (readonly [TextField, readonly string[]])[] = [
      ['title', ['tango']],
      ['headings', ['hotel', 'house']],
      ['tags', ['kilo', 'lima']],
      ['author', ['mike', 'miller', 'nora']],
      ['name', ['cafe', 'romeo']],
      ['path', ['papa', 'quebec', 'x']],
      ['body', ['sierra']],
    ];
    for (const [field, words] of fields) {
      for (const text of words) {
        assert.equal((await found(storage, word(text))).length, 1, text);
        for (const [asked] of fields)
          assert.equal((await found(storage, word(text, asked))).length, asked === field ? 1 : 0, `${asked}: ${text}`);
      }
    }
    assert.deepEqual(await found(storage, word('zulu')), []);
  },

  async 'finds members of containers by their own name'(place) {
    const storage = await place.open();
    const zip = 'file:///d/bundle.zip';
    await storage.write([put(zip, {}, { children: [childOf(zip, 'letters/anna.txt')] })]);
    assert.deepEqual(await found(storage, word('anna', 'name')), ['anna.txt']);
    assert.deepEqual(await found(storage, word('letters', 'path')), ['anna.txt']);
    assert.deepEqual(await found(storage, word('bundle', 'name')), ['bundle.zip']);
  },

  async 'finds items without text by name'(place) {
    const storage = await place.open();
    await storage.write([put('file:///d/holiday.raw', { status: 'named', reason: { code: 'unsupported', text: 'No extractor.' } })]);
    assert.deepEqual(await found(storage, word('holiday')), ['holiday.raw']);
  },

  async 'extra terms match like words'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { text: 'getUserName', extraTerms: 'get User Naïve connections' }),
      put('file:///2', { text: 'other' }),
    ]);
    for (const text of ['getusername', 'user', 'naive', 'connect']) assert.deepEqual(await found(storage, word(text)), ['1'], text);
    assert.deepEqual(await found(storage, startingWith('nai')), ['1']);
    assert.deepEqual(await found(storage, word('user', 'title')), []);
  },
};
