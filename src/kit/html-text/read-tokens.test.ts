import * as fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { expect, test } from 'vitest';
import { readTokens } from './read-tokens.ts';

/** Tokens as lines: `<name`, `/name` and text. Neighbouring pieces of text are one. */
function tokens(html: string, xhtml = false): string[] {
  const found: string[] = [];
  readTokens(
    html,
    {
      open: (name, attributes) => found.push(['<' + name, ...[...attributes].map(([key, value]) => `${key}=${value}`)].join(' ')),
      close: (name) => found.push(`/${name}`),
      text: (piece) => addText(found, piece),
    },
    xhtml,
  );
  return found;
}

function addText(found: string[], piece: string): void {
  if (found.at(-1)?.startsWith('=')) found.push(`${found.pop()}${piece}`);
  else found.push(`=${piece}`);
}

test.each([
  ['a<b>c</b>', ['=a', '<b', '=c', '/b']],
  ['<A HREF="x&amp;y" href=z ID=q STYLE=r>', ['<a href=x&y id=q']],
  ["<img alt='a > b'src=c/>", ['<img alt=a > b src=c/']],
  ['<p title = x y>', ['<p title=x']],
  ['1 < 2 &lt; 3 &amp; &eacute;&#233; &nope;', ['=1 < 2 < 3 & éé &nope;']],
  ['a<!-- <b> -->c<!-->d<!x>e<?y?>f</>g', ['=acdefg']],
  ['<script>if (a<b) "</p>"</script>x', ['<script', '=if (a<b) "</p>"', '/script', '=x']],
  ['<title>a<b>&amp;</title>', ['<title', '=a<b>&', '/title']],
  [
    '<svg><title>t</title><path/><style>x<b>y</style></svg><br/>',
    ['<svg', '<desc', '=t', '/desc', '<path', '/path', '<style', '=x', '<b', '=y', '/style', '/svg', '<br'],
  ],
  ['<svg/><title>t</title>', ['<svg', '/svg', '<title', '=t', '/title']],
  ['a<b', ['=a']],
  ['a<b c="d', ['=a']],
  ['a<!-- b', ['=a']],
  ['<math><![CDATA[a<b]]></math><![CDATA[c]]>d', ['<math', '=a<b', '/math', '=d']],
])('%s', (html, expected) => {
  expect(tokens(html)).toEqual(expected);
});

test('as XHTML, an element may end itself and CDATA is text', () => {
  expect(tokens('<script src="x"/><title/>a<![CDATA[<b>]]>', true)).toEqual(['<script src=x', '/script', '<title', '/title', '=a<b>']);
});

const parts = [
  '<',
  '>',
  '/',
  '!',
  '-',
  '--',
  '=',
  '"',
  "'",
  ' ',
  '\n',
  'a',
  'b',
  'title',
  'script',
  '<a',
  '</a>',
  '<p>',
  '<!--',
  '-->',
  'href',
  '&amp;',
  '<br/>',
];

test('finds the tags and texts that another tokenizer finds', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (pieces) => {
      // What follows ends whatever is open: at the end of a page the two differ.
      const html = `${pieces.join('')}"'>--></title></script><hr>`;
      fc.pre(!html.includes('--!'));
      expect(tokens(html).map((token) => (token.startsWith('<') ? token.split(' ')[0] : token))).toEqual(tokensOfLibrary(html));
    }),
    { numRuns: 2000 },
  );
});

const nothing = (): void => {};

function tokensOfLibrary(html: string): string[] {
  const found: string[] = [];
  let name = '';
  const open = (): void => void found.push(`<${name}`);
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname: (start, end) => void (name = html.slice(start, end).toLowerCase()),
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (start, end) => found.push(`/${html.slice(start, end).toLowerCase()}`),
      ontext: (start, end) => addText(found, html.slice(start, end)),
      ontextentity: (codePoint) => addText(found, String.fromCodePoint(codePoint)),
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return found;
}
