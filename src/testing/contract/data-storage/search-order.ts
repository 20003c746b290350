import assert from 'node:assert/strict';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { SortOrder } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { idOf, put, writeFillers, writeTexts } from './documents.ts';
import { all, and, filter, found, inRange, not, or, rankedNames, search, word } from './queries.ts';

const by = (field: SortOrder['by'], descending = false): { readonly sort: SortOrder } => ({ sort: { by: field, descending } });

export const searchOrderCases: Cases<'dataStorage'> = {
  async 'sort: by numbers, up and down'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { text: 'plum', size: 30, modifiedAt: 2000, metadata: { pages: 2, createdAt: '2023' } }),
      put('file:///2', { text: 'plum', size: 10, modifiedAt: 3000, metadata: { pages: 30, createdAt: '2021-06' } }),
      put('file:///3', { text: 'plum', size: 20, modifiedAt: -1000, metadata: { pages: 11, publishedAt: '2022' } }),
    ]);
    const expected = { size: ['2', '3', '1'], modified: ['3', '1', '2'], created: ['2', '3', '1'], pages: ['1', '3', '2'] } as const;
    for (const node of [all, word('plum'), not(filter('ext', 'x')), or(word('plum'), inRange('size', { from: 1 }))]) {
      for (const field of ['size', 'modified', 'created', 'pages'] as const) {
        assert.deepEqual(await rankedNames(storage, node, by(field)), expected[field], field);
        assert.deepEqual(await rankedNames(storage, node, by(field, true)), expected[field].toReversed(), field);
      }
    }
  },

  async 'sort: items without a value come last, up and down'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///none', { modifiedAt: 9000 }),
      put('file:///2', { metadata: { pages: 2 } }),
      put('file:///0', { metadata: { pages: 0 } }),
      put('file:///also-none', { modifiedAt: 8000 }),
    ]);
    assert.deepEqual(await rankedNames(storage, all, by('pages')), ['0', '2', 'none', 'also-none']);
    assert.deepEqual(await rankedNames(storage, all, by('pages', true)), ['2', '0', 'none', 'also-none']);
  },

  async 'sort: by name, as people read it, wherever the item is'(place) {
    const storage = await place.open();
    await storage.write(['z/a', 'y/b%20c', 'x/b-c', 'w/b', 'v/%C3%A9', 'u/f', 't/10', 's/9'].map((path) => put(`file:///${path}`)));
    const names = ['10', '9', 'a', 'b', 'b%20c', 'b-c', 'f', '%C3%A9'];
    assert.deepEqual(await rankedNames(storage, all, by('name')), names);
    assert.deepEqual(await rankedNames(storage, all, by('name', true)), names.toReversed());
  },

  async 'sort: by URL'(place) {
    const storage = await place.open();
    const urls = ['file:///a', 'file:///a!/m', 'file:///a-b/c', 'file:///a/b', 'file:///ab', 'https://example.org/'];
    await storage.write(urls.toReversed().map((url) => put(url)));
    const sorted = async (descending: boolean) =>
      (await storage.items((await search(storage, all, by('url', descending))).hits.map(({ id }) => id))).map(({ url }) => url);
    assert.deepEqual(await sorted(false), urls);
    assert.deepEqual(await sorted(true), urls.toReversed());
  },

  async 'sort: between equals, the score decides, then the later time, then the lower id'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await storage.write([
      put('file:///poor', { text: 'plum x x x', modifiedAt: 5000 }),
      put('file:///early', { text: 'plum', modifiedAt: 1000 }),
      put('file:///late', { text: 'plum', modifiedAt: 2000 }),
      put('file:///rich', { text: 'plum plum', modifiedAt: 100 }),
      put('file:///low', { text: 'plum', modifiedAt: 1000 }),
      put('file:///large', { text: 'plum x x x x x', size: 11 }),
    ]);
    for (const descending of [false, true]) {
      const names = await rankedNames(storage, word('plum'), by('size', descending));
      const equal = ['rich', 'late', 'early', 'low', 'poor'];
      assert.deepEqual(names, descending ? ['large', ...equal] : [...equal, 'large']);
    }
  },

  async 'sort: changes neither the total nor the scores, and goes in pages'(place) {
    const storage = await place.open();
    await writeFillers(storage, 60);
    await storage.write(
      Array.from({ length: 30 }, (_, index) => put(`file:///m/${index}`, { text: `plum ${'x '.repeat(index)}`, size: index % 7 })),
    );
    const [plain, sorted] = [await search(storage, word('plum')), await search(storage, word('plum'), by('size', true))];
    assert.deepEqual([sorted.total, sorted.hits.length], [30, 30]);
    const scores = new Map(plain.hits.map(({ id, score }) => [id, score]));
    for (const { id, score } of sorted.hits) assert.ok(Math.abs(score - (scores.get(id) ?? 0)) < 1e-6);
    for (let offset = 0; offset < 35; offset += 8) {
      const page = await search(storage, word('plum'), { ...by('size', true), limit: 8, offset });
      assert.deepEqual([page.total, page.hits], [30, sorted.hits.slice(offset, offset + 8)]);
    }
  },

  async 'among: only these items, with the scores that they have anyway'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['plum', 'plum plum', 'plum x x', 'pear']);
    const [one, three, four] = await Promise.all([1, 3, 4].map(async (number) => idOf(storage, `file:///d/${number}`)));
    const among = [four ?? 0, three ?? 0, one ?? 0, one ?? 0, 1_000_000_000];
    const whole = await search(storage, word('plum'));
    const { total, hits } = await search(storage, word('plum'), { among });
    assert.equal(total, 2);
    assert.deepEqual(
      hits.map(({ id }) => id),
      [one, three],
    );
    for (const { id, score } of hits) assert.ok(Math.abs(score - (whole.hits.find((hit) => hit.id === id)?.score ?? 0)) < 1e-6);
    for (const node of [all, filter('type', 'text/plain'), not(word('walnut')), or(word('plum'), filter('in', 'file:///d'))])
      assert.equal((await search(storage, node, { among })).total, 3, JSON.stringify(node));
    assert.equal((await search(storage, and(word('plum'), inRange('size', { from: 1 })), { among })).total, 2);
    assert.deepEqual(await search(storage, word('plum'), { among: [] }), { total: 0, scored: 'all', hits: [] });
  },

  async 'among: is sorted and goes in pages like all items'(place) {
    const storage = await place.open();
    await storage.write([1, 2, 3, 4].map((size) => put(`file:///${size}`, { size, text: 'plum' })));
    const ids = await Promise.all([1, 2, 4].map(async (size) => idOf(storage, `file:///${size}`)));
    const order = { among: ids, ...by('size', true) };
    for (const node of [all, word('plum')]) {
      assert.deepEqual(await rankedNames(storage, node, order), ['4', '2', '1']);
      const page = await search(storage, node, { ...order, offset: 1, limit: 1 });
      assert.deepEqual([page.total, page.hits.map(({ id }) => id)], [3, [ids[1]]]);
    }
  },

  async 'among: takes thousands of ids'(place) {
    const storage = await place.open();
    await writeTexts(storage, ['plum', 'plum', 'pear']);
    const ids = await Promise.all([1, 2, 3].map(async (number) => idOf(storage, `file:///d/${number}`)));
    const among = [...ids, ...Array.from({ length: 20_000 }, (_, index) => 1_000_000 + index)];
    assert.equal((await search(storage, word('plum'), { among })).total, 2);
    assert.equal((await search(storage, all, { among })).total, 3);
  },

  async 'budgetMs: answers as ever, or gives up as too expensive'(place) {
    const storage = await place.open();
    await writeTexts(
      storage,
      Array.from({ length: 2000 }, (_, index) => `plum w${index}`),
    );
    const node = or(word('plum'), ...Array.from({ length: 300 }, (_, index) => word(`w${index}`)));
    for (const budgetMs of [0, 1, 60_000]) {
      try {
        assert.equal((await search(storage, node, { budgetMs })).total, 2000);
      } catch (error) {
        assert.ok(budgetMs < 60_000 && isPaiseError(error, 'TOO_EXPENSIVE'), String(error));
      }
    }
    assert.deepEqual((await found(storage, word('w7'))).length, 1);
  },
};
