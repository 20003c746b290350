import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addExtraTerms } from './extra-terms.ts';
import { spoken } from './spoken.ts';
import { splitWords } from './words.ts';

function extraTerms(text: string): string[] {
  const terms = new Set<string>();
  addExtraTerms(text, terms);
  return Array.from(terms);
}

test.for([
  ['class HTTPServerError {}', 'http server error'],
  ['parseHTML5Doc', 'parse html5 doc'],
  ['h264Decoder', 'h264 decoder'],
  ['getElementById(someElement)', 'get element by id some'],
  ['parseURLs', 'parse urls'],
  ['größeBerechnen', 'große berechnen'],
  ['iPhone and JavaScript', 'phone java script'],
  ['obj.someMethod().otherMethod()', 'some method other'],
  ['MPU6050', 'mpu 6050'],
  ['ISO9001 and 100km', 'iso 9001 100 km'],
  ['your e-mail', 'email'],
  ['part h52.1', 'h521'],
  ['MPU-6050', 'mpu6050'],
  ['C++, C# and .NET', '.net c++ c#'],
  ['(Notepad++)', 'notepad++'],
  ['see ".gitignore"', '.gitignore'],
] as const)('%j has %j', ([text, terms]) => {
  expect(extraTerms(text).map(spoken).join(' ')).toBe(terms);
});

test.for([
  '',
  'plain words, snake_case and well known',
  'Hello World',
  'URLs and PDFs',
  'UTF8',
  'Ünïcödé Żółć',
  'Йога',
  'sums.map(x)\n  .filter(y)\n  .field = 3',
  'a+b, a + +b, # heading, issue #5, 3.14 and 1.0.21',
  '.button { } .a.b > .c',
  '9fceb02d0ae598e95dc970b74767f19372d61af8 de4dbeef01 0x1234abcd',
])('nothing extra in %j', (text) => {
  expect(extraTerms(text)).toEqual([]);
});

test('encoded data has no parts', () => {
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 7) % 251));
  expect(extraTerms(bytes.toString('base64').replaceAll(/[+/=]/g, ''))).toEqual([]);
});

test('the number of terms is bounded', () => {
  const text = Array.from({ length: 200_000 }, (_, index) => `aB${index.toString(36).replace(/\d/g, 'Q')} c-d${index}`).join(' ');
  expect(extraTerms(text).length).toBeLessThan(61_000);
});

test('terms are words to the index, each once', () => {
  expect.hasAssertions();
  const piece = fc.constantFrom(
    'foo',
    'Bar',
    'HTTP',
    '55',
    '5',
    ' ',
    '_',
    'é',
    'É',
    '東',
    'น้ำ',
    '한',
    '\ud840',
    '𠀀',
    '\u0301',
    '-',
    '.',
    '++',
    '#',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const terms = extraTerms(pieces.join(''));
      expect(splitWords(terms.join(' '))).toEqual(terms);
    }),
  );
});
