import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileUrl } from '../../../plugin/file-url.ts';
import { deeds, openPluginPool, textOf, type PluginPool } from './test-plugin-pool.ts';

let opened: PluginPool;
beforeAll(async () => {
  opened = await openPluginPool(deeds(), {}, { options: { deeds: { word: 'hello' }, mail: { password: 'secret' } } });
});
afterAll(() => opened.remove());

const itemsOf = async (name: string, content?: string | Uint8Array) => {
  const { change } = await opened.extract(name, content);
  return 'items' in change ? change.items.items : [];
};

test('an extractor sees its own options and name', async () => {
  expect(textOf(await opened.extract('options.deed'))).toBe('hello deeds deeds/any');
});

test('items, children and embedded content come from the process of the plugin; what it hands on is read by whoever fits', async () => {
  const items = await itemsOf('container.deed');
  expect(items.map(({ url, text }) => [url.split('!/').slice(1).join('!/'), text])).toEqual([
    ['', 'the container'],
    ['part', 'a part'],
    ['read-by-others.txt', 'plain text'],
    ['deep/whole.deed', 'whole: abcd'],
  ]);
  expect(items[0]?.metadata).toMatchObject({ title: 'Container', tags: ['a'] });
  expect(items[3]?.metadata).toMatchObject({ author: 'me' });
});

test('containers of one plugin within each other do not wait for each other', async () => {
  const items = await itemsOf('deep.deed');
  expect(items.map(({ text }) => text)).toEqual(['deep', 'deeper', 'the container', 'a part', 'plain text', 'whole: abcd']);
});

test('content is read whole, in parts and as a stream, past the size of one piece', async () => {
  const size = 9 * 2 ** 20 + 5;
  const said = JSON.parse(textOf(await opened.extract('ways-to-read.deed', Buffer.alloc(size, 'é'))) ?? '') as unknown;
  expect(said).toEqual([size, size, 64 * 1024, 3, 2, expect.any(Boolean), expect.any(String), 'ways-to-read.deed']);
  const small = JSON.parse(textOf(await opened.extract('ways-to-read.deed', 'abcdefgh')) ?? '') as unknown;
  expect(small).toEqual([8, 8, 8, 3, 2, true, 'text/plain', 'ways-to-read.deed']);
});

test('what is marked is partial', async () => {
  const [item] = await itemsOf('marked.deed');
  expect(item).toMatchObject({ status: 'partial', reason: { code: 'damaged' }, text: 'as far as it goes' });
});

test('the ways in which an author ends a job arrive', async () => {
  expect((await itemsOf('skipped.deed'))[0]).toMatchObject({ status: 'skipped', reason: { code: 'encrypted', text: 'It is encrypted.' } });
  expect((await opened.extract('later.deed')).outcome).toEqual({ type: 'later', delayMs: 12_345, reason: 'The other side is busy.' });
  expect((await opened.extract('rejected.deed')).outcome).toMatchObject({
    failure: { permanent: true, code: 'broken', reason: 'It is broken.' },
  });
});

test('an error is told with plugin, version and homepage', async () => {
  expect((await opened.extract('throws.deed')).outcome).toMatchObject({
    type: 'failed',
    failure: {
      blame: 'item',
      permanent: false,
      code: 'plugin-failed',
      reason: 'it threw (deeds 1.2.3, https://example.org/deeds)',
      extension: 'deeds/any',
      version: 4,
    },
  });
});

test('a plugin that says that it was stopped has failed: else its item would be tried for ever', async () => {
  expect((await opened.extract('aborts.deed')).outcome).toMatchObject({ type: 'failed', failure: { code: 'plugin-failed' } });
});

test.each([
  ['cyclic.deed', 'contains itself'],
  ['bad-child.deed', 'child'],
])('%s hands over nonsense, and is told so', async (name, reason) => {
  expect((await opened.extract(name)).outcome).toMatchObject({
    failure: { code: 'bad-plugin-output', reason: expect.stringContaining(reason) as unknown },
  });
});

test('an extractor that goes wrong over whether it fits is passed over, and not asked for ever', async () => {
  const { launched, logged } = opened;
  const [first] = await itemsOf('plain.txt', 'read by who can');
  expect(first).toMatchObject({ status: 'indexed', text: 'read by who can' });
  for (const name of ['exits-1.txt', 'exits-2.txt', 'exits-3.txt']) expect((await itemsOf(name, 'too'))[0]?.text).toBe('too');
  const before = launched.length;
  expect((await itemsOf('exits-4.txt', 'four'))[0]?.text).toBe('four');
  expect(launched.length).toBe(before);
  expect(logged.filter(({ message }) => message.includes('deeds/undecided was asked')).length).toBe(3);
  expect(logged.some(({ message }) => message.includes('it cannot tell (deeds 1.2.3'))).toBe(true);
});

test('a fetcher keeps state and bytes in its own name, and what it knows goes on', async () => {
  const fetched = await opened.fetch('deed:/state');
  expect(fetched).toMatchObject({
    outcome: { type: 'done' },
    followUps: [{ kind: 'extract_content', payload: { location: { kind: 'cache', plugin: 'deeds' } } }],
  });
  await opened.fetch('deed:/state');
  expect(opened.asked).toContainEqual(['cachePut', 'times: 2']);
  expect((await opened.fetch('deed:/gone')).change).toEqual({ type: 'remove' });
  expect((await opened.fetch('deed:/declined')).outcome).toMatchObject({ failure: { code: 'no-fetcher' } });
  expect((await opened.fetch('deed:/else')).outcome).toMatchObject({ failure: { code: 'bad-plugin-output' } });
});

test('a fetcher reads only where its plugin may', async () => {
  opened.write('permitted/open.deed', 'permitted');
  expect((await opened.fetch('deed:/allowed')).outcome).toEqual({ type: 'done' });
  for (const path of ['passwd', 'cache-of-another'])
    expect((await opened.fetch(`deed:/${path}`)).outcome).toMatchObject({
      failure: { code: 'not-permitted', reason: expect.stringContaining('may not read') as unknown, extension: 'deeds/deed' },
    });
});

test('requests reach the hosts that are permitted, and no others', async () => {
  const server = createServer((_, response) => response.end('page')).listen(45_941, '127.0.0.1');
  try {
    await opened.fetch('deed:/asks');
    expect(opened.asked).toContainEqual(['cachePut', '200 page']);
    expect((await opened.fetch('deed:/asks-elsewhere')).outcome).toMatchObject({ failure: { code: 'not-permitted' } });
  } finally {
    server.close();
  }
});

test('programs are run that the permissions name, and no others', async () => {
  expect(textOf(await opened.extract('runs.deed'))).toBe('IT RAN');
  expect((await opened.extract('runs-other.deed')).outcome).toMatchObject({ failure: { code: 'not-supported' } });
});

test('a source lists in a process of its plugin, in its own name', async () => {
  const { pool, asked, launched } = opened;
  await pool.ask('list', { source: 'deeds/all', request: { scopes: ['deed:/a'] } });
  expect(asked).toContainEqual(['openListing', { source: 'deeds/all', scope: 'deed:/a' }]);
  expect(asked).toContainEqual(['addToListing', { listing: 7, entries: [{ url: 'deed:/a/one', fingerprint: '1' }] }]);
  expect(asked).toContainEqual(['completeListing', { listing: 7 }]);
  expect(await pool.ask('explainListing', { source: 'deeds/own', url: 'deed:/x' })).toMatchObject({ reason: { text: 'deeds deed:/x' } });
  expect(launched.filter(({ role }) => role === 'sources').length).toBe(1);
});

test('a source lists files only where its plugin may read', async () => {
  const { pool, root } = opened;
  const list = (scope: string) => pool.ask('list', { source: 'deeds/all', request: { scopes: [scope] } });
  await list(`file://${root}/permitted`);
  for (const scope of [
    'file:///etc',
    `file://${root}/permitted/..`,
    `file://${root}/permitted/%2e%2e/data`,
    `file://${root}/permittedness`,
  ])
    await expect(list(scope)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
});

test('processes that are renewed are replaced by the next call', async () => {
  const { pool, launched } = opened;
  await opened.extract('options.deed');
  const before = launched.length;
  pool.renewPlugins(['deeds']);
  expect(textOf(await opened.extract('options.deed'))).toBe('hello deeds deeds/any');
  expect(launched.length).toBeGreaterThan(before);
});

function draw(name: string, page: number) {
  const url = fileUrl(opened.write(`content/${name}`, '.GIF89a of a page'));
  return opened.pool.ask('render', { sourceUrl: url, url, page, longest: 70 });
}

test('a page is drawn in the process of the plugin', async () => {
  const drawn = await draw('drawn.deed', 2);
  expect(drawn).toMatchObject({ mimeType: 'image/gif', width: 70, height: 2, pages: 2 });
  expect(Buffer.from(drawn?.bytes ?? []).toString()).toBe('GIF89a of a page');
  expect(await draw('drawn.deed', 3)).toBeUndefined();
  await expect(draw('script.deed', 1)).rejects.toMatchObject({ code: 'BAD_PLUGIN_OUTPUT' });
});
