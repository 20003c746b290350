import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueryNode } from '../../plugin/query.ts';
import { extraTermsOf } from './extra-terms.ts';
import { parseQuery } from './parse-query.ts';
import { splitWords } from './words.ts';

test.for([
  ['class HTTPServerError {}', 'http server error'],
  ['parseHTML5Doc', 'parse html5 doc'],
  ['h264Decoder', 'h264 decoder'],
  ['getElementById(someElement)', 'get element by id some'],
  ['parseURLs', 'parse urls'],
  ['größeBerechnen', 'große berechnen'],
  ['iPhone and JavaScript', 'phone java script'],
  ['obj.someMethod().otherMethod()', 'some method other'],
  ['東京', '東 京 東京'],
  ['用Python编程', '用 python 编 程 编程'],
  ['한국어를', '한 국 어 를 한국 국어 어를'],
  ['か\u3099く', 'が く がく'],
  ['น้ำแข็ง', 'นำ แขง'],
] as const)('%j has %j', ([text, terms]) => {
  expect(extraTermsOf(text)).toBe(terms);
});

test.for(['', 'plain words, snake_case and kebab-case', 'Hello World', 'URLs and PDFs', 'UTF8 sha256', 'Ünïcödé Żółć', 'Йога'])(
  'nothing extra in %j',
  (text) => {
    expect(extraTermsOf(text)).toBeUndefined();
  },
);

test('encoded data has no parts', () => {
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 7) % 251));
  expect(extraTermsOf(bytes.toString('base64').replaceAll(/[+/=]/g, ''))).toBeUndefined();
});

test('the number of terms is bounded', () => {
  const text = Array.from({ length: 300_000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919 + (index >> 8)) % 20_000))).join(
    '',
  );
  expect(extraTermsOf(text)?.split(' ').length).toBeLessThan(70_000);
});

test('terms are words to the index, each once', () => {
  expect.hasAssertions();
  const piece = fc.constantFrom(
    'foo',
    'Bar',
    'HTTP',
    '5',
    ' ',
    '_',
    'é',
    'É',
    '東',
    '京',
    'か\u3099',
    'น้ำ',
    'ແຂງ',
    '한',
    '\ud840',
    '𠀀',
    '\u0301',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const terms = extraTermsOf(pieces.join(''))?.split(' ') ?? [];
      expect(new Set(terms).size).toBe(terms.length);
      expect(splitWords(terms.join(' '))).toEqual(terms);
    }),
  );
});

test('a query of a part of a run finds the run', () => {
  expect.hasAssertions();
  const han = fc.string({ unit: fc.constantFrom(...Array.from('東京都庁大阪府立図書館のがかさっーA1')), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(han, han, han, (before, sought, after) => {
      const terms = new Set(`${before} ${sought}${after} ${extraTermsOf(`${before}${sought}${after}`)}`.toLowerCase().split(' '));
      const { node } = parseQuery(`"${sought}"`, { home: '/', cwd: '/' });
      const wanted = (node.type === 'and' ? node.nodes : [node]).filter(
        (leaf): leaf is QueryNode & { type: 'term' } => leaf.type === 'term',
      );
      for (const { text } of wanted.filter((leaf) => !/^[a\d]/.test(leaf.text))) expect(terms).toContain(text);
    }),
  );
});
