import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { DataStorage, StorageWrite } from '../../../plugin/data-storage-provider.ts';
import type { ItemRecord } from '../../../plugin/item.ts';
import type { StorageQuery } from '../../../plugin/query.ts';
import type { Cases } from '../place.ts';
import { randomOf } from '../random.ts';
import type { Random } from '../random.ts';
import { itemAt, put, remove } from './documents.ts';
import { naiveOrder, naiveSearch } from './naive-search.ts';
import { naiveItem } from './naive-words.ts';
import type { NaiveItem } from './naive-words.ts';
import { randomFields, randomItems, randomQuery } from './random-search.ts';
import { simplerQueries } from './simpler-queries.ts';

/** The last three are of queries that FTS5 scores otherwise when they are asked as one expression. */
const seeds = [1, 2, 3, 4, 5, 6, 55, 61, 83];
const queriesOfSeed = 80;
const precision = 1e-6;

/** Random queries to random items: the storage must answer like a search that tries each item, before and after a restart. A seed repeats them. */
export const searchModelCases: Cases<'dataStorage'> = Object.fromEntries(
  seeds.map((seed) => [
    `answers random queries like the model (seed ${seed})`,
    async (place) => {
      const random = randomOf(seed);
      const storage = await place.open();
      const items = await writeRandomItems(storage, random);
      const ids = items.map(({ id }) => id);
      const ask = async (asked: DataStorage): Promise<void> => {
        for (let count = 0; count < queriesOfSeed; count += 1) await check(asked, items, randomQuery(random, ids));
      };
      await ask(storage);
      if (storage.supports.durable) await ask(await place.reopen('read'));
    },
  ]),
);

/** Writes items, then removes some and writes others anew: what is gone must neither be found nor count in a score. */
async function writeRandomItems(storage: DataStorage, random: Random): Promise<readonly NaiveItem[]> {
  const first = randomItems(random, 5 + random.below(30));
  await storage.write(writesOf(first, 1));
  const alone = first.filter(({ url }) => !url.includes('.zip'));
  const removed = alone.filter(() => random.chance(0.1));
  const replaced = alone.filter((item) => !removed.includes(item) && random.chance(0.1));
  const second = replaced.map(({ url }) => itemAt(url, randomFields(random)));
  await storage.write([...removed.map(({ url }) => remove(url, 2)), ...writesOf(second, 2)]);
  const left = [...first.filter((item) => !removed.includes(item) && !replaced.includes(item)), ...second];
  const stored = left.map(async (record) => naiveItem((await storage.itemByUrl(record.url))?.id ?? 0, record));
  return Promise.all(stored);
}

function writesOf(items: readonly ItemRecord[], generation: number): readonly StorageWrite[] {
  const owners = items.filter(({ parentUrl }) => parentUrl === undefined);
  return owners.map((owner) => put(owner.url, owner, { generation, children: items.filter(({ parentUrl }) => parentUrl === owner.url) }));
}

/** Fails with the simplest query to be found that is answered wrong too. */
async function check(storage: DataStorage, items: readonly NaiveItem[], query: StorageQuery): Promise<void> {
  let wrong = await differenceOf(storage, items, query);
  if (wrong === undefined) return;
  let simplest = query;
  let open = simplerQueries(query);
  for (let next = open[0]; next !== undefined; next = open[0]) {
    const difference = await differenceOf(storage, items, next);
    open = difference === undefined ? open.slice(1) : simplerQueries(next);
    if (difference !== undefined) [wrong, simplest] = [difference, next];
  }
  assert.fail(`${wrong}\n${inspect(simplest, { depth: null })}`);
}

/** What is wrong with the answer to a query. Scores that are equal in the model may differ in their last digits, and then decide the order. */
async function differenceOf(storage: DataStorage, items: readonly NaiveItem[], query: StorageQuery): Promise<string | undefined> {
  const expected = naiveSearch(items, query);
  const { total, hits } = await storage.search({ ...query, offset: 0, limit: 1000 });
  const ids = hits.map(({ id }) => id);
  const found = hits.flatMap(({ id, score }) => Array.from(expected.keys()).flatMap((item) => (item.id === id ? { item, score } : [])));
  if (total !== expected.size || ids.length !== total || new Set(found.map(({ item }) => item)).size !== total) {
    return `found ${total}: ${ids.join()} instead of ${Array.from(expected.keys(), ({ id }) => id).join()}`;
  }
  const misjudged = found.find(({ item, score }) => !(Math.abs(score - (expected.get(item) ?? 0)) < precision));
  if (misjudged !== undefined) return `item ${misjudged.item.id} scored ${misjudged.score} instead of ${expected.get(misjudged.item)}`;
  const ordered = found.toSorted((one, other) => inOrder(one, other, query)).map(({ item }) => item.id);
  if (ordered.join() !== ids.join()) return `ordered ${ids.join()} instead of ${ordered.join()}`;
  const page = await storage.search(query);
  const pageIds = page.hits.map(({ id }) => id).join();
  const expectedIds = ids.slice(query.offset, query.offset + query.limit).join();
  if (page.total !== total || pageIds !== expectedIds) return `page of ${page.total}: ${pageIds} instead of ${expectedIds}`;
  const { counted } = await storage.facets({ node: query.node, facets: ['type'], limit: 10, candidates: 1000 });
  const all = query.among === undefined ? total : counted;
  return counted === all ? undefined : `counted ${counted} in facets instead of ${all}`;
}

interface ScoredItem {
  readonly item: NaiveItem;
  readonly score: number;
}

function inOrder(one: ScoredItem, other: ScoredItem, { sort }: StorageQuery): number {
  const sorted = sort === undefined ? 0 : naiveOrder(one.item, other.item, sort);
  return sorted || other.score - one.score || other.item.record.modifiedAt - one.item.record.modifiedAt || one.item.id - other.item.id;
}
