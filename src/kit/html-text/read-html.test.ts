import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHtml } from './read-html.ts';

test.each([
  ['inline elements leave a word whole', 'un<b>believ</b>able<wbr>s', 'unbelievables'],
  ['blocks stand on lines of their own', '<p>a<p>b<div>c</div>d<br>e', 'a\nb\nc\nd\ne'],
  ['white space collapses', '  a \n\t b  <i> c </i> d ', 'a b c d'],
  ['preformatted text keeps its lines', 'x<pre>\na\n  b</pre>y', 'x\na\n  b\ny'],
  ['cells are words of a line, rows are lines', '<table><tr><td>a<td>b<tr><td>c</table>', 'a b\nc'],
  ['entities are decoded', 'a&nbsp;b &copy; &#x41;', 'a\u00A0b © A'],
  ['scripts, styles and templates are left out', 'a<script>b</script><style>c</style><template>d<template>e</template>f</template>g', 'ag'],
  ['noscript and noframes count', '<noframes>a <b>b</b></noframes><noscript>c</noscript>', 'a b\nc'],
  ['pictures read as their replacement', 'a<img alt="b">c<img title="d"><img src=x>', 'a b c d'],
  [
    'forms read as their labels',
    '<label>a</label><select><option>b<option>c</select><input type=submit value=d><input value=e>',
    'a\nb\nc\nd',
  ],
  ['text of drawings counts', '<svg><title>a</title><path d="M0"/><text>b</text></svg>', 'a b'],
  ['readings do not tear words', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>。', '漢字。\nかん じ'],
  [
    'readings stand behind their paragraph',
    '<p>a<ruby>漢<rt>かん</ruby>。<p>b <ruby>字<rt>じ</ruby><h2>c</h2>',
    'a漢。\nかん\nb 字\nじ\nc',
  ],
  ['soft hyphens and NUL vanish', 'a&shy;b\0c', 'abc'],
])('%s', (_name, html, expected) => {
  expect(readHtml(html).text).toBe(expected);
});

test('what surrounds the content comes last', () => {
  const html = `<header>Site</header><nav>Menu<nav>Sub</nav></nav><div role="navigation">Path<div>x</div></div>
    <main><article><header><h1>Title</h1></header>Story<aside>Note</aside><footer>Author</footer></article></main><footer>Imprint</footer>`;
  expect(readHtml(html).text).toBe('Title\nStory\nAuthor\nSite\nMenu\nSub\nPath\nx\nNote\nImprint');
});

test('the title is the first one outside drawings', () => {
  expect(readHtml('<svg><title>no</title></svg><title> a &amp;\n b </title><title>c</title>').title).toBe('a & b');
});

test('headings are collected in order, also unclosed ones', () => {
  const html = '<h1>A <b>b</b><a href="#a">¶</a></h1>text<h2>C<br>d<h3>E</h3><h4> </h4>';
  expect(readHtml(html).headings).toEqual(['A b', 'C d', 'E']);
});

test('links are collected once, without those that lead nowhere', () => {
  const html =
    '<a href="a.html">x</a><a href="#top"></a><a href=" a.html ">y</a><area href="b"><iframe src="c"></iframe><a href="javascript:x()">z</a>';
  expect(readHtml(html).links).toEqual(['a.html', 'b', 'c']);
});

test('the head is read wherever it stands', () => {
  const page = readHtml(`<html lang=de><base href="/x/"><meta name="Author" content="A &amp; B"><meta property="dc:creator" content=C>
    <meta http-equiv=content-language content=de><body><script type="application/ld+json">{"a":1}</script>`);
  expect(page).toMatchObject({ language: 'de', base: '/x/', structuredData: ['{"a":1}'] });
  expect([...page.meta]).toEqual([
    ['author', ['A & B']],
    ['dc.creator', ['C']],
    ['content-language', ['de']],
  ]);
});

test.each([
  ['<a rel="author" href="/x">Ada L.</a>', ['Ada L.']],
  ['<div itemprop="author"><meta itemprop="name" content="Ada"></div>', ['Ada']],
  ['<span class="author vcard">By <a class="url fn">Ada</a></span>', ['Ada']],
  ['<link rel="author" href="/x">No<p class="author">Nor this</p>', []],
])('%s names its authors', (html, authors) => {
  expect(readHtml(html).byline.authors).toEqual(authors);
});

test('times say when a page was published and changed', () => {
  const html =
    '<time class="entry-date published" datetime="2024-05-01"></time><time itemprop="dateModified" datetime="2024-06-01"></time>';
  expect(readHtml(html).byline).toMatchObject({ published: ['2024-05-01'], modified: ['2024-06-01'] });
});

const hostile: readonly (readonly [string, string])[] = [
  ['nested elements', '<div>'.repeat(200_000)],
  ['end tags of nested elements', '<div>'.repeat(100_000) + '</b></div>'.repeat(100_000)],
  ['open navigation', '<nav>'.repeat(200_000)],
  ['open templates', '<template>'.repeat(200_000)],
  ['open headings', '<h1>a'.repeat(200_000)],
  ['open drawings', '<svg><title>'.repeat(100_000)],
  ['open tags', '<a '.repeat(300_000)],
  ['open quotes', '<a b="'.repeat(200_000)],
  ['open comments', '<!--'.repeat(300_000)],
  ['open CDATA', '<svg>' + '<![CDATA['.repeat(100_000)],
  ['open scripts', '<script>'.repeat(150_000)],
  ['almost end tags', `<title>${'</titl'.repeat(200_000)}`],
  ['less-than signs', '<'.repeat(1_000_000)],
  ['ampersands', '&'.repeat(1_000_000)],
  ['white space', ' \n'.repeat(500_000)],
  ['attributes', `<p ${'a=b '.repeat(250_000)}>`],
  ['spaces in attributes', `<p ${'a = '.repeat(250_000)}>`],
  ['meta', '<meta name=a content=b>'.repeat(50_000)],
  ['raw markup', `<noframes>${'<'.repeat(500_000)}`],
  ['NULs', '\0'.repeat(1_000_000)],
  ['authors', '<a rel=author itemprop=name>'.repeat(50_000)],
];

test.each(hostile)('%s take linear time and bounded room', (_name, html) => {
  const start = process.cpuUsage();
  const { text, headings, links } = readHtml(html);
  expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  expect(text.length).toBeLessThanOrEqual(html.length);
  expect(headings.join('').length + links.join('').length).toBeLessThan(1_000_000);
});

test('any text is a page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (html, xhtml) => {
      expect(typeof readHtml(html, xhtml).text).toBe('string');
    }),
  );
});

test('the words between tags come through in order', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const tag = fc.constantFrom('<p>', '<b>', '</b>', '<div>', '</div>', '<td>', '<br>', '<h2>', '</h2>', '<li>');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, tag)), (pieces) => {
      const html = pieces.map(([text, name]) => `${text} ${name}`).join('');
      expect(readHtml(html).text.split(/\s+/).filter(Boolean)).toEqual(pieces.map(([text]) => text));
    }),
  );
});
