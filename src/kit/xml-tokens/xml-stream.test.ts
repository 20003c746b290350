import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXmlBytes } from './read-xml-bytes.ts';
import { createXmlStream } from './xml-stream.ts';

/** Everything that is read, in a form of its own; text that comes in pieces is one. */
function events(chunks: readonly string[]): string {
  const found: string[] = [];
  const stream = createXmlStream({
    open: (name, attributes) => found.push(`(${name}${attributes.get('a') === undefined ? '' : ` a=${attributes.get('a')}`})`),
    close: (name) => found.push(`(/${name})`),
    text: (piece) => found.push(piece),
  });
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return found.join('');
}

test.each([
  ['<x>words</x>', '(x)words(/x)'],
  ['<w:x w:a="1"/>', '(x a=1)(/x)'],
  [`<x b="a='2'" a = '>"&lt;'>`, '(x a=>"<)'],
  ['<x ba="1" p:a="2" a="3"/>', '(x a=3)(/x)'],
  ['a&amp;b&#65;&#x1F600;&nope;&', 'a&bA😀&nope;&'],
  ['<![CDATA[<a>&amp;]]]]>x', '<a>&amp;]]x'],
  ['<!-- <x> --><?p <x> ?>y', 'y'],
  ['<!DOCTYPE x [<!ENTITY a "<b>">]><x/>', '(x)(/x)'],
  ['<!DOCTYPE x><x/>', '(x)(/x)'],
  ['a < b', 'a '],
  ['<x', ''],
  ['<![CDATA[open', 'open'],
  ['</w:x >', '(/x)'],
])('%j is read as %j, in whichever pieces it comes', (xml, expected) => {
  expect(events([xml])).toBe(expected);
  expect(events(Array.from(xml))).toBe(expected);
  for (let at = 0; at < xml.length; at += 1) expect(events([xml.slice(0, at), xml.slice(at)])).toBe(expected);
});

test('pieces make no difference for anything', () => {
  const part = fc.constantFrom(
    '<',
    '>',
    '<x',
    ' a="',
    '"',
    "'",
    '/>',
    '</x>',
    '&',
    'amp;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!D [',
    ']',
    ' ',
    'é',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(events(parts)).toBe(events([parts.join('')]));
    }),
  );
});

test.each([
  ['open elements', '<x>'.repeat(300_000)],
  ['open comments', '<!--'.repeat(300_000)],
  ['quotes', `<x ${'"'.repeat(1_000_001)}`],
  ['less-than signs', '<'.repeat(20_000_000)],
])('hostile documents take linear time: %s', (_, xml) => {
  const stream = createXmlStream({ open: () => undefined, close: () => undefined, text: () => undefined });
  const start = process.cpuUsage();
  for (let at = 0; at < xml.length; at += 65_536) stream.write(xml.slice(at, at + 65_536));
  stream.end();
  expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
});

test.each<readonly [string, Buffer]>([
  ['UTF-8', Buffer.from('\ufeff<x>é</x>')],
  ['UTF-16', Buffer.from('\ufeff<x>é</x>', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><x>é</x>', 'utf16le')],
  ['a declared charset', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><x>é</x>', 'latin1')],
  ['an unknown charset', Buffer.from('<?xml version="1.0" encoding="x-none"?><x>é</x>')],
])('bytes are decoded: %s', async (_, bytes) => {
  let text = '';
  const handler = { open: () => undefined, close: () => undefined, text: (piece: string) => void (text += piece) };
  await readXmlBytes([bytes.subarray(0, 60), bytes.subarray(60)], handler);
  expect(text).toBe('é');
});
