import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadLanguages } from '../analysis/languages.ts';
import { allMarks } from './all-marks.ts';
import { nodeOf } from './test-query.ts';

const languages = ['de', 'ja', 'ko'];
beforeAll(() => loadLanguages(languages));

/** What is marked, as the text has it. */
function marked(text: string, query: string, language?: string): readonly string[] {
  return allMarks(text, nodeOf(query, languages), language).map(({ start, end }) => text.slice(start, end));
}

test.for<readonly [text: string, query: string, marks: readonly string[], language?: string]>([
  ['Cats chase a cat; the catalogue does not.', 'cat', ['Cats', 'cat']],
  ['red apples, green apples, red pears', '"red apples" pears', ['red apples', 'pears']],
  ['one two three four five six', 'one NEAR/1 three', ['one', 'three']],
  ['one two three four five six', 'one NEAR/1 five', []],
  ['zebra and lion', 'zebra -lion', ['zebra']],
  ['zebra and lion', 'title:zebra lion type:pdf', ['lion']],
  ['zebra', 'ext:txt', []],
  ['zebra', '*', []],
  ['Das Haus der Häuser', 'haus', ['Haus', 'Häuser'], 'de'],
  ['東京都庁の近く、東京都', '東京都', ['東京都', '東京都'], 'ja'],
  ['HTTPServer and httpserver', 'server', ['HTTPServer']],
])('%j for %j', ([text, query, marks, language]) => {
  expect(marked(text, query, language)).toEqual(marks);
});

test('all occurrences of a common word are marked, however long the text', () => {
  const text = 'A zebra, then other words that fill the line to its end.\n'.repeat(9000);
  const marks = allMarks(text, nodeOf('zebra line'), undefined);
  expect(marks).toHaveLength(10_000);
  expect(allMarks(text.slice(0, 200_000), nodeOf('zebra'), undefined)).toHaveLength(Math.ceil(200_000 / 57));
});

test('accents that are characters of their own move nothing', () => {
  const cafe = 'cafe\u0301';
  const hangul = '한국어'.normalize('NFD');
  const text = `${cafe} ${hangul} ${`${cafe}s au lait, `.repeat(3000)}zebra ${cafe}.`;
  const marks = allMarks(text, nodeOf('café zebra', languages), undefined);
  expect(marks).toHaveLength(3003);
  expect(new Set(marks.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set([cafe, `${cafe}s`, 'zebra']));
  expect(marked(text, '한국어')).toEqual([hangul]);
});

test('whatever the text, marks are in order, apart, and words of the query', () => {
  expect.hasAssertions();
  const words = fc.array(fc.constantFrom('zebra', 'Zébras', 'ze\u0301bra', 'lion', 'x', '\u0301', '東京', 'ᄒ', 'ᅡ', '😀', '\n', '-'), {
    maxLength: 600,
  });
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '\n', '. '), (list, between) => {
      const text = list.join(between);
      const marks = allMarks(text, nodeOf('zebra'), undefined);
      expect(marks).toHaveLength(list.filter((word) => /^z/i.test(word)).length);
      let last = -1;
      for (const { start, end } of marks) {
        expect(start).toBeGreaterThan(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end).normalize('NFD').replace(/\p{M}/gu, '')).toMatch(/zebra/i);
        last = end;
      }
    }),
  );
});

test('text that is all matches, or all accents, takes its time and no more', () => {
  const node = nodeOf('zebra "zebra zebra" zebra NEAR zebras z*');
  for (const text of ['zebra '.repeat(400_000), 'ze\u0301bra '.repeat(300_000), 'z'.repeat(2_000_000), 'z\u0301'.repeat(1_000_000)]) {
    const started = performance.now();
    expect(allMarks(text, node, undefined).length).toBeLessThanOrEqual(10_000);
    expect(performance.now() - started).toBeLessThan(5000);
  }
});
