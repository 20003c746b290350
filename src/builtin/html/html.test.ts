import { expect, test } from 'vitest';
import { extractWith, type RecordedItem, type TestFile } from '../../testing/extract-with.ts';
import html from './index.ts';

async function extract(bytes: Uint8Array | string, file: Partial<TestFile> = {}): Promise<RecordedItem | undefined> {
  const { items } = await extractWith(html, 'html', { name: 'page.html', mimeType: 'text/html', ...file, bytes });
  expect(items).toHaveLength(1);
  return items[0];
}

test('a page becomes text and metadata', async () => {
  const item = await extract(`<!doctype html><html lang="en_GB"><head><title>The title</title>
    <meta name="description" content="In short"><meta name="keywords" content="one, two;three,">
    <meta name="author" content="Ada"><meta property="article:author" content="https://social.example/ada">
    <meta property="article:published_time" content="2024-05-01T10:00:00+02:00"><meta name="dcterms.modified" content="2024/06/01">
    <meta property="og:site_name" content="Site"></head>
    <body><nav><a href="/">Home</a></nav><h1>Heading</h1><p>Text <a href="a/b.html?c=1&amp;d">link</a></body></html>`);
  expect(item).toEqual({
    text: 'Heading\nText link\nHome\nIn short',
    metadata: {
      title: 'The title',
      description: 'In short',
      tags: ['one', 'two', 'three'],
      authors: ['Ada'],
      publishedAt: '2024-05-01T10:00:00+02:00',
      modifiedAt: '2024-06-01',
      language: 'en-GB',
      siteName: 'Site',
      headings: ['Heading'],
      links: ['/', 'a/b.html?c=1&d'],
    },
  });
});

test('titles for other places are kept and found, where they say something else', async () => {
  const item = await extract(`<title>Neon: a brief history - Site</title><meta property="og:title" content="The ambitions behind neon">
    <meta name="twitter:title" content="Neon: A Brief History"><meta name="dc.title" content="Neon: a brief history - Site | Home"><p>Text`);
  expect(item).toEqual({
    text: 'Text\nThe ambitions behind neon',
    metadata: { title: 'Neon: a brief history - Site', otherTitles: ['The ambitions behind neon'] },
  });
});

test('links of pages with a base on the web are absolute', async () => {
  const item = await extract('<base href="https://x.example/y/"><a href="z">a</a><a href="/b#c">b</a><a href="http://[bad">c</a>');
  expect(item?.metadata.links).toEqual(['https://x.example/y/z', 'https://x.example/b#c', 'http://[bad']);
});

test.each([
  [
    '{"@type":"NewsArticle","headline":"T","author":[{"name":"Ada"},"Bob"],"datePublished":"2024-05-01"}',
    { title: 'T', authors: ['Ada', 'Bob'], publishedAt: '2024-05-01' },
  ],
  [
    '//<![CDATA[\n{"@graph":[{"@type":"Organization","author":"No"},{"@type":["WebPage"],"dateModified":"2024"}]}\n//]]>',
    { modifiedAt: '2024' },
  ],
  ['{"@type":"Person","headline":"No"}', {}],
  ['{broken', {}],
  ['['.repeat(100_000), {}],
])('structured data %#', async (json, metadata) => {
  expect((await extract(`<script type="application/ld+json">${json}</script>`))?.metadata).toEqual(metadata);
});

test('what a page declares comes before what its markup shows', async () => {
  const byline = '<a rel="author" href="/b">Bob</a><time itemprop="datePublished" datetime="2020-01-01"></time>';
  expect((await extract(byline))?.metadata).toEqual({ authors: ['Bob'], publishedAt: '2020-01-01', links: ['/b'] });
  const declared = await extract(`<meta name=author content=Ada><meta name=date content=2024-05-01>${byline}`);
  expect(declared?.metadata).toMatchObject({ authors: ['Ada'], publishedAt: '2024-05-01' });
});

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each<readonly [string, Uint8Array, string]>([
  ['meta charset', latin1('<meta charset=iso-8859-15><p>\xA4'), '€'],
  ['meta http-equiv', latin1('<META http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xE6'), 'ж'],
  ['the XML declaration', latin1('<?xml version="1.0" encoding="koi8-r"?><p>\xD6</p>'), 'ж'],
  ['UTF-8 against a wrong declaration', Buffer.from('<meta charset="windows-1252"><p>é'), 'é'],
  ['a declaration of UTF-16 that can be read', Buffer.from('<meta charset="utf-16"><p>é'), 'é'],
  ['ISO-2022-JP, which looks like ASCII', latin1('<meta charset="iso-2022-jp"><p>\x1B$B4A\x1B(B'), '漢'],
  ['an unknown declaration', Buffer.from('<meta charset="no-such"><p>é'), 'é'],
])('the charset is that of %s', async (_name, bytes, text) => {
  expect((await extract(bytes))?.text).toBe(text);
});

test('XHTML may have empty elements', async () => {
  const page = '<title/><script src="x"/><p>text</p>';
  expect((await extract(page, { mimeType: 'application/xhtml+xml' }))?.text).toBe('text');
  expect((await extract(`<?xml version="1.0"?>${page}`))?.text).toBe('text');
});

test('nothing is invented for an empty page', async () => {
  expect(await extract('')).toEqual({ text: '', metadata: {} });
});

test('an article stands apart from what surrounds it, and is dated by its byline', async () => {
  const story = 'A sentence that somebody wrote, with all that makes it one. '.repeat(6).trim();
  const page = `<nav>Home</nav><article><h1>Title</h1><div class="byline">Ada, 6. Mai 2014</div><p>${story}</p></article>`;
  expect(await extract(page)).toEqual({
    text: `Title\n${story}`,
    metadata: { publishedAt: '2014-05-06', headings: ['Title'], aside: 'Home\nAda, 6. Mai 2014' },
  });
});

test('a page may say where it is about', async () => {
  expect((await extract('<meta name="ICBM" content="51.2312, -5.1987">'))?.metadata).toEqual({ latitude: 51.2312, longitude: -5.1987 });
  expect((await extract('<meta name="geo.position" content="here">'))?.metadata).toEqual({});
});
