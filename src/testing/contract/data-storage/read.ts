import assert from 'node:assert/strict';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import { allPages } from '../pages.ts';
import type { Cases } from '../place.ts';
import { childOf, idOf, put } from './documents.ts';

/** Source URLs that prefixes alone would confuse. */
const tree = [
  'file:///a',
  'file:///a!/member',
  'file:///a%20b',
  'file:///a-b/c',
  'file:///a.b',
  'file:///a/b',
  'file:///a/b/c/d',
  'file:///a0',
  'file:///ab',
  'file:///ab/c',
  'https://example.org/a',
];

const belowA = ['file:///a', 'file:///a!/member', 'file:///a/b', 'file:///a/b/c/d'];

export const readCases: Cases<'dataStorage'> = {
  async 'states: in the order asked, with nothing for unknown URLs'(place) {
    const storage = await place.open();
    await writeTree(storage);
    const asked = ['file:///ab', 'file:///unknown', 'file:///a', 'file:///ab', 'file:///a/b/c'];
    const states = await storage.states(asked);
    assert.deepEqual(
      states.map((state) => state?.url),
      ['file:///ab', undefined, 'file:///a', 'file:///ab', undefined],
    );
    assert.deepEqual(await storage.states([]), []);
  },

  async 'states: thousands at once'(place) {
    const storage = await place.open();
    const urls = Array.from({ length: 5000 }, (_, index) => `file:///${index % 50}/${index}`);
    await storage.write(urls.filter((_, index) => index % 2 === 0).map((url) => put(url)));
    const states = await storage.states(urls);
    assert.ok(states.every((state, index) => state?.url === (index % 2 === 0 ? urls[index] : undefined)));
  },

  async 'countBelow: at or below a scope, of a generation at most'(place) {
    const storage = await place.open();
    await writeTree(storage);
    assert.equal(await storage.countBelow('file:///a', 100), 4);
    assert.equal(await storage.countBelow('file:///a/b', 100), 2);
    assert.equal(await storage.countBelow('file:///a/b/c', 100), 1);
    assert.equal(await storage.countBelow('file:///ab', 100), 2);
    assert.equal(await storage.countBelow('file:///unknown', 100), 0);
    assert.equal(await storage.countBelow('file://', 100), 10);
    assert.equal(await storage.countBelow('', 100), tree.length);
    // Generations are the positions in the tree.
    assert.equal(await storage.countBelow('', 3), 4);
    assert.equal(await storage.countBelow('file:///a', 5), 3);
    assert.equal(await storage.countBelow('file:///a', -1), 0);
  },

  async 'countBelow: counts source URLs, not their children'(place) {
    const storage = await place.open();
    const children = [childOf('file:///a.zip', 'x/y'), childOf('file:///a.zip', 'z')];
    await storage.write([put('file:///a.zip', {}, { children })]);
    assert.equal(await storage.countBelow('file:///a.zip', 1), 1);
    assert.equal(await storage.countBelow('file:///a.zip!/x', 1), 0);
    assert.equal((await allPages(storage.statesBelow(''))).length, 1);
  },

  async 'statesBelow: at or below a scope, ordered by URL'(place) {
    const storage = await place.open();
    await writeTree(storage);
    const below = async (scope: string) => (await allPages(storage.statesBelow(scope))).map((state) => state.url);
    assert.deepEqual(await below('file:///a'), belowA);
    assert.deepEqual(await below('file:///a/b'), ['file:///a/b', 'file:///a/b/c/d']);
    assert.deepEqual(await below('file:///ab'), ['file:///ab', 'file:///ab/c']);
    assert.deepEqual(await below('file:///unknown'), []);
    assert.deepEqual(await below(''), tree);
    const [state] = await allPages(storage.statesBelow('file:///ab'));
    assert.deepEqual([state], await storage.states(['file:///ab']));
  },

  async 'takes the characters of a scope literally'(place) {
    const storage = await place.open();
    await storage.write(
      ['file:///k%25/a', 'file:///kx/b', 'file:///k_/c', 'file:///K_/d', "file:///k'/e", 'file:///k*/f'].map((url) => put(url)),
    );
    for (const scope of ['file:///k%25', 'file:///k_', "file:///k'", 'file:///k*'])
      assert.equal(await storage.countBelow(scope, 1), 1, scope);
    assert.equal(await storage.countBelow('file:///k%', 1), 0);
  },

  async 'statesBelow: many, each once, also while others are written'(place) {
    const storage = await place.open();
    const urls = Array.from({ length: 3000 }, (_, index) => `file:///${String(index).padStart(4, '0')}`);
    await storage.write(urls.map((url) => put(url)));
    const seen: string[] = [];
    for await (const page of storage.statesBelow('')) {
      seen.push(...page.map((state) => state.url));
      await storage.write(page.map(({ url }) => put(url, {}, { generation: 2 })));
    }
    assert.deepEqual(seen, urls);
  },

  async 'items: in the order asked, without the unknown ones'(place) {
    const storage = await place.open();
    await writeTree(storage);
    const [one, other] = [await idOf(storage, 'file:///ab'), await idOf(storage, 'file:///a')];
    const items = await storage.items([one, 1_000_000, other, -1, 0]);
    assert.deepEqual(
      items.map((item) => item.url),
      ['file:///ab', 'file:///a'],
    );
    assert.deepEqual(await storage.items([]), []);
  },

  async 'items: thousands at once'(place) {
    const storage = await place.open();
    await storage.write(Array.from({ length: 3000 }, (_, index) => put(`file:///${index}`)));
    const ids = (await allPages(storage.allItems())).map((item) => item.id).toReversed();
    assert.deepEqual(
      (await storage.items(ids)).map((item) => item.id),
      ids,
    );
  },

  async 'itemByUrl: exactly this URL'(place) {
    const storage = await place.open();
    await writeTree(storage);
    assert.equal((await storage.itemByUrl('file:///a!/member'))?.url, 'file:///a!/member');
    for (const url of ['file:///A', 'file:///', 'file:///a/', '', 'file:///a\0'])
      assert.equal(await storage.itemByUrl(url), undefined, url);
  },

  async 'allItems: by status and scope, ordered by URL'(place) {
    const storage = await place.open();
    const skipped = { status: 'skipped', reason: { code: 'empty', text: 'It is empty.' } } as const;
    await writeTree(storage);
    const children = [childOf('file:///a/z', 'x', skipped), childOf('file:///a/z', 'y')];
    await storage.write([put('file:///a/z', {}, { children }), put('file:///z', skipped)]);
    const urls = async (...filter: Parameters<DataStorage['allItems']>) =>
      (await allPages(storage.allItems(...filter))).map((item) => item.url);
    assert.deepEqual(await urls(), [...tree, 'file:///a/z', 'file:///a/z!/x', 'file:///a/z!/y', 'file:///z'].toSorted());
    assert.deepEqual(await urls({ status: 'skipped' }), ['file:///a/z!/x', 'file:///z']);
    assert.deepEqual(await urls({ below: 'file:///a/z' }), ['file:///a/z', 'file:///a/z!/x', 'file:///a/z!/y']);
    assert.deepEqual(await urls({ below: 'file:///a/z!/x' }), ['file:///a/z!/x']);
    assert.deepEqual(await urls({ below: 'file:///a', status: 'skipped' }), ['file:///a/z!/x']);
    assert.deepEqual(await urls({ status: 'failed' }), []);
    const [item] = await allPages(storage.allItems({ below: 'file:///z' }));
    assert.deepEqual(item, await storage.itemByUrl('file:///z'));
  },
};

/** Writes the tree in no order, with each URL's position as its generation. */
async function writeTree(storage: DataStorage): Promise<void> {
  const writes = tree.map((url, generation) => put(url, {}, { generation }));
  await storage.write([...writes.filter((_, index) => index % 2 === 1), ...writes.filter((_, index) => index % 2 === 0).toReversed()]);
}
