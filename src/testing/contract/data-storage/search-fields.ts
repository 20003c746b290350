import assert from 'node:assert/strict';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { TextField } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { put } from './documents.ts';
import { found, phrase, startingWith, word } from './queries.ts';

/** A private-use character, as it marks stems of other languages than English. */
const mark = '\uE107';

export const searchFieldCases: Cases<'dataStorage'> = {
  async 'finds words in every field, or in the one asked for'(place) {
    const storage = await place.open();
    const metadata = {
      title: 'Tango',
      subject: 'Yankee',
      headings: ['Hotel', 'House'],
      tags: ['kilo', 'lima'],
      authors: ['Mike Miller', 'Nora'],
      from: 'Oscar <oscar@example.org>, Uma',
      to: ['Victor', 'Whisky'],
      cc: ['Xenia'],
      symbols: ['alpha', 'bravo'],
      custom: 'zulu',
    };
    await storage.write([put('file:///papa/quebec%20x/caf%C3%A9.romeo', { text: 'sierra', metadata })]);
    const fields: readonly (readonly [TextField, readonly string[]])[] = [
      ['title', ['tango']],
      ['headings', ['hotel', 'house']],
      ['tags', ['kilo', 'lima', 'yankee']],
      ['author', ['mike', 'miller', 'nora']],
      ['from', ['oscar', 'example', 'uma']],
      ['to', ['victor', 'whisky', 'xenia']],
      ['symbols', ['alpha', 'bravo']],
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

  async 'tags: a subject that is the title says nothing new'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { metadata: { title: 'plum', subject: 'plum' } }),
      put('file:///2', { metadata: { title: 'pear', subject: 'plum' } }),
      put('file:///3', { metadata: { subject: 'plum' } }),
    ]);
    assert.deepEqual(await found(storage, word('plum', 'tags')), ['2', '3']);
  },

  async 'ignores values of wrong types'(place) {
    const storage = await place.open();
    const metadata: Record<string, unknown> = {
      title: ['tango'],
      subject: 7,
      headings: 'hotel',
      tags: ['kilo', 3, null, ['lima']],
      authors: { name: 'mike' },
      from: ['oscar'],
      to: 'victor',
      cc: null,
      symbols: true,
    };
    await storage.write([put('file:///1', { text: 'sierra', metadata: metadata as MetadataFields })]);
    for (const text of ['tango', '7', 'hotel', '3', 'lima', 'mike', 'oscar', 'victor'])
      assert.deepEqual(await found(storage, word(text)), [], text);
    for (const text of ['kilo', 'sierra']) assert.deepEqual(await found(storage, word(text)), ['1'], text);
  },

  async 'words: are indexed in place of what the field has'(place) {
    const storage = await place.open();
    const metadata = { title: 'Straßen', headings: ['Häuser'], tags: ['Bäume'], subject: 'Thema', authors: ['Ann'] };
    const words = { body: `wir fahr${mark}`, title: `strass${mark}`, headings: `haus${mark}`, tags: `baum${mark}` };
    await storage.write([put('file:///1', { text: 'wir fuhren', metadata, words })]);
    for (const [field, text] of Object.entries(words))
      assert.deepEqual(await found(storage, phrase(text, field as TextField)), ['1'], field);
    for (const text of ['fuhren', 'Straßen', 'Häuser', 'Bäume', 'Thema']) assert.deepEqual(await found(storage, word(text)), [], text);
    assert.deepEqual(await found(storage, word('Ann', 'author')), ['1']);
  },

  async 'words: may stand for any field'(place) {
    const storage = await place.open();
    const fields: readonly TextField[] = ['title', 'name', 'path', 'headings', 'tags', 'author', 'from', 'to', 'symbols', 'body'];
    await storage.write(fields.map((field) => put(`file:///d/${field}`, { text: 'own', words: { [field]: 'given' } })));
    for (const field of fields) assert.deepEqual(await found(storage, word('given', field)), [field]);
    assert.deepEqual(await found(storage, word('d', 'path')), fields.filter((field) => field !== 'path').toSorted());
  },

  async 'words: those with a private-use character at their end are not stemmed'(place) {
    const storage = await place.open();
    const texts = [`connections${mark}`, `connection${mark}`, 'connections', `connections\uE108`];
    await storage.write(texts.map((body, index) => put(`file:///${index + 1}`, { words: { body } })));
    assert.deepEqual(await found(storage, word(`connections${mark}`)), ['1']);
    assert.deepEqual(await found(storage, word(`connection${mark}`)), ['2']);
    assert.deepEqual(await found(storage, word('connections')), ['3']);
    assert.deepEqual(await found(storage, startingWith('connect')), ['1', '2', '3', '4']);
  },

  async 'words: replaces them with the item'(place) {
    const storage = await place.open();
    await storage.write([put('file:///1', { text: 'plain', words: { body: 'given' } })]);
    await storage.write([put('file:///1', { text: 'plain' }, { generation: 2 })]);
    assert.deepEqual(await found(storage, word('given')), []);
    assert.deepEqual(await found(storage, word('plain')), ['1']);
  },
};
