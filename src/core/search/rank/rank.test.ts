import { expect, test } from 'vitest';
import type { SearchResult } from '../../../plugin/paise.ts';
import { withIndexWords } from '../analysis/index-item.ts';
import { searchIn } from '../test-search.ts';

const names = ({ hits }: SearchResult): string[] => hits.map(({ url }) => url.replace('file:///', ''));
const doc = (name: string, text: string, more: { readonly title?: string; readonly modifiedAt?: number } = {}) => {
  const { title, ...rest } = more;
  return { url: `file:///${name}`, text, ...(title !== undefined && { metadata: { title } }), ...rest };
};
const record = { status: 'indexed', mimeType: 'text/plain', size: 1, modifiedAt: 0, metadata: {} } as const;
const filler = Array.from({ length: 30 }, (_, index) => doc(`filler${index}`, `nothing of interest number${index}`));

test('words that say nothing need not be there', async () => {
  const result = await searchIn([doc('a', 'Sorting lists in Python.'), ...filler], 'how to sort the lists');
  expect(names(result)).toEqual(['a']);
  expect(result.plan.loosened).toBeUndefined();
});

test('a query of nothing else looks for them', async () => {
  expect(names(await searchIn([doc('a', 'the who'), doc('b', 'the others'), ...filler], { query: 'the who', loosen: false }))).toEqual([
    'a',
  ]);
});

test('where little matches all words, items with some of them follow, and say what they lack', async () => {
  const result = await searchIn([doc('one', 'zebra'), doc('both', 'zebra lion'), doc('other', 'lion'), ...filler], 'zebra lion');
  expect(names(result)[0]).toBe('both');
  expect(new Set(names(result))).toEqual(new Set(['both', 'one', 'other']));
  expect(result.plan.loosened).toMatchObject({ by: 'some words', strict: 1 });
  expect(result.hits.map(({ missing = [] }) => missing)).toContainEqual(['lion']);
  expect(result.hits[0]).not.toHaveProperty('missing');
});

test('conditions and exclusions are never given up', async () => {
  const items = [doc('a.txt', 'zebra'), doc('b.md', 'zebra lion'), doc('c.txt', 'zebra tiger'), ...filler];
  expect(names(await searchIn(items, 'zebra lion ext:txt -tiger'))).toEqual(['a.txt']);
});

test('a phrase in quotes of a keyboard is kept as long as something has it', async () => {
  const items = [doc('a', 'a blue moon'), doc('b', 'a zebra, the moon'), ...filler];
  expect(names(await searchIn(items, '"blue moon" zebra'))).toEqual(['a']);
  const without = await searchIn(items, '"moon rising" zebra');
  expect(names(without)).toEqual(['b', 'a']);
  expect(without.plan.loosened).toMatchObject({ by: 'some words', strict: 0 });
  expect((await searchIn(items, { query: '"moon rising"', loosen: false })).total).toBe(0);
});

test('a phrase in quotes of a text is taken apart where little has it', async () => {
  const items = [doc('a', 'a blue moon'), doc('b', 'a zebra, the moon'), ...filler];
  for (const query of ['«blue moon» zebra', '„blue moon“ zebra', '“blue moon” zebra']) {
    const found = await searchIn(items, query);
    expect(new Set(names(found))).toEqual(new Set(['a', 'b']));
    expect(names(await searchIn(items, { query, loosen: false }))).toEqual([]);
  }
  expect(names(await searchIn(items, '«blue moon»'))).toEqual(['a']);
});

test('a question is not answered by the few items that have similar words alone', async () => {
  const items = [doc('typo', 'receive meeting agenda'), doc('other', 'meeting agenda for all'), ...filler];
  expect(names(await searchIn(items, 'recieve meeting agenda'))).toEqual(['typo', 'other']);
});

test('not loosened when asked not to', async () => {
  const result = await searchIn([doc('one', 'zebra'), ...filler], { query: 'zebra lion', loosen: false });
  expect(result).toMatchObject({ total: 0, hits: [] });
});

test('a word that nothing has is taken for a similar one', async () => {
  const result = await searchIn([doc('a', 'We receive letters'), ...filler], 'recieve letters');
  expect(names(result)).toEqual(['a']);
  expect(result.plan.loosened).toMatchObject({ by: 'similar words', strict: 0, replaced: [{ word: 'recieve', by: ['receive'] }] });
});

test('else it is looked for within words', async () => {
  const result = await searchIn([doc('a', 'Donaudampfschiff'), ...filler], 'dampfschif');
  expect(names(result)).toEqual(['a']);
  expect(result.plan.loosened).toMatchObject({ by: 'parts of words' });
});

test('a word that nothing has whole is found in pieces', async () => {
  const result = await searchIn([doc('a', 'a conversion of points: two'), ...filler], 'two-point conversion');
  expect(names(result)).toEqual(['a']);
});

test('a question without spaces is found by its pairs of characters, with the foreign words in it', async () => {
  const items = [doc('right', '美国宇航局支持LOR的想法'), doc('other', '他支持这个想法'), ...filler].map((item) => {
    const { words, extraTerms } = withIndexWords({ ...record, ...item }, 'zh');
    return { ...item, ...(words && { words }), ...(extraTerms !== undefined && { extraTerms }) };
  });
  const result = await searchIn(items, '哪个部门首先支持LOR的想法?');
  expect(names(result)).toEqual(['right', 'other']);
  expect(result.plan.loosened?.by).toBe('some words');
});

test('a word that nothing has is no part of a loosened query', async () => {
  const { node } = (await searchIn([doc('a', 'zebra lion'), ...filler], 'zebra unicorn')).plan;
  expect(node).toEqual({ type: 'term', text: 'zebra' });
});

test('what is called just so comes first', async () => {
  const often = doc('often', 'annual report annual report annual report');
  const items = [
    often,
    doc('b', 'numbers', { title: 'Annual Report' }),
    doc('c', 'x', { title: 'Annual report of all that was' }),
    ...filler,
  ];
  expect(names(await searchIn(items, 'annual report'))[0]).toBe('b');
  expect(names(await searchIn([often, doc('annual%20report.txt', 'numbers'), ...filler], 'annual report'))[0]).toBe('annual%20report.txt');
});

test('words that stand together count more', async () => {
  const items = [doc('apart', 'red car and a green house'), doc('together', 'a car and a red green house'), ...filler];
  expect(names(await searchIn(items, 'green house'))).toHaveLength(2);
  expect(
    names(await searchIn([doc('apart', 'red car green boat'), doc('together', 'green red car boat'), ...filler], 'green red'))[0],
  ).toBe('together');
});

test('of equals, the newer comes first', async () => {
  const now = Date.now();
  const items = [doc('old', 'zebra', { modifiedAt: now - 1e11 }), doc('new', 'zebra', { modifiedAt: now }), ...filler];
  expect(names(await searchIn(items, 'zebra'))).toEqual(['new', 'old']);
});

test('the shares of a score are its sum', async () => {
  const items = [doc('a', 'green house', { title: 'Green house', modifiedAt: Date.now() }), doc('b', 'a house, green'), ...filler];
  const { hits } = await searchIn(items, { query: 'green house', explain: true });
  expect(hits).toHaveLength(2);
  for (const { score, shares = [] } of hits) expect(shares.reduce((sum, share) => sum + share.score, 0)).toBeCloseTo(score, 6);
  expect(hits[0]?.shares?.map(({ of }) => of)).toEqual(expect.arrayContaining(['green', 'house', 'called so', 'recent']));
});

test('items with the same content are one hit', async () => {
  const items = ['a', 'b', 'c'].map((name) => ({ ...doc(name, 'zebra'), size: 5 }));
  const { hits, total } = await searchIn([...items, ...filler], 'zebra');
  expect(hits).toHaveLength(3);
  expect(total).toBe(3);
});
