import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml } from './read-xml.ts';

function tokens(xml: string): readonly string[] {
  const found: string[] = [];
  readXml(xml, {
    open: (name, attributes) => void found.push(`<${[name, ...[...attributes].map(([key, value]) => `${key}=${value}`)].join(' ')}>`),
    close: (name) => void found.push(`</${name}>`),
    text: (piece) => void found.push(piece),
  });
  return found;
}

test.each([
  ['<a b="1" c = \'2\'>x</a >', ['<a b=1 c=2>', 'x', '</a>']],
  ['<a/><b c="/"/>', ['<a>', '</a>', '<b c=/>', '</b>']],
  ['<a b="x>y">z</a>', ['<a b=x>y>', 'z', '</a>']],
  ['<ns:a-b.c/>', ['<ns:a-b.c>', '</ns:a-b.c>']],
  ['a &lt;b&gt; &amp;amp; &#65;&#x1F642; &copy;', ['a <b> &amp; A🙂 &copy;']],
  ['&#0;&#xD800;&#x110000;', ['\0\ufffd\ufffd']],
  ['<a b="&quot;&apos;"/>', ['<a b="\'>', '</a>']],
  ['<![CDATA[<b>&amp;]]>x', ['<b>&amp;', 'x']],
  ['<!-- <a> -- > --><?pi <b> ?>x', ['x']],
  ['<!DOCTYPE a [<!ENTITY x "y>z]"> <!ELEMENT a (b)> ] ><a>&x;</a>', ['<a>', '&x;', '</a>']],
  ['<!DOCTYPE html><p>', ['<p>']],
  ['1 < 2 and <b c>x', ['1 ', '<', ' 2 and ', '<b>', 'x']],
  ['x<a b="unclosed', ['x']],
  ['x<!-- unclosed', ['x']],
  ['x<![CDATA[unclosed', ['x', 'unclosed']],
  ['x</a', ['x', '</a>']],
])('%s', (xml, expected) => {
  expect(tokens(xml)).toEqual(expected);
});

const piece = fc.constantFrom(
  '<',
  '>',
  '/',
  '!',
  '?',
  '[',
  ']',
  '--',
  '"',
  "'",
  '=',
  '&',
  ';',
  '#x41',
  ' ',
  'a',
  '<!DOCTYPE',
  '<![CDATA[',
  '<a b="c">',
  '</a>',
);

test('nothing that is typed makes it fail', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(Array.isArray(tokens(pieces.join('')))).toBe(true);
    }),
  );
});

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

test('text and attributes come back as they were escaped', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (text, value) => {
      expect(tokens(`<a b="${escape(value)}">${escape(text)}</a>`)).toEqual([`<a b=${value}>`, text, '</a>']);
    }),
  );
});

test.each(['<a>', '</a>', '<', '< ', '<!--', '<![CDATA[', '<!DOCTYPE [', '<!D [>', '<a b="', '<a b=', '<?', '&', '&amp;', '<a ', ']  '])(
  'a hundred thousand times %s take no time',
  (repeated) => {
    const started = performance.now();
    tokens(repeated.repeat(100_000));
    tokens(`<!D [${repeated.repeat(100_000)}`);
    tokens(`<a ${repeated.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
