import assert from 'node:assert/strict';
import type { QueryNode, TextField } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { put, writeTexts } from './documents.ts';
import { and, containing, filter, found, inRange, not, or, search, startingWith, word } from './queries.ts';

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

const fields: readonly (TextField | undefined)[] = [
  undefined,
  'title',
  'name',
  'path',
  'headings',
  'tags',
  'author',
  'from',
  'to',
  'symbols',
  'body',
];

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
      for (const prefix of [true, false]) {
        await search(storage, { type: 'phrase', words: ['plain', text, 'words'], prefix });
        await search(storage, { type: 'phrase', words: [text, 'words'], prefix, anchored: true, field: 'title' });
        await search(storage, { type: 'term', text, stem: true, prefix });
      }
      for (const distance of [0, 5, 1_000_000]) await search(storage, { type: 'near', words: ['plain', text], distance });
      await search(storage, containing(text));
      await search(storage, containing(text, 'title'));
    }
    await search(storage, { type: 'phrase', words: [] });
    await search(storage, { type: 'near', words: hostileWords, distance: 3 });
    await search(storage, { type: 'phrase', words: hostileWords });
    assert.deepEqual(await found(storage, word('constructor')), ['2']);
    assert.deepEqual(await found(storage, word('tostring')), []);
  },

  async 'fails on no filter'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plain words']);
    for (const field of ['ext', 'type', 'in', 'source', 'lang'] as const) {
      for (const text of hostileWords.slice(1)) {
        assert.equal((await search(storage, filter(field, text))).total, 0, `${field}: ${text.slice(0, 20)}`);
      }
    }
  },

  async 'fails on no number'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plain words']);
    for (const number of [0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53, Infinity, -Infinity]) {
      for (const field of ['size', 'modified', 'created', 'pages'] as const) {
        const matches = [
          inRange(field, { from: number }),
          inRange(field, { to: number }),
          and(word('plain'), inRange(field, { from: number })),
        ];
        for (const node of matches) assert.ok((await search(storage, node)).total <= 1);
      }
    }
  },

  async 'fails on no request for terms or facets'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plain words']);
    for (const text of hostileWords) {
      for (const like of [{ prefix: text }, { contains: text }]) assert.ok((await storage.terms({ like, limit: 5 })).length <= 5);
      await storage.facets({ node: word(text), facets: ['folder'], limit: 5, candidates: 5 });
    }
    assert.equal((await storage.terms({ like: { oneOf: hostileWords }, limit: hostileWords.length })).length, hostileWords.length);
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
        put('file:///m', {
          metadata: {
            title: text,
            tags: [text],
            headings: [text],
            authors: [text],
            from: text,
            to: [text],
            symbols: [text],
            createdAt: text,
          },
          extraTerms: text,
          words: { body: text },
          language: text,
        }),
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
