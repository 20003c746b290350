import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import webArchive from './index.ts';
import { httpResponse, mhtmlFile, page, warcRecord, webarchiveFile } from './test-web-archives.ts';

const types = { mhtml: 'multipart/related', webarchive: 'application/x-bplist-webarchive', warc: 'application/warc' };

const extract = (extension: keyof typeof types, bytes: Uint8Array, mimeType = types[extension]): Promise<Recording> =>
  extractWith(webArchive, extension, { name: 'a', mimeType, bytes });

const childrenOf = ({ items, contents }: Recording): readonly (readonly [string, string | undefined, string])[] => [
  ...items.flatMap(({ child, text }) => (child ? [[child.key, child.mimeType, text] as const] : [])),
  ...contents.map(({ key, mimeType, bytes }) => [key, mimeType, Buffer.from(bytes).toString()] as const),
];

const pageMetadata = {
  title: 'The page',
  authors: ['Ada'],
  headings: ['Heading'],
  links: ['https://x.example/a/b'],
  url: 'https://x.example/a/',
};

test('MHTML is the page, with its frames as parts and its pictures by name', async () => {
  const recording = await extract('mhtml', mhtmlFile());
  expect(recording.items[0]).toEqual({
    text: 'Heading\nSome café text link',
    metadata: { ...pageMetadata, createdAt: '2024-05-01T12:00:00-00:00' },
  });
  expect(childrenOf(recording)).toEqual([
    ['https://x.example/i.png', 'image/png', ''],
    ['frame-1@mhtml.blink', 'text/html', '<p>The frame'],
  ]);
  expect(recording.partial).toEqual([]);
});

test('a saved page is found by its description', async () => {
  const file = mhtmlFile().toString('latin1').replace('<meta ', '<meta name=3D"description" content=3D"In short"><meta ');
  const { items } = await extract('mhtml', Buffer.from(file, 'latin1'));
  expect(items[0]).toMatchObject({ text: 'Heading\nSome café text link\nIn short', metadata: { description: 'In short' } });
});

test('MHTML that ends early is read as far as it goes', async () => {
  const { items, partial } = await extract('mhtml', mhtmlFile().subarray(0, 850));
  expect(items[0]?.metadata.title).toBe('The page');
  expect(partial).toMatchObject([{ code: 'damaged' }]);
});

test('MHTML in MHTML in MHTML is not followed for ever', async () => {
  const nested = Array.from(
    { length: 500 },
    (_, level) => `Content-Type: multipart/related; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
  ).join('');
  await expect(extract('mhtml', Buffer.from(nested))).rejects.toThrow('There is no page in it.');
});

test('a web archive of Safari is the page, with its frames', async () => {
  const recording = await extract('webarchive', webarchiveFile());
  expect(recording.items[0]).toEqual({ text: 'Heading\nSome text link', metadata: pageMetadata });
  expect(childrenOf(recording)).toEqual([
    ['https://x.example/i.png', 'image/png', ''],
    ['https://y.example/', 'text/html', '<p>The frame'],
  ]);
});

const chunked = `5\r\n<p>ch\r\n5;x=y\r\nunked\r\n0\r\n\r\n`;
const warc = Buffer.concat([
  warcRecord({ type: 'warcinfo', contentType: 'application/warc-fields', block: 'software: x\r\n' }),
  warcRecord({ type: 'request', url: 'https://x.example/', block: 'GET / HTTP/1.1\r\n\r\n' }),
  warcRecord({ type: 'response', url: 'https://x.example/', block: httpResponse('Content-Type: text/html; charset=utf-8', page) }),
  warcRecord({
    type: 'response',
    url: 'https://x.example/',
    block: httpResponse('Content-Type: text/html\r\nTransfer-Encoding: chunked', chunked),
  }),
  warcRecord({
    type: 'response',
    url: 'https://x.example/z',
    block: httpResponse('Content-Type: text/plain\r\nContent-Encoding: gzip', gzipSync('packed')),
  }),
  warcRecord({
    type: 'response',
    url: 'https://x.example/br',
    block: httpResponse('Content-Type: text/plain\r\nContent-Encoding: br', brotliCompressSync('packed')),
  }),
  warcRecord({
    type: 'response',
    url: 'https://x.example/u',
    block: httpResponse('Content-Type: text/plain\r\nContent-Encoding: gzip', 'not packed'),
  }),
  warcRecord({ type: 'response', url: 'https://x.example/s', block: httpResponse('Content-Type: text/css', 'p {}') }),
  warcRecord({ type: 'resource', url: 'https://x.example/r', contentType: 'text/plain', block: 'resource' }),
]);
const warcChildren = [
  ['https://x.example/', 'text/html', page],
  ['https://x.example/ (2)', 'text/html', '<p>chunked'],
  ['https://x.example/z', 'text/plain', 'packed'],
  ['https://x.example/br', 'text/plain', 'packed'],
  ['https://x.example/u', 'text/plain', 'not packed'],
  ['https://x.example/r', 'text/plain', 'resource'],
];

test('each response of a WARC file is a part by its URL', async () => {
  const recording = await extract('warc', warc);
  expect(childrenOf(recording)).toEqual(warcChildren);
  expect(recording.contents[0]).toMatchObject({
    charset: 'utf-8',
    modifiedAt: Date.UTC(2024, 4, 1, 12),
    metadata: { url: 'https://x.example/', httpStatus: 200, recordId: '<urn:uuid:1>' },
  });
  expect(recording.items).toEqual([{ text: '', metadata: { recordCount: 9, pageCount: 7 } }]);
});

test('compressed WARC, one member a record or one for all', async () => {
  const records = [warc.subarray(0, 300), warc.subarray(300)].map((part) => gzipSync(part));
  for (const bytes of [gzipSync(warc), Buffer.concat(records)])
    expect(childrenOf(await extract('warc', bytes, 'application/warc+gz'))).toEqual(warcChildren);
});

test('WARC that ends early is marked', async () => {
  expect((await extract('warc', warc.subarray(0, warc.indexOf('Some text')))).partial).toMatchObject([{ code: 'damaged' }]);
  expect((await extract('warc', gzipSync(warc).subarray(0, 500), 'application/warc+gz')).partial.map(({ code }) => code)).toContain(
    'damaged',
  );
  await expect(extract('warc', Buffer.from('WARC'))).rejects.toThrow('There is no record in it.');
});

test('lengths that lie do not matter', async () => {
  const lying =
    'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\nshort';
  const recording = await extract('warc', Buffer.from(lying));
  expect(childrenOf(recording)).toEqual([['https://x.example/', 'text/plain', 'short']]);
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
});

test('ARC is read too', async () => {
  const body = httpResponse('Content-Type: text/html', '<p>archived');
  const file = `filedesc://a.arc 0.0.0.0 20240501120000 text/plain 9\n1 1 About\n\nhttps://x.example/ 1.2.3.4 20240501120000 text/html ${body.length}\n${body.toString()}\n`;
  const recording = await extract('warc', Buffer.from(file), 'application/arc');
  expect(childrenOf(recording)).toEqual([['https://x.example/', 'text/html', '<p>archived']]);
  expect(recording.contents[0]?.modifiedAt).toBe(Date.UTC(2024, 4, 1, 12));
});

test.each([
  ['mhtml', mhtmlFile(), types.mhtml],
  ['webarchive', webarchiveFile(), types.webarchive],
  ['warc', warc, types.warc],
  ['warc', gzipSync(warc), 'application/warc+gz'],
] as const)('damaged %s is read or rejected', async (extension, file, mimeType) => {
  for (const copy of damagedCopies(file, 300)) expect(await outcomeOf(extract(extension, copy, mimeType))).toMatch(/done|reject/);
});

test.for([
  ['tika/8525b5-cc.warc.gz', 'application/warc+gz', 'http://commoncrawl.org/'],
  ['tika/a9e521-testARC.arc', 'application/arc', 'http://www.uq.edu.au/robots.txt'],
] as const)('the document %s', async ([path, mimeType, key], { skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  const recording = await extract('warc', readFileSync(sharedFile(`formats/${path}`)), mimeType);
  expect(childrenOf(recording).map(([url]) => url)).toContain(key);
});
