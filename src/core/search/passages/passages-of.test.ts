import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SnippetPart } from '../../../plugin/paise.ts';
import { passagesOf } from './passages-of.ts';
import { nodeOf } from './test-query.ts';

const snippetOf = (text: string, query: string, length?: number): readonly SnippetPart[] =>
  passagesOf(text, nodeOf(query), { item: { metadata: {} }, most: 1, ...(length !== undefined && { length }) })[0]?.parts ?? [];
const joined = (parts: readonly SnippetPart[]): string => parts.map(({ text }) => text).join('');
/** With matches in brackets. */
const shown = (parts: readonly SnippetPart[]): string => parts.map(({ text, match }) => (match ? `[${text}]` : text)).join('');

test.for([
  ['The server was started.', 'server', 'The [server] was started.'],
  ['Connections are connected by connectors.', 'connecting', '[Connections] are [connected] by connectors.'],
  ['A pony, ponies, sizing sensibility.', 'ponies size sensible', 'A [pony], [ponies], [sizing] [sensibility].'],
  ['Crème brûlée', 'CREME', '[Crème] brûlée'],
  ['re\u0301sume\u0301', 'resume', '[r\u00e9sum\u00e9]'],
  ['Ελλάς', 'ελλάσ', '[Ελλάς]'],
  ['ΟΔΟΣ', 'οδος', '[ΟΔΟΣ]'],
  ['İstanbul', 'istanbul', '[İstanbul]'],
  ['configuration configure con', 'conf*', '[configuration] [configure] con'],
  ['not in another word: cat, concatenate', 'cat', 'not in another word: [cat], concatenate'],
  // Phrases
  ['york new. New  York!', '"new york"', 'york new. [New York]!'],
  ['version 1.0.21 of 21', '1.0.21', 'version [1.0.21] of 21'],
  ['new yorkers', '"new york*"', '[new yorkers]'],
  ['new york', '"new york" york', '[new york]'],
  // Identifiers
  ['throw new HTTPServerError()', 'server', 'throw new [HTTPServerError]()'],
  ['httpserver', 'server', 'httpserver'],
  ['fooBar fooBar', '"foo bar"', 'fooBar fooBar'],
  // Languages without spaces, and with vowel signs
  ['東京都庁の近く', '東京都', '[東京都]庁の近く'],
  ['用Python编程', 'python', '用[Python]编程'],
  ['ฉันกินน้ำแข็งใส', 'น้ำแข็ง', 'ฉันกิน[น้ำแข็ง]ใส'],
  ['हिन्दी भाषा', 'हिन्दी', '[हिन्दी] भाषा'],
  // What is not looked for in the text
  ['cats and dogs', 'cats -dogs', '[cats] and dogs'],
  ['cats and dogs', 'title:cats dogs', 'cats and [dogs]'],
  ['cats', '*', 'cats'],
  // Cleaning
  [' a\n\n\tb\u00a0 c ', 'b', 'a [b] c'],
  ['a\u0000b \u001b[31mred \u202egnp.exe', 'red', 'ab [31mred gnp.exe'],
  ['\ud800 lone', 'lone', '\ufffd [lone]'],
  ['', 'a', ''],
  [' \n ', 'a', ''],
] as const)('%j for %j', ([text, query, expected]) => {
  expect(shown(snippetOf(text, query))).toBe(expected);
});

const filler = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr. ';

test('without a match it is the beginning, in whole sentences', () => {
  expect(shown(snippetOf(filler.repeat(9), 'zebra', 80))).toBe('Lorem ipsum dolor sit amet, consetetur sadipscing elitr. …');
});

test('without sentences it ends with a word', () => {
  expect(shown(snippetOf('one two three '.repeat(20), 'zebra', 20))).toBe('one two three one …');
});

test('the passage with the most words wins over the first', () => {
  const text = `The zebra ran. ${filler.repeat(20)}A zebra and a lion drank. ${filler.repeat(20)}`;
  expect(shown(snippetOf(text, 'zebra lion', 80))).toBe(
    '… A [zebra] and a [lion] drank. Lorem ipsum dolor sit amet, consetetur sadipscing …',
  );
});

test('words that are close together win over words that are not', () => {
  const text = `zebra ${filler.repeat(2)} lion. ${filler.repeat(9)} Here a zebra met a lion.`;
  expect(shown(snippetOf(text, 'zebra lion', 160))).toContain('Here a [zebra] met a [lion].');
});

test('a phrase wins over its words', () => {
  const text = `York was new, new as York. ${filler.repeat(20)} In New York it rains.`;
  expect(shown(snippetOf(text, '"new york" rain', 60))).toContain('In [New York] it [rains].');
});

test('equal passages: the first', () => {
  const text = `${filler}One zebra. ${filler.repeat(20)}Two zebra.`;
  expect(shown(snippetOf(text, 'zebra', 60))).toContain('One [zebra].');
});

test('it starts with the sentence', () => {
  const text = `${filler.repeat(9)}Once upon a time a zebra ran. ${filler.repeat(9)}`;
  expect(shown(snippetOf(text, 'zebra', 100))).toMatch(/^… Once upon a time a \[zebra\] ran\. Lorem/);
});

test('a word longer than the snippet is cut', () => {
  const [part, ...others] = snippetOf(`${'a'.repeat(1000)} b`, 'a*', 100);
  expect(part).toEqual({ text: 'a'.repeat(100), match: true });
  expect(others).toEqual([{ text: ' …', match: false }]);
});

test('only the first 2 MB are looked at', () => {
  expect(shown(snippetOf(`start ${'x '.repeat(1_100_000)} zebra`, 'zebra', 20))).toMatch(/^start x/);
});

const word = fc.constantFrom(
  'zebra',
  'Zebras',
  'lion',
  'HTTPLion',
  'a',
  'ze\u0301bra',
  '東京都',
  'น้ำแข็ง',
  '𠀀𠀁',
  '\ud800',
  '\u0000',
  'x'.repeat(300),
  '.',
  '"',
);
const space = fc.constantFrom(' ', ' ', '', '\n\n', '\t   ', '. ');
const anyText = fc.array(fc.tuple(word, space), { maxLength: 300 }).map((pieces) => pieces.flat().join(''));
const anyQuery = fc.constantFrom('zebra', 'zebra lion', '"zebra lion"', 'z* -lion', '東京', 'น้ำแข็ง', '𠀀', 'x*', 'title:zebra lion');

test('whatever the text, a snippet is short, clean and says what it marks', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(anyText, anyQuery, fc.integer({ min: 1, max: 300 }), (text, query, length) => {
      const parts = snippetOf(text, query, length);
      const snippet = joined(parts);
      expect(snippet.length).toBeLessThanOrEqual(length + '… '.length + ' …'.length);
      expect(snippet).not.toMatch(/(?! )[\s\p{Cc}\u202a-\u202e]/u);
      expect(snippet.isWellFormed()).toBe(true);
      expect(parts.every((part) => part.text !== '')).toBe(true);
      expect(parts.some((part, index) => part.match && parts[index + 1]?.match === true)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('there is a mark exactly where there is a match', () => {
  expect.hasAssertions();
  const words = fc.array(fc.constantFrom('zebra', 'lion', 'lions', 'zebralion', 'cat', '𠀀', 'x'.repeat(300)), { maxLength: 300 });
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '\n\n', ', '), (list, separator) => {
      const marked = (query: string): boolean => snippetOf(list.join(separator), query).some((part) => part.match);
      expect(marked('zebra')).toBe(list.includes('zebra'));
      expect(marked('"zebra lion"')).toBe(list.some((item, index) => item === 'zebra' && list[index + 1]?.startsWith('lion')));
      expect(marked('𠀀')).toBe(list.includes('𠀀'));
    }),
  );
});

test.for([
  ['a '.repeat(1_000_000), 'a'],
  ['a'.repeat(2_000_000), 'aaa'],
  ['aB'.repeat(1_000_000), 'b'],
  ['東'.repeat(1_000_000), '東東東'],
  ['น'.repeat(1_000_000), 'นน'],
  [' '.repeat(2_000_000), 'a'],
  ['zebra \u0301'.repeat(300_000), '"zebra lion"'],
] as const)('a hostile text takes little time (%#)', ([text, query]) => {
  const started = performance.now();
  expect(joined(snippetOf(text, query)).length).toBeLessThan(250);
  expect(performance.now() - started).toBeLessThan(1000);
});
