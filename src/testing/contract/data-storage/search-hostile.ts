import assert from 'node:assert/strict';
import type { QueryNode, TextField } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { put, writeTexts } from './documents.ts';
import { and, filter, found, not, or, search, startingWith, word } from './queries.ts';

/** What nobody means as a word. */
const hostileWords: readonly string[] = [
  '',
  ' ',
  '"',
  '""',
  "'; DROP TABLE items; --",
  'a"b',
  'title:',
  '{title} : x',
  'NEAR(a b)',
  'AND',
  'OR',
  'NOT',
  '*',
  'a*',
  '^a',
  '-',
  '+',
  '(',
  ')))',
  '\\',
  '%',
  '_',
  '?1',
  '\0',
  'a\0b',
  '\uD800',
  'a\uDC00b',
  '\uFEFF',
  '\u0301',
  '\u{1F600}',
  '\uE000',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(100_000),
  'é'.repeat(100_000),
  'a b '.repeat(25_000),
];

const fields: readonly (TextField | undefined)[] = [undefined, 'title', 'name', 'path', 'headings', 'tags', 'author', 'body'];

export const searchHostileCases: Cases<'dataStorage'> = {
  async 'fails on no word'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plain words', 'constructor of a thing']);
    for (const text of hostileWords) {
      for (const node of [word(text), startingWith(text), not(word(text)), and(word('plain'), or(word(text), word('zzz')))]) {
        const { total, hits } = await search(storage, node);
        assert.ok(total >= 0 && total <= 2 && hits.length === total, text.slice(0, 20));
      }
      for (const field of fields) await search(storage, word(text, field));
      for (const prefix of [true, false]) await search(storage, { type: 'phrase', words: ['plain', text, 'words'], prefix });
    }
    await search(storage, { type: 'phrase', words: [] });
    await search(storage, { type: 'phrase', words: hostileWords });
    assert.deepEqual(await found(storage, word('constructor')), ['2']);
    assert.deepEqual(await found(storage, word('tostring')), []);
  },

  async 'fails on no filter'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plain words']);
    for (const field of ['ext', 'type', 'in', 'source'] as const) {
      for (const text of hostileWords.slice(1)) {
        assert.equal((await search(storage, filter(field, text))).total, 0, `${field}: ${text.slice(0, 20)}`);
      }
    }
  },

  async 'takes any text, and finds the words in it'(place) {
    const storage = await place.open();
    const texts = hostileWords.map((text) => `before ${text} after`);
    await writeTexts(storage, texts);
    assert.equal((await search(storage, word('before'))).total, texts.length);
    assert.equal((await search(storage, word('after'))).total, texts.length);
  },

  async 'takes any URL and any metadata'(place) {
    const storage = await place.open();
    const urls = [
      'file:///%',
      'file:///%zz/a%',
      'file:///%FF%FE',
      'file:',
      'x',
      '\u{1F600}',
      'a\0b',
      '__proto__',
      'https://[::1]:80/?a=b#c',
    ];
    for (const text of hostileWords) {
      await storage.write([
        put('file:///m', { metadata: { title: text, tags: [text], headings: [text], authors: [text] }, extraTerms: text }),
      ]);
    }
    await storage.write(urls.map((url) => put(url, { text: 'plain' })));
    assert.equal((await search(storage, word('plain'))).total, urls.length);
    for (const url of urls) assert.equal((await storage.itemByUrl(url))?.url, url);
  },

  async 'answers to very many words, and to deep nesting'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['w7 w8', 'w7', 'w9999']);
    const words = Array.from({ length: 2000 }, (_, index) => word(`w${index}`));
    assert.deepEqual(await found(storage, or(...words)), ['1', '2']);
    assert.deepEqual(await found(storage, and(...words)), []);
    assert.deepEqual(await found(storage, not(or(...words))), ['3']);
    let deep: QueryNode = word('w7');
    for (let depth = 0; depth < 100; depth += 1) deep = depth % 2 === 0 ? not(deep) : or(deep, word('w8'));
    assert.equal((await search(storage, deep)).total, 2);
  },
};
