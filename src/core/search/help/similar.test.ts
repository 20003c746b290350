import { expect, test } from 'vitest';
import type { ItemRecord } from '../../../plugin/item.ts';
import type { SearchResult, SimilarRequest } from '../../../plugin/paise.ts';
import { storageWith } from '../test-search.ts';
import { similar } from './similar.ts';

type Item = Partial<ItemRecord> & { readonly url: string };

const fillers = Array.from({ length: 20 }, (_, index): Item => ({
  url: `file:///filler${index}.txt`,
  text: `the garden and ${index} other matters`,
}));
const items: readonly Item[] = [
  { url: 'file:///bees.txt', text: 'Beekeeping: honey, hives and the queen. The garden.', metadata: { title: 'Beekeeping' } },
  { url: 'file:///honey.txt', text: 'honey from the hives of a garden' },
  { url: 'file:///keeper.txt', text: 'a keeper', metadata: { title: 'On beekeeping' } },
  { url: 'file:///queen.txt', text: 'the queen of Denmark' },
  ...fillers,
];

async function similarTo(target: string, all: readonly Item[] = items, without: SimilarRequest['without'] = []): Promise<SearchResult> {
  const texts = new Map(all.map(({ url, text }) => [url, text]));
  return similar(
    { target, without },
    {
      storage: await storageWith(all),
      place: { home: '/', cwd: '/' },
      textOf: async ({ url }) => texts.get(url),
      freshnessOf: async () => undefined,
    },
  );
}

const names = ({ hits }: SearchResult): readonly string[] => hits.map(({ url }) => url.slice('file:///'.length));

test('items with the same rare words are like it, without itself', async () => {
  const result = await similarTo('/bees.txt');
  expect(names(result).slice(0, 3).toSorted()).toEqual(['honey.txt', 'keeper.txt', 'queen.txt']);
  expect(names(result)).not.toContain('bees.txt');
  expect(result.query).toBe('/bees.txt');
  expect(result.plan.text.split(' OR ')).toEqual(expect.arrayContaining(['honey', 'hives', 'queen', 'beekeeping']));
});

test('the words that make it alike are shown', async () => {
  const { hits } = await similarTo('file:///bees.txt');
  const marked = hits.find(({ url }) => url.endsWith('honey.txt'))?.snippet.filter(({ match }) => match);
  expect(marked?.map(({ text }) => text)).toContain('honey');
});

test('an item can be named by its id', async () => {
  const storage = await storageWith(items);
  const id = (await storage.itemByUrl('file:///bees.txt'))?.id ?? 0;
  const sources = { storage, place: { home: '/', cwd: '/' }, textOf: async () => 'honey', freshnessOf: async () => undefined };
  expect(names(await similar({ target: String(id), limit: 1 }, sources))).toEqual(['keeper.txt']);
});

test('the same content comes first, as one', async () => {
  const copy = { contentHash: 'h', size: 9, text: 'honey hives' };
  const copies = [1, 2, 3].map((number): Item => ({ url: `file:///copy${number}.txt`, ...copy }));
  const result = await similarTo('/copy1.txt', [...items, ...copies]);
  expect(names(result)[0]).toBe('copy2.txt');
  expect(result.hits[0]?.duplicates?.map(({ url }) => url)).toEqual(['file:///copy3.txt']);
  expect(result.plan.notes).toEqual(['2 items have the same content, first in the list.']);
});

test('parts of the item and what it is a part of are left out', async () => {
  const zip: readonly Item[] = [
    { url: 'file:///a.zip', text: 'honey' },
    { url: 'file:///a.zip!/b.txt', parentUrl: 'file:///a.zip', text: 'honey hives' },
    { url: 'file:///a.zip!/c.txt', parentUrl: 'file:///a.zip', text: 'honey hives' },
  ];
  expect(names(await similarTo('file:///a.zip!/b.txt', [...items, ...zip]))).toContain('a.zip!/c.txt');
  expect(names(await similarTo('file:///a.zip!/b.txt', [...items, ...zip]))).not.toContain('a.zip');
  expect(names(await similarTo('file:///a.zip', [...items, ...zip])).filter((name) => name.startsWith('a.zip'))).toEqual([]);
});

test('without text, title and headings are compared, and a note says so', async () => {
  const bare: Item = { url: 'file:///gone.pdf', metadata: { title: 'Honey', headings: ['Hives'] } };
  const result = await similarTo(
    '/gone.pdf',
    [...items, bare].map(({ text, ...item }) => (item.url === bare.url ? item : { ...item, ...(text !== undefined && { text }) })),
  );
  expect(names(result)).toContain('honey.txt');
  expect(result.plan.notes).toEqual(['The text of the item cannot be had now: only its title and headings were compared.']);
});

test('Chinese texts are compared by their pairs of characters', async () => {
  const chinese: readonly Item[] = [
    { url: 'file:///1.txt', text: '蜜蜂养殖技术', extraTerms: '蜜蜂 蜂养 养殖 殖技 技术' },
    { url: 'file:///2.txt', text: '关于蜜蜂养殖', extraTerms: '关于 于蜜 蜜蜂 蜂养 养殖' },
  ];
  expect(names(await similarTo('/1.txt', [...items, ...chinese]))).toEqual(['2.txt']);
});

test('an item that is not there is said not to be', async () => {
  await expect(similarTo('/nowhere.txt')).rejects.toThrow('There is no item /nowhere.txt in the index.');
});

test('an item of no words is like nothing', async () => {
  const result = await similarTo('/empty.txt', [...items, { url: 'file:///empty.txt', text: '' }]);
  expect(result).toMatchObject({
    total: 0,
    hits: [],
    plan: { node: { type: 'none' }, notes: ['The item has no words that others have too.'] },
  });
});

test('what is left out is not like it', async () => {
  const [all, fewer] = [await similarTo('/bees.txt'), await similarTo('/bees.txt', items, [{ field: 'in', value: 'file:///honey.txt' }])];
  expect(names(fewer)).toEqual(names(all).filter((name) => name !== 'honey.txt'));
  expect(fewer.total).toBe(all.total - 1);
});
