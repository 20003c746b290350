import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPage } from './read-html.ts';

const sentence = (about: string): string =>
  `This is what somebody wrote about ${about}, in so many words that it is clearly a sentence of its own.`;
const story = ['one', 'two', 'three', 'four', 'five'].map((about) => `<p>${sentence(about)}</p>`).join('\n');

test.each([
  ['navigation', `<nav><a href="/">Home</a></nav>`, 'Home'],
  ['a cookie banner', `<div id="cookie-notice"><p>${sentence('cookies')}</p></div>`, sentence('cookies')],
  ['a share bar', '<ul class="post-share"><li><a href="/f">Facebook</a></ul>', 'Facebook'],
  ['related links', '<div class="relatedPosts"><h3>See also</h3></div>', 'See also'],
  ['a comment form', '<div id="respond">Write to us</div>', 'Write to us'],
  ['a footer', '<footer>Imprint</footer>', 'Imprint'],
  ['what has another role', '<div role="complementary">Note</div>', 'Note'],
  ['short lines elsewhere', '<div><div>Our slogan</div></div>', 'Our slogan'],
])('%s is beside the content', (_name, html, text) => {
  const page = readPage(`<body><div class="story">${story}</div>${html}</body>`);
  expect(page.aside).toBe(text);
  expect(page.text).toContain(sentence('five'));
  expect(page.text).not.toContain(text);
});

test.each([
  ['headings and captions', `<h2 id="menu">Menu</h2><figure><figcaption>Ada</figcaption></figure>`, 'Menu\nAda'],
  ['links among sentences', '<ul><li><a href="/a">A</a><li><a href="/b">B</a></ul>', 'A\nB'],
  ['tables', '<table><tr><td>1<td>2</table>', '1 2'],
  ['names that deny', '<div class="no-sidebar">Text</div>', 'Text'],
  ['names of sections made from headings', '<div class="section" id="navigation">Text</div>', 'Text'],
])('within the content, %s stay', (_name, html, text) => {
  const page = readPage(`<body><nav>Home</nav><div>${story}${html}${story}</div></body>`);
  expect(page.text).toContain(`\n${text}\n`);
  expect(page.aside).toBe('Home');
});

test.each([
  ['short pages', '<nav>Home</nav><p>Text</p><footer>Imprint</footer>', 'Text\nImprint\nHome'],
  ['lists of links', '<ul><li><a href="/a">First</a><li><a href="/b">Second</a></ul>', 'First\nSecond'],
  ['pages whose name is all over', `<div class="sidebar">${story}</div>`, story.replace(/<\/?p>/g, '')],
])('%s stay whole', (_name, html, text) => {
  expect(readPage(html)).toMatchObject({ text, aside: '' });
});

test('long comments are text, and all of it where there is little else', () => {
  const comments = `<div id="comments"><p>Short one</p><p>${sentence('comments')}</p></div>`;
  expect(readPage(`<div>${story}</div>${comments}`)).toMatchObject({ aside: 'Short one' });
  expect(readPage(`<p>Intro</p><div id="comments"><p>Short one</p>${story}</div>`).text).toContain('Short one');
});

test('a comment is text with all its lines', () => {
  const comment = `<div class="comment-body"><p>Dear Ann,<br>${sentence('comments')}<br>Yours, Bob</p></div>`;
  const page = readPage(`<div>${story}</div><div id="comments"><p>3 comments</p>${comment}<div>Reply</div></div>`);
  expect(page.text).toContain(`Dear Ann,\n${sentence('comments')}\nYours, Bob`);
  expect(page.aside).toBe('3 comments\nReply');
});

test('the sentences of a note in the margin are text', () => {
  const page = readPage(`<article>${story}<aside><b>Note</b><p>${sentence('notes')}</p></aside>${story}</article><aside>Imprint</aside>`);
  expect(page.text).toContain(sentence('notes'));
  expect(page.aside).toBe('Note\nImprint');
});

test('readings of characters stay with their paragraph', () => {
  const page = readPage(`<div>${story}<p>Tokyo <ruby>東京<rt>とうきょう</ruby></div><nav>Home <ruby>日本<rt>にほん</ruby></nav>`);
  expect(page).toMatchObject({ text: expect.stringMatching(/\nTokyo 東京\nとうきょう$/) as unknown, aside: 'Home 日本\nにほん' });
});

test('the form below the comments is none', () => {
  const form = `<form class="comment-form"><p class="comment-notes">${sentence('addresses')}</p></form>`;
  const page = readPage(
    `<div>${story}</div><div id="comments"><div>${sentence('comments')}</div><div class="comment-respond">${form}</div></div>`,
  );
  expect(page.text).toContain(sentence('comments'));
  expect(page.aside).toBe(sentence('addresses'));
});

test('what is left out has no repeated lines and a bounded length', () => {
  const links = Array.from({ length: 4000 }, (_, index) => `<li><a href="/">Link ${index % 3000}</a>`).join('');
  const { aside, text } = readPage(`<div>${story}</div><nav><ul>${links}</ul></nav>`);
  expect(aside.length).toBeLessThanOrEqual(20_000);
  expect(aside.split('\n').filter((line) => line === 'Link 7')).toHaveLength(1);
  expect(text).toContain('Link 2999');
});

test('no word of a page is lost', () => {
  const piece = fc.constantFrom(
    '<nav>',
    '</nav>',
    '<div class="share">',
    '</div>',
    '<td>',
    '<p>',
    '<h1>',
    '<article>',
    '</article>',
    '<a href=x>',
    `${sentence('it')} `,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { text, aside } = readPage(pieces.map((each, index) => `${each} w${index} `).join(''));
      const words = new Set(`${text}\n${aside}`.split(/\s+/));
      expect(pieces.map((_, index) => `w${index}`).filter((word) => !words.has(word))).toEqual([]);
    }),
  );
});

test.each([
  ['nested parts', '<div class="share">'.repeat(100_000)],
  ['open parts and their ends', '<div>a'.repeat(50_000) + '</p></ul>'.repeat(50_000)],
  ['open paragraphs', '<p class="share">a'.repeat(100_000)],
  ['names', Array.from({ length: 20_000 }, (_, index) => `<div class="a${'-b'.repeat(40)}${index}">a</div>`).join('')],
])('%s take linear time', (_name, html) => {
  const start = process.cpuUsage();
  expect(readPage(html).text.length).toBeLessThanOrEqual(html.length);
  expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
});
