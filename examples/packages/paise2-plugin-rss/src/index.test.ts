import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fetcherContract, fetchWith, runSource, sourceContract, type Answer } from 'paise2/testing';
import plugin from './index.ts';
import { atom, rss } from './test-feeds.ts';
import { entryUrl, feedUrl } from './urls.ts';

const feed = 'https://example.org/feed.xml';
const other = 'https://example.org/atom.xml';
const options = { feeds: [feed] };
const canoe = entryUrl(feed, '1');
const bicycle = entryUrl(feed, 'https://example.org/bicycle');
const urlsOf = ({ entries }: { readonly entries: readonly { readonly url: string }[] }) => entries.map(({ url }) => url);

test('entries are listed, and handed over without asking the server again', async () => {
  const listed = await runSource(plugin, 'entries', { options, answers: { [feed]: { body: rss } } });
  assert.deepEqual(urlsOf(listed), [canoe, bicycle]);
  assert.equal(listed.entries[0]?.modifiedAt, Date.UTC(2024, 4, 1, 12));

  const { result, bytes, requests } = await fetchWith(plugin, 'entry', { url: canoe, options, earlier: listed });
  assert.partialDeepStrictEqual(result, {
    type: 'content',
    mimeType: 'text/html',
    metadata: {
      title: 'A canoe',
      authors: ['Ada'],
      tags: ['water'],
      links: ['https://example.org/canoe'],
      publishedAt: '2024-05-01T12:00:00.000Z',
      feed: 'Boats & bikes',
    },
  });
  assert.match(new TextDecoder().decode(bytes), /<h1>A canoe<\/h1><p>paddles & planks<\/p>/);
  assert.deepEqual(requests, []);
});

test('a feed that has not changed is not sent again, and its entries stay listed', async () => {
  const first = await runSource(plugin, 'entries', {
    options,
    answers: { [feed]: { body: rss, headers: { ETag: '"1"', 'Last-Modified': 'Wed, 01 May 2024 12:00:00 GMT' } } },
  });
  const second = await runSource(plugin, 'entries', { options, earlier: first, answers: { [feed]: { status: 304 } } });
  assert.partialDeepStrictEqual(second.requests[0]?.headers, {
    'if-none-match': '"1"',
    'if-modified-since': 'Wed, 01 May 2024 12:00:00 GMT',
  });
  assert.deepEqual(second.entries, first.entries);
});

test('an entry that has left its feed stays, until the days or the number are over', async () => {
  const first = await runSource(plugin, 'entries', { options, answers: { [feed]: { body: rss } } });
  const answers = { [feed]: { body: rss.replace(/<item>[^]*?<\/item>/, '') } };
  const second = await runSource(plugin, 'entries', { options, earlier: first, answers });
  assert.deepEqual(urlsOf(second).toSorted(), [canoe, bicycle].toSorted());
  const third = await runSource(plugin, 'entries', { options: { ...options, mostEntries: 1 }, earlier: second, answers });
  assert.deepEqual(urlsOf(third), [bicycle]);
  assert.deepEqual((await fetchWith(plugin, 'entry', { url: canoe, earlier: third, options, answers })).result, { type: 'gone' });
});

test('an edited entry has another fingerprint, the other one has not', async () => {
  const first = await runSource(plugin, 'entries', { options, answers: { [feed]: { body: rss } } });
  const second = await runSource(plugin, 'entries', {
    options,
    earlier: first,
    answers: { [feed]: { body: rss.replace('paddles', 'oars') } },
  });
  const isSame = first.entries.map(({ fingerprint }, index) => fingerprint === second.entries[index]?.fingerprint);
  assert.deepEqual(isSame, [false, true]);
});

test('one broken feed keeps its entries and does not stop the others', async () => {
  const both = { feeds: [feed, other] };
  for (const [answer, code] of [
    [{ status: 500 }, 'unavailable'],
    [{ status: 404 }, 'refused'],
    [{ body: '<html>' }, 'corrupt'],
  ] as const) {
    const { entries, listings } = await runSource(plugin, 'entries', {
      options: both,
      answers: { [feed]: answer, [other]: { body: atom } },
    });
    assert.equal(entries.length, 2);
    assert.deepEqual(
      listings.map(({ completed, kept }) => [completed, kept.map(({ url, reason }) => [url, reason.code])]),
      [[true, [[feedUrl(feed), code]]]],
    );
  }
});

test('a feed that is not subscribed to any more is forgotten', async () => {
  const first = await runSource(plugin, 'entries', { options, answers: { [feed]: { body: rss } } });
  assert.equal(first.state.length, 3);
  const second = await runSource(plugin, 'entries', { options: { feeds: [] }, optionsBefore: options, earlier: first });
  assert.deepEqual([second.entries, second.state], [[], []]);
});

test('a feed in another charset is read, as its server or it says', async () => {
  const latin1 = Buffer.from(
    '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><title>Grüße</title></item></channel></rss>',
    'latin1',
  );
  for (const headers of [{}, { 'content-type': 'text/xml; charset=windows-1252' }, { 'content-type': 'text/xml; charset=iso-8859-1' }]) {
    const listed = await runSource(plugin, 'entries', { options, answers: { [feed]: { body: latin1, headers } } });
    const { result } = await fetchWith(plugin, 'entry', { url: listed.entries[0]?.url ?? '', earlier: listed });
    assert.equal(result.type === 'content' && result.metadata?.title, 'Grüße');
  }
});

test('over a real server', async (context) => {
  const server = createServer((request, response) => {
    const isKnown = request.headers['if-none-match'] === '"1"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'application/atom+xml' }).end(isKnown ? undefined : atom);
  }).listen(0, '127.0.0.1');
  context.after(() => server.close());
  await new Promise((resolve) => server.on('listening', resolve));
  const local = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Of this machine only what is named may be reached.
  const allowed = { ...plugin, permissions: { hosts: [local] } };
  const given = { options: { feeds: [`http://${local}/feed`] }, network: true } as const;
  const first = await runSource(allowed, 'entries', given);
  assert.equal(first.entries.length, 2);
  assert.deepEqual((await runSource(allowed, 'entries', { ...given, earlier: first })).entries, first.entries);
  const { entries, listings } = await runSource(plugin, 'entries', given);
  assert.deepEqual([entries, listings[0]?.kept.length], [[], 1]);
});

const module = new URL('./index.ts', import.meta.url);
const answering = (body: string, more: Record<string, Answer> = {}) => ({ answers: { [feed]: { body }, ...more } });

const listing = sourceContract({ module, key: 'entries', options: () => options }, () => [
  { ...answering(rss), lists: [canoe, bicycle] },
  { ...answering(rss.replace('paddles', 'oars')), lists: [canoe, bicycle], changed: [canoe] },
  {
    ...answering(rss, { [other]: { body: atom } }),
    options: { feeds: [other] },
    lists: [entryUrl(other, '1'), entryUrl(other, 'https://example.org/bicycle')],
  },
]);
const fetching = fetcherContract({ module, key: 'entry', options: () => options }, () => {
  const bytes = '<!doctype html><title>A canoe</title><main><h1>A canoe</h1><p>paddles & planks</p></main>';
  return {
    content: [{ url: canoe, bytes, ...answering(rss) }],
    gone: [{ url: entryUrl(feed, '3'), ...answering(rss) }, { url: 'rss:///%zz/1' }],
  };
});
for (const { name, run } of [...listing, ...fetching]) test(name, run);
