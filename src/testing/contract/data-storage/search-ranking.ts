import assert from 'node:assert/strict';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import type { QueryNode } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { idOf, put, writeFillers, writeTexts } from './documents.ts';
import { all, and, filter, near, not, or, phrase, rankedNames, search, startingWith, weights, word } from './queries.ts';

export const searchRankingCases: Cases<'dataStorage'> = {
  async 'puts a title before a body, and the body before extra terms'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await storage.write([
      put('file:///d/extra', { text: 'one two three', extraTerms: 'walnut', metadata: { title: 'four' } }),
      put('file:///d/body', { text: 'one two walnut', extraTerms: 'three', metadata: { title: 'four' } }),
      put('file:///d/title', { text: 'one two three', extraTerms: 'four', metadata: { title: 'walnut' } }),
    ]);
    assert.deepEqual(await rankedNames(storage, word('walnut')), ['title', 'body', 'extra']);
  },

  async 'obeys the weights it is given'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await storage.write([
      put('file:///d/body', { text: 'walnut', metadata: { title: 'other' } }),
      put('file:///d/title', { text: 'other', metadata: { title: 'walnut' } }),
    ]);
    const even = { ...weights, title: 1, body: 1 };
    assert.deepEqual(await rankedNames(storage, word('walnut'), { weights: { ...even, body: 9 } }), ['body', 'title']);
    assert.deepEqual(await rankedNames(storage, word('walnut'), { weights: { ...even, title: 9 } }), ['title', 'body']);
  },

  async 'puts more of a word before less, rare words before common ones, and short texts before long ones'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, [
      `plum ${'x '.repeat(300)}`,
      'plum x x x',
      'plum plum x x',
      'common rare1 y y',
      'common common1 y y',
      'rare common1 y y',
      'common common2 y y',
    ]);
    assert.deepEqual(await rankedNames(storage, word('plum')), ['3', '2', '1']);
    assert.deepEqual((await rankedNames(storage, or(word('common'), word('rare'))))[0], '6');
  },

  async 'gives positive scores that fall'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['plum', 'plum plum plum', 'plum and other words']);
    const scores = (await search(storage, word('plum'))).hits.map((hit) => hit.score);
    assert.equal(scores.length, 3);
    assert.ok(scores.every((score) => score > 0));
    assert.deepEqual(
      scores,
      scores.toSorted((one, other) => other - one),
    );
  },

  async 'breaks ties by the later time, then by the lower id'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await storage.write([at('old', 1000), at('new', 3000), at('b', 2000), at('a', 2000), at('c', 2000)]);
    const middle = await Promise.all(['a', 'b', 'c'].map(async (name) => ({ name, id: await idOf(storage, `file:///d/${name}`) })));
    const byId = middle.toSorted((one, other) => one.id - other.id).map(({ name }) => name);
    assert.deepEqual(await rankedNames(storage, word('plum')), ['new', ...byId, 'old']);
    assert.deepEqual(await rankedNames(storage, filter('in', 'file:///d')), ['new', ...byId, 'old']);
  },

  async 'puts the newest first, with score 0, where there is no word'(place) {
    const storage = await place.open();
    await storage.write([at('2', 2000), at('3', 3000), at('0', -1000), at('1', 1000)]);
    const nodes: readonly QueryNode[] = [all, filter('type', 'text/plain'), and(all, not(word('unknown'))), not(filter('ext', 'x'))];
    for (const node of nodes) {
      assert.deepEqual(await rankedNames(storage, node), ['3', '2', '1', '0'], JSON.stringify(node));
      assert.ok((await search(storage, node)).hits.every((hit) => hit.score === 0));
    }
  },

  async 'scores by every word that an item has, whichever part of the query it matches'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['plum', 'plum pear', 'plum pear fig', 'fig x y']);
    const nodes: readonly (readonly [QueryNode, QueryNode])[] = [
      [or(word('plum'), and(word('pear'), word('fig'))), or(word('plum'), word('pear'), word('fig'))],
      [or(and(word('plum'), not(word('fig'))), word('pear')), or(word('plum'), word('pear'))],
      [or(and(word('plum'), filter('ext', 'none')), word('pear')), or(word('plum'), word('pear'))],
    ];
    for (const [node, words] of nodes) {
      const scores = new Map((await search(storage, words)).hits.map(({ id, score }) => [id, score]));
      for (const { id, score } of (await search(storage, node)).hits) assert.ok(Math.abs(score - (scores.get(id) ?? 0)) < 1e-6);
    }
  },

  async 'does not score by words that must not be there'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['plum', 'plum pear', 'fig', 'pear']);
    const scoresOf = async (node: QueryNode) => new Map((await search(storage, node)).hits.map(({ id, score }) => [id, score]));
    const [plum, without] = [await scoresOf(word('plum')), await scoresOf(and(word('plum'), not(word('pear'))))];
    assert.equal(without.size, 1);
    for (const [id, score] of without) assert.ok(Math.abs(score - (plum.get(id) ?? 0)) < 1e-6);
    for (const score of (await scoresOf(not(word('pear')))).values()) assert.equal(score, 0);
    const either = await scoresOf(or(word('plum'), not(word('pear'))));
    for (const [id, score] of either) assert.ok(Math.abs(score - (plum.get(id) ?? 0)) < 1e-6);
    const twice = await scoresOf(not(or(not(word('plum')), word('fig'))));
    assert.equal(twice.size, 2);
    for (const [id, score] of twice) assert.ok(Math.abs(score - (plum.get(id) ?? 0)) < 1e-6, 'what is negated twice speaks for an item');
  },

  async 'scores words that are near each other as often as they are'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, [`plum jam ${'x '.repeat(30)}`, `plum jam ${'x '.repeat(26)} plum jam`, `plum ${'x '.repeat(30)} jam`]);
    assert.deepEqual(await rankedNames(storage, near('plum jam', 2)), ['2', '1']);
    const apart = await idOf(storage, 'file:///d/3');
    for (const node of [or(near('plum jam', 2), filter('in', 'file:///d')), or(not(word('walnut')), near('jam plum', 2))]) {
      const { hits } = await search(storage, node);
      assert.equal(hits.find(({ id }) => id === apart)?.score, 0, 'words that are too far apart say nothing');
    }
  },

  async 'a prefix is as rare as the items that have any of its words'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['plum1 pear', 'plum2 x', 'plum3 x', 'plum4 x']);
    assert.equal((await rankedNames(storage, or(startingWith('plum'), word('pear'))))[0], '1');
    const [{ hits: whole }, { hits: one }] = [await search(storage, startingWith('plum')), await search(storage, word('plum1'))];
    assert.ok((one[0]?.score ?? 0) > (whole[0]?.score ?? 0));
  },

  async 'does not let filters change scores'(place) {
    const storage = await place.open();
    await writeFillers(storage, 20);
    await writeTexts(storage, ['plum', 'plum plum', 'plum x y']);
    const plain = await search(storage, word('plum'));
    const filtered = await search(storage, and(word('plum'), filter('in', 'file:///d'), not(filter('ext', 'x'))));
    assert.deepEqual(
      filtered.hits.map((hit) => hit.id),
      plain.hits.map((hit) => hit.id),
    );
    for (const [index, { score }] of filtered.hits.entries()) assert.ok(Math.abs(score - (plain.hits[index]?.score ?? 0)) < 1e-6);
  },

  async 'pages through all matches without gap or repeat, with an exact total'(place) {
    const storage = await place.open();
    await writeMany(storage);
    for (const node of [word('plum'), phrase('plum jam'), or(word('plum'), filter('ext', 'x')), filter('in', 'file:///m')]) {
      const whole = await search(storage, node);
      assert.equal(whole.total, 50, JSON.stringify(node));
      const paged: number[] = [];
      for (let offset = 0; offset < 56; offset += 7) {
        const page = await search(storage, node, { limit: 7, offset });
        assert.equal(page.total, 50);
        assert.ok(page.hits.length <= 7);
        paged.push(...page.hits.map((hit) => hit.id));
      }
      assert.deepEqual(
        paged,
        whole.hits.map((hit) => hit.id),
        JSON.stringify(node),
      );
    }
    const none = await search(storage, word('plum'), { limit: 0 });
    assert.deepEqual([none.total, none.hits], [50, []]);
    const beyond = await search(storage, word('plum'), { offset: 1000 });
    assert.deepEqual([beyond.total, beyond.hits], [50, []]);
  },

  async 'counts all matches also where it scores only some'(place) {
    const storage = await place.open();
    await writeMany(storage);
    const few = await search(storage, word('plum'), { candidates: 10, limit: 10 });
    assert.equal(few.total, 50);
    assert.equal(few.hits.length, 10);
    assert.equal((await search(storage, word('plum'), { candidates: 50 })).scored, 'all');
  },
};

const at = (name: string, modifiedAt: number) => put(`file:///d/${name}`, { text: 'plum', modifiedAt });

async function writeMany(storage: DataStorage): Promise<void> {
  await writeFillers(storage, 60);
  const texts = Array.from({ length: 50 }, (_, index) => `plum jam ${'plum '.repeat(index % 5)} ${'x '.repeat(index % 3)}`);
  await storage.write(texts.map((text, index) => put(`file:///m/${index}`, { text, modifiedAt: 1000 * (index % 4) })));
}
