import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeZip } from '../../kit/zip/test-zip.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import ebook from './index.ts';
import { unpackPalmDoc } from './mobi/unpack-palmdoc.ts';
import { makeEpub, makeMobi } from './test-books.ts';

const extract = (extension: string, bytes: Uint8Array | string): Promise<Recording> =>
  extractWith(ebook, extension, { name: 'book', mimeType: 'application/octet-stream', bytes });

const metadata =
  '<dc:title>The book</dc:title><dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><dc:language>en</dc:language><dc:subject>Sea</dc:subject><dc:description>&lt;p&gt;In short&lt;/p&gt;</dc:description><dc:date>2001-05</dc:date><meta property="dcterms:modified">2024-05-01T10:00:00Z</meta>';

test('a book and its chapters in reading order', async () => {
  const { items } = await extract('epub', makeEpub(['<h1>One</h1><p>first</p>', '<p>second &#233;</p>'], metadata));
  expect(items).toEqual([
    {
      text: 'In short\nTitle 1\nTitle 2',
      metadata: {
        title: 'The book',
        authors: ['Ann', 'Bob'],
        language: 'en',
        tags: ['Sea'],
        description: 'In short',
        publishedAt: '2001-05',
        modifiedAt: '2024-05-01T10:00:00Z',
        formatVersion: '3.0',
        headings: ['Title 1', 'Title 2'],
      },
    },
    {
      text: 'One\nfirst',
      metadata: { title: 'Title 1', headings: ['One'] },
      child: { key: 'OPS/chapter 1.xhtml', mimeType: 'application/xhtml+xml', size: expect.any(Number) as number },
    },
    {
      text: 'second é',
      metadata: { title: 'Title 2' },
      child: { key: 'OPS/chapter 2.xhtml', mimeType: 'application/xhtml+xml', size: expect.any(Number) as number },
    },
  ]);
});

test('of a book with DRM the metadata is read', async () => {
  const encryption =
    '<encryption><EncryptedData><CipherData><CipherReference URI="OPS/chapter%201.xhtml"/></CipherData></EncryptedData></encryption>';
  const { items, partial } = await extract('epub', makeEpub(['noise'], metadata, { 'META-INF/encryption.xml': encryption }));
  expect(items.map(({ metadata: { title } }) => title)).toEqual(['The book']);
  expect(partial.map(({ code }) => code)).toEqual(['encrypted']);
});

test('a table of contents of EPUB 2 names chapters', async () => {
  const bytes = makeEpub(['<p>x</p>'], '', {
    'OPS/nav.xhtml': '<html/>',
    'OPS/book.opf':
      '<package version="2.0"><metadata/><manifest><item id="c" href="chapter 1.xhtml"/><item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="t"><itemref idref="c"/></spine></package>',
    'OPS/toc.ncx':
      '<ncx><navMap><navPoint><navLabel><text>Part one</text></navLabel><content src="chapter%201.xhtml"/></navPoint></navMap></ncx>',
  });
  expect((await extract('epub', bytes)).items[1]?.metadata.title).toBe('Part one');
});

test('pages that lie beside the chapters come last; the table of contents is none', async () => {
  const bytes = makeEpub(['<p>x</p>'], '', {
    'OPS/book.opf': `<package version="3.0"><metadata/><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
      <item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/><item id="s" href="style.css" media-type="text/css"/>
      <item id="c" href="chapter 1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
    'OPS/notes.xhtml': '<html><body><p>a note</p></body></html>',
    'OPS/style.css': 'p {}',
  });
  const { items } = await extract('epub', bytes);
  expect(items.map(({ text, child }) => [child?.key, text])).toEqual([
    [undefined, 'Title 1'],
    ['OPS/chapter 1.xhtml', 'x'],
    ['OPS/notes.xhtml', 'a note'],
  ]);
});

test('a book is found by its other titles', async () => {
  const { items } = await extract('epub', makeEpub([], '<dc:title>The book</dc:title><dc:title>A subtitle</dc:title>'));
  expect(items[0]).toMatchObject({ text: 'A subtitle', metadata: { title: 'The book', otherTitles: ['A subtitle'] } });
});

test('FictionBook', async () => {
  const book =
    '<?xml version="1.0" encoding="windows-1251"?><FictionBook><description><title-info><genre>sea</genre><author><first-name>Ann</first-name><last-name>Lee</last-name></author><book-title>\xca\xed\xe8\xe3\xe0</book-title><annotation><p>In short</p></annotation><lang>ru</lang></title-info></description>' +
    '<body><section><title><p>Head</p></title><p>one <emphasis>two</emphasis></p><p>three</p></section></body><binary>QUJD</binary></FictionBook>';
  const { items } = await extract('fictionbook', Buffer.from(book, 'latin1'));
  expect(items).toEqual([
    {
      text: 'In short\nHead\none two\nthree',
      metadata: { title: 'Книга', authors: ['Ann Lee'], description: 'In short', tags: ['sea'], language: 'ru', headings: ['Head'] },
    },
  ]);
});

test('Mobipocket, packed and not', async () => {
  const html = Buffer.from('<html><body><h1>Head</h1><p>some words</p></body></html>');
  const plain = await extract('mobipocket', makeMobi('The book', { compression: 1, records: [html] }));
  expect(plain.items).toEqual([{ text: 'Head\nsome words', metadata: { title: 'The book', authors: ['Ann'], headings: ['Head'] } }]);
  const packed = Buffer.concat([Buffer.from('<p>abc'), Buffer.of(0x80, (3 << 3) | 1, 0xf8, 2, 0xc3, 0xa9), Buffer.from('</p>')]);
  expect((await extract('mobipocket', makeMobi('The book', { records: [packed] }))).items[0]?.text).toBe('abcabca xé');
});

test.each([
  ['with DRM', { encryption: 2 }, 'encrypted'],
  ['in an unknown compression', { compression: 17480 }, 'unsupported'],
])('a book %s is named', async (_, options, code) => {
  const { items, partial } = await extract('mobipocket', makeMobi('The book', { ...options, records: [Buffer.from('x')] }));
  expect(items[0]).toEqual({ text: '', metadata: { title: 'The book', authors: ['Ann'] } });
  expect(partial.map((reason) => reason.code)).toEqual([code]);
});

test('a record unpacks to no more than it may', () => {
  const bomb = Buffer.concat([Buffer.from('a'), ...Array.from({ length: 5000 }, () => Buffer.of(0x80, (1 << 3) | 7))]);
  expect(unpackPalmDoc(bomb, 8192).length).toBe(8192);
});

test('a comic says what it is', async () => {
  const info =
    '<ComicInfo><Series>Sea</Series><Number>3</Number><Writer>Ann, Bob</Writer><Summary>In short</Summary><Year>2020</Year><Month>5</Month></ComicInfo>';
  const bytes = makeZip([{ name: 'ComicInfo.xml', data: info }, { name: '1.jpg' }, { name: '2.JPG' }]);
  expect((await extract('comic', bytes)).items).toEqual([
    {
      text: 'In short',
      metadata: { title: 'Sea 3', authors: ['Ann', 'Bob'], description: 'In short', series: 'Sea', publishedAt: '2020-05', pages: 2 },
    },
  ]);
});

const books: Readonly<Record<string, Buffer>> = {
  epub: makeEpub(['<p>one</p>', '<p>two</p>'], metadata),
  fictionbook: Buffer.from(
    '<FictionBook><description><title-info><book-title>T</book-title></title-info></description><body><p>x</p></body></FictionBook>',
  ),
  mobipocket: makeMobi('The book', { records: [Buffer.from('<p>some words</p>')] }),
  comic: makeZip([{ name: 'ComicInfo.xml', data: '<ComicInfo><Title>T</Title></ComicInfo>' }]),
};

test.each(Object.entries(books))('%s: whatever is broken, it ends with text or a reason', async (extension, whole) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.oneof(fc.constant(whole.length), fc.nat(whole.length)),
      async (changes, length) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        const outcome = await extract(extension, bytes).catch((error: unknown) => authorOutcome(error) ?? error);
        const isAnswer = outcome === 'reject' || (typeof outcome === 'object' && outcome !== null && 'items' in outcome);
        expect(isAnswer ? undefined : outcome).toBeUndefined();
      },
    ),
    { numRuns: 300, seed: 4 },
  );
});
