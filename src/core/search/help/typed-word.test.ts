import { expect, test } from 'vitest';
import { searchIn } from '../test-search.ts';

const items = [
  { url: 'file:///a.txt', text: 'The licence says so.' },
  { url: 'file:///b.txt', text: 'A licensed copy.' },
  { url: 'file:///c.txt', text: 'A lick of paint.' },
  { url: 'file:///d.txt', text: 'A copy without.' },
];

async function found(query: string, typing = true): Promise<readonly string[]> {
  const { hits } = await searchIn(items, { query, typing, loosen: false });
  return hits.map(({ url }) => url.slice('file:///'.length)).toSorted();
}

test('the word at the end of what is typed is also what it may become', async () => {
  expect(await found('lice')).toEqual(['a.txt', 'b.txt']);
  expect(await found('lic')).toEqual(['a.txt', 'b.txt', 'c.txt']);
  expect(await found('copy lice')).toEqual(['b.txt']);
  expect(await found('LICE')).toEqual(['a.txt', 'b.txt']);
  expect(await found('lice', false)).toEqual([]);
});

test('what it became is said, and marked in the passages', async () => {
  const { plan, hits } = await searchIn(items, { query: 'paint lic', typing: true, loosen: false });
  expect(plan.text).toBe('paint lic*');
  expect(hits[0]?.snippet.filter(({ match }) => match).map(({ text }) => text)).toEqual(['lick', 'paint']);
});

test.each(['lice ', '"lice', 'title:lice', '-lice copy', 'copy -lice', 'l', 'lice*', 'x OR lice', ''])(
  '%j is meant as it stands',
  async (query) => {
    const [typing, typed] = await Promise.all([searchIn(items, { query, typing: true }), searchIn(items, query)]);
    expect(typing.plan).toEqual(typed.plan);
  },
);
