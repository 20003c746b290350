import { expect, test } from 'vitest';
import type { StoredItem } from '../../plugin/item.ts';
import type { SearchResult } from '../../plugin/paise.ts';
import { search } from './search.ts';
import type { SearchSources } from './search.ts';
import { searchIn, storageWith } from './test-search.ts';

const notes = { url: 'file:///docs/my%20notes.txt', text: 'Notes on the zebra.', modifiedAt: Date.UTC(2024, 4, 1) };

test('a hit has everything that is shown of it', async () => {
  const result = await searchIn([notes], 'zebra');
  expect(result).toEqual({
    query: 'zebra',
    plan: { node: { type: 'term', text: 'zebra' }, text: 'zebra', notes: [] },
    total: 1,
    tookMs: expect.any(Number) as number,
    freshness: { indexedAt: expect.any(Number) as number, pending: 0, failed: 0, paused: false },
    hits: [
      {
        id: expect.stringMatching(/^\d+$/) as string,
        url: notes.url,
        path: '/docs/my notes.txt',
        title: 'my notes.txt',
        snippet: [
          { text: 'Notes on the ', match: false },
          { text: 'zebra', match: true },
          { text: '.', match: false },
        ],
        passages: [expect.objectContaining({ offset: 0, line: 1 })],
        score: expect.any(Number) as number,
        size: 1,
        mimeType: 'text/plain',
        modifiedAt: '2024-05-01T00:00:00.000Z',
        source: 'files/folders',
        extractor: 'text/plain',
        status: 'indexed',
      },
    ],
  });
});

test('a member of a container has its path', async () => {
  const member = { url: 'file:///a.zip!/b.txt', parentUrl: 'file:///a.zip', text: 'zebra', metadata: { title: 'A  title' } };
  const { hits } = await searchIn([{ url: 'file:///a.zip' }, member], 'zebra');
  expect(hits).toMatchObject([{ path: '/a.zip', parentUrl: 'file:///a.zip', title: 'A title' }]);
});

test('pages go on behind items with the same content', async () => {
  const copies = Array.from({ length: 300 }, (_, at) => ({ url: `file:///copies/${at}.txt`, text: 'A zebra.', contentHash: 'same' }));
  const others = Array.from({ length: 40 }, (_, at) => ({
    url: `file:///others/${at}.txt`,
    text: `The zebra ${at} ${'and more '.repeat(20)}`,
  }));
  const urls: string[] = [];
  const storage = await storageWith([...copies, ...others]);
  for (let offset = 0; ; offset += 10) {
    const { hits, total } = await searchIn([...copies, ...others], { query: 'zebra', limit: 10, offset }, { storage });
    expect(total).toBe(340);
    if (hits.length === 0) break;
    urls.push(...hits.map(({ url }) => url));
  }
  expect(urls).toHaveLength(41);
  expect(urls.filter((url) => url.includes('/others/'))).toHaveLength(40);
});

test('what is not a file has no path', async () => {
  const { hits } = await searchIn([{ url: 'https://example.org/a', text: 'zebra' }], 'zebra');
  expect(hits[0]).not.toHaveProperty('path');
});

test('a time that is no date is the epoch', async () => {
  const { hits } = await searchIn([{ ...notes, modifiedAt: 9e15 }], 'zebra');
  expect(hits[0]?.modifiedAt).toBe('1970-01-01T00:00:00.000Z');
});

test.for(['', '++', '-*'])('%j finds nothing', async (query) => {
  expect(await searchIn([notes], query)).toMatchObject({ total: 0, hits: [], plan: { node: { type: 'none' } } });
});

const many = Array.from({ length: 25 }, (_, index) => ({
  url: `file:///${String(index).padStart(2, '0')}`,
  text: 'zebra',
  modifiedAt: 1e6 - index,
}));
const names = (result: SearchResult): string[] => result.hits.map(({ url }) => url.slice(-2));

test('pages', async () => {
  const sources = {
    storage: await storageWith(many),
    place: { home: '/', cwd: '/' },
    textOf: async () => 'zebra',
    freshnessOf: async () => undefined,
  };
  const page = async (limit: number | undefined, offset: number): Promise<string[]> =>
    names(await search({ query: 'zebra', offset, ...(limit !== undefined && { limit }) }, sources));
  expect(await page(undefined, 0)).toHaveLength(10);
  expect(await page(3, 5)).toEqual(['05', '06', '07']);
  expect(await page(10, 20)).toEqual(['20', '21', '22', '23', '24']);
  expect(await page(10, 99)).toEqual([]);
  expect(await page(0, 0)).toEqual([]);
  expect(await page(-1, Number.NaN)).toEqual([]);
});

test('hits that are gone are replaced by the next, and reported with the changed ones', async () => {
  const stale: string[] = [];
  const result = await searchIn(many, 'zebra', {
    freshnessOf: async ({ url }) => (url === 'file:///01' || url === 'file:///10' ? 'gone' : url === 'file:///02' ? 'changed' : undefined),
    onStale: (items) => void stale.push(...items.map(({ url }) => url.slice(-2))),
  });
  expect(names(result)).toEqual(['00', '02', '03', '04', '05', '06', '07', '08', '09', '11']);
  expect(result.total).toBe(23);
  expect(result.hits[1]?.stale).toBe('changed');
  expect(stale).toEqual(['01', '02', '10']);
});

test('when everything is gone, the search for replacements ends', async () => {
  const asked: StoredItem[] = [];
  const result = await searchIn(many, 'zebra', {
    freshnessOf: async (item) => {
      asked.push(item);
      return 'gone';
    },
  });
  expect(result.hits).toEqual([]);
  expect(result.total).toBe(0);
  expect(asked).toHaveLength(25);
});

test.for<[string, Partial<SearchSources>]>([
  ['fails', { textOf: () => Promise.reject(new Error('unreadable')) }],
  [
    'throws',
    {
      textOf: () => {
        throw new Error('unreadable');
      },
    },
  ],
  ['never comes', { textOf: () => new Promise(() => {}) }],
  ['is not there', { textOf: async () => undefined }],
])('a text that %s gives an empty snippet', async ([, sources]) => {
  const { hits, tookMs } = await searchIn(many, 'zebra', sources);
  expect(hits.map(({ snippet }) => snippet)).toEqual(Array.from({ length: 10 }, () => []));
  expect(tookMs).toBeLessThan(1000);
});

test.for<[string, Partial<SearchSources>]>([
  ['fails', { freshnessOf: () => Promise.reject(new Error('unreadable')) }],
  ['never ends', { freshnessOf: () => new Promise(() => {}) }],
])('a look at the file that %s leaves the hit as it is', async ([, sources]) => {
  const { hits } = await searchIn([notes], 'zebra', sources);
  expect(hits).toHaveLength(1);
  expect(hits[0]).not.toHaveProperty('stale');
});

test('texts are read for the hits on the page only, and not where there is none', async () => {
  const read: string[] = [];
  const items = [...many, { url: 'file:///zebra.bin', status: 'named' as const }];
  await searchIn(items, 'zebra', {
    textOf: async ({ url }) => {
      read.push(url);
      return 'zebra';
    },
  });
  expect(read).toHaveLength(9);
});

const mixed = [
  ...Array.from({ length: 12 }, (_, index) => ({ url: `file:///notes/${index}.txt`, text: 'the zebra in the garden' })),
  { url: 'file:///mail/1.eml', mimeType: 'message/rfc822', text: 'a zebra, and the passphrase' },
  { url: 'file:///mail/2.eml', mimeType: 'message/rfc822', text: 'passphrase again, in the garden' },
];
const without = [{ field: 'type', value: 'message/' } as const, { field: 'in', value: 'file:///notes/0.txt' } as const];

test('what is left out is no hit and counts nowhere', async () => {
  const request = { query: 'zebra', limit: 100, facets: ['type'] } as const;
  expect(await searchIn(mixed, request)).toMatchObject({ total: 13 });
  const result = await searchIn(mixed, { ...request, without });
  expect(result).toMatchObject({ total: 11, plan: { text: 'zebra', node: { type: 'term', text: 'zebra' } } });
  expect(result.facets).toEqual({ type: [{ value: 'text/plain', items: 11 }] });
  expect(result.hits).toHaveLength(11);
  expect(result.hits.every(({ url }) => url.startsWith('file:///notes/') && !url.endsWith('/0.txt'))).toBe(true);
  for (const query of ['*', 'garden OR passphrase', 'zebra passphrase', '-garden', 'sort:newest', 'title:1'])
    expect((await searchIn(mixed, { query, limit: 100, without })).hits.filter(({ url }) => url.includes('/mail/'))).toEqual([]);
});

test('words that only items have which are left out are told to nobody', async () => {
  expect(await searchIn(mixed, 'passphrese')).toMatchObject({ plan: { loosened: { replaced: [{ by: ['passphrase'] }] } } });
  for (const query of ['passphrese', 'passphrese garden', 'assphras']) {
    const { plan, total, didYouMean } = await searchIn(mixed, { query, without });
    expect(JSON.stringify([plan, didYouMean])).not.toContain('passphrase');
    expect(total).toBe(query.includes('garden') ? 11 : 0);
  }
  expect(await searchIn(mixed, { query: 'gardn', without })).toMatchObject({ total: 11, didYouMean: 'garden' });
});
