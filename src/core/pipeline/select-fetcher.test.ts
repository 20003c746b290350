import { expect, test } from 'vitest';
import type { ContentFetcher } from '../../plugin/content-fetcher.ts';
import { selectFetcher, type FetcherExtension } from './select-fetcher.ts';

const fetcher = (id: string, fields: Partial<ContentFetcher> = {}, from: FetcherExtension['from'] = 'built-in'): FetcherExtension => ({
  id,
  plugin: id.split('/', 1)[0]!,
  from,
  value: { urlSchemes: [], fetch: async () => ({ type: 'gone' }), ...fields },
});
const http = fetcher('a/http', { urlSchemes: ['http', 'https'] });
const wiki = fetcher('b/wiki', { urlSchemes: ['https'], urlPrefixes: ['https://wiki.example/', 'https://wiki.example/deep/'] });
const host = fetcher('c/host', { urlPrefixes: ['https://wiki.'] });
const mine = fetcher('z/mine', { urlSchemes: ['https'] }, 'file');
const outcomes = async (fetchers: readonly FetcherExtension[], url: string) =>
  (await selectFetcher(fetchers, url)).verdicts.map(({ extension, outcome }) => `${extension} ${outcome}`);

test('the longest prefix, then the scheme; external before built-in', async () => {
  expect(await outcomes([http, host, mine, wiki], 'https://wiki.example/deep/page')).toEqual([
    'b/wiki chosen',
    'c/host not needed',
    'z/mine not needed',
    'a/http not needed',
  ]);
  expect((await selectFetcher([http, host, mine, wiki], 'https://elsewhere/')).chosen?.id).toBe('z/mine');
  expect((await selectFetcher([http, wiki], 'http://wiki.example/')).chosen?.id).toBe('a/http');
});

test('one that declines passes on to the next', async () => {
  const picky = fetcher('a/picky', { urlSchemes: ['https'], urlPrefixes: ['https://x/'], canFetch: (url) => url.endsWith('.pdf') });
  expect(await outcomes([http, picky], 'https://x/page')).toEqual(['a/picky declined', 'a/http chosen']);
  expect(await outcomes([http, picky], 'https://x/a.pdf')).toEqual(['a/picky chosen', 'a/http not needed']);
});

test('a scheme is a whole one, and without any there is no choice', async () => {
  expect(await selectFetcher([fetcher('a/f', { urlSchemes: ['fil'] })], 'file:///x')).toEqual({ verdicts: [] });
  expect((await selectFetcher([], 'file:///x')).chosen).toBeUndefined();
});

test('the verdicts say what matched', async () => {
  expect((await selectFetcher([http, wiki], 'https://wiki.example/x')).verdicts.map(({ reason }) => reason)).toEqual([
    'URL prefix https://wiki.example/',
    'URL scheme https',
  ]);
});
