import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { childOf, put, writeTexts } from './documents.ts';
import { found, search, startingWith, word } from './queries.ts';

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

  async 'takes a stem for what it is'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['generalizations', 'general', 'ponies', 'skies', 'relational', 'abilities', 'agreed', 'string', 'able']);
    const [first] = await storage.terms({ like: { oneOf: ['generalizations'] }, limit: 1 });
    const stems = [
      [first?.term ?? '', ['1', '2']],
      ['poni', ['3']],
      ['sky', []],
      ['ski', ['4']],
      ['relat', ['5']],
      ['abil', ['6']],
      ['agre', ['7']],
      ['string', ['8']],
      ['abl', ['9']],
      ['ponies', []],
      ['able', []],
    ] as const;
    for (const [text, names] of stems) assert.deepEqual(await found(storage, { type: 'term', text, stem: true }), names, text);
  },

  async 'takes every stem of the index for what it is'(place) {
    const storage = await place.open();
    const text =
      'The adjustable cherries were hopefully sensibilities, formalities of electrical vietnamization; operators decided analogously ' +
      'about sized irritants, triplicate goodness, revivals, communism, activates, effective bowdlerizing, cease, controlling, rolling, ' +
      'flies, dying, news, inning, is, as, us, gas, this, bus, yes, yyy, sayings, employees, ees, ied, eed, s, sses, naïvetés MPU6050s';
    await writeTexts(storage, [text]);
    for (const { term } of await storage.terms({ like: { prefix: '' }, limit: 1000 }))
      assert.equal((await search(storage, { type: 'term', text: term, stem: true })).total, 1, term);
  },

  async 'takes a stem for how stems start'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['connection', 'connive', 'ponies', 'pony']);
    assert.deepEqual(await found(storage, { type: 'term', text: 'conn', stem: true, prefix: true }), ['1', '2']);
    assert.deepEqual(await found(storage, { type: 'term', text: 'poni', stem: true, prefix: true }), ['3', '4']);
    assert.deepEqual(await found(storage, { type: 'term', text: 'ponies', stem: true, prefix: true }), []);
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
