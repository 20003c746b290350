import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { legacyBytes } from '../../testing/test-bytes.ts';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import xml from './index.ts';

const extract = async (bytes: string | Uint8Array, mimeType = 'application/xml'): Promise<RecordedItem | undefined> =>
  (await extractWith(xml, 'document', { name: 'a.xml', mimeType, bytes })).items[0];

test('elements are on lines of their own, and markup within a sentence does not tear words', async () => {
  const item = await extract('<r><name>Ann</name><age>3</age><p>H<sub>2</sub>O is <b>wet</b>, they say</p>\n <p>More\n   lines</p></r>');
  expect(item?.text).toBe('Ann\n3\nH2O is wet, they say\nMore\nlines');
});

test('attributes with words follow the text, each once', async () => {
  const item = await extract(
    '<r xmlns="http://ns"><a id="i7" label="good words" n="12"/><a label="good words"/><l href="https://example.org/x"/>text</r>',
  );
  expect(item?.text).toBe('text\ngood words\nhttps://example.org/x');
  expect(item?.metadata).toEqual({ links: ['https://example.org/x'] });
});

test('a book says its title, authors, date and headings', async () => {
  const book = `<book xml:lang="de"><info><title>The <emphasis>Book</emphasis></title><author><personname><firstname>Ann</firstname><surname>Lee</surname></personname>
    <email>a@b</email></author><pubdate>2024-05-01</pubdate><keywordset><keyword>reading</keyword></keywordset></info>
    <chapter><title>First</title><para>words</para></chapter></book>`;
  expect((await extract(book, 'application/docbook+xml'))?.metadata).toEqual({
    title: 'The Book',
    authors: ['Ann Lee'],
    language: 'de',
    publishedAt: '2024-05-01',
    tags: ['reading'],
    headings: ['First'],
  });
});

test('cross-references of a book read as what they refer to', async () => {
  const book = `<book><chapter xml:id="a"><title>The <emphasis>First</emphasis></title>
    <para>See <xref linkend="b"/>, <xref linkend="c"/>, <xref linkend="d"/>, <xref linkend="e" endterm="f"/>, <xref xlink:href="#g"/>, <xref linkend="h"/>.</para></chapter>
    <chapter id="b"><info><title>Second</title></info><para id="h"><command>ls</command></para><section><title>No id</title></section></chapter>
    <chapter id="c" xreflabel="the third"><title>Third</title></chapter>
    <cmdsynopsis id="d"><command>chgrp</command><arg>x</arg></cmdsynopsis>
    <chapter id="e"><title>Fifth</title><titleabbrev id="f">V</titleabbrev></chapter>
    <varlistentry id="g"><term>Word</term><term>Other</term></varlistentry></book>`;
  const item = await extract(book, 'application/docbook+xml');
  expect(item?.text).toContain('See Second, the third, chgrp, V, Word, .');
  expect((await extract('<data><x id="a"><title>T</title></x><xref linkend="a"/></data>'))?.text).toBe('T');
});

test('a drawing says its title; data with titles does not', async () => {
  expect((await extract('<svg><title>Map</title><path d="M0 0"/><text>Here</text></svg>'))?.metadata).toEqual({ title: 'Map' });
  expect((await extract('<shop><cd><title>Empire</title></cd><cd><title>Other</title></cd></shop>'))?.metadata).toEqual({});
});

test('the lists of XMP are read one by one', async () => {
  const xmp = `<x:xmpmeta><rdf:RDF><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sunset</rdf:li></rdf:Alt></dc:title>
    <dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>sky</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;
  expect((await extract(xmp))?.metadata).toEqual({ title: 'Sunset', tags: ['sea', 'sky'] });
});

test('the declared charset is heeded', async () => {
  const polish = legacyBytes('<?xml version="1.0" encoding="iso-8859-2"?><a>zażółć</a>', 'iso-8859-2');
  expect((await extract(polish))?.text).toBe('zażółć');
});

test('entities of the document are not expanded', async () => {
  const bomb = `<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "${'&l;'.repeat(100)}"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>&m; &f; end</a>`;
  expect((await extract(bomb))?.text).toBe('&m; &f; end');
});

test('references do not blow up a book', async () => {
  const book = `<book id="a"><title>${'long '.repeat(50)}</title>${'<xref linkend="a"/>'.repeat(50_000)}</book>`;
  expect((await extract(book, 'application/docbook+xml'))?.text.length).toBeLessThan(3_000_000);
});

test('depth and damage do no harm', async () => {
  expect((await extract(`${'<a>'.repeat(200_000)}deep`))?.text).toBe('deep');
  expect((await extract(`${'<a>'.repeat(1000)}x${'</b>'.repeat(200_000)}<title>y</title>`))?.text).toBe('x\ny');
  expect(await extract('<r><constructor>x</constructor><__proto__>y</__proto__></r>')).toEqual({ text: 'x\ny', metadata: {} });
  expect((await extract('not XML at all'))?.text).toBe('not XML at all');
});

test('anything is read', async () => {
  const piece = fc.constantFrom(
    '<info>',
    '<title>',
    '</title>',
    '<author>',
    '</author>',
    '<li>',
    '<a b="words">',
    '</a>',
    '<!--',
    ']]>',
    'x',
    ' ',
    '&amp;',
    '<',
    '"',
    '/>',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      expect((await extract(pieces.join(''), 'application/docbook+xml'))?.text).toBeTypeOf('string');
    }),
  );
});

test.for([
  ['pandoc/545602-docbook-chapter.docbook', 'application/docbook+xml', 'This section is like a Sect5.'],
  ['pandoc/2a98e0-opml-reader.opml', 'text/x-opml', 'Great Plains'],
  ['unstructured/862b25-factbook.xml', 'application/xml', 'United States'],
] as const)('the document %s', async ([path, mimeType, expected], { skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  expect((await extract(readFileSync(sharedFile(`formats/${path}`)), mimeType))?.text).toContain(expected);
});
