import { expect, test } from 'vitest';
import type { Passage } from '../../../plugin/paise.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import * as fc from 'fast-check';
import { passagesOf } from './passages-of.ts';
import { nodeOf } from './test-query.ts';

const passages = (text: string, query: string, most = 1, metadata: MetadataFields = {}): readonly Passage[] =>
  passagesOf(text, nodeOf(query), { item: { metadata }, most });
const joined = ({ parts }: Passage): string => parts.map(({ text }) => text).join('');
const marked = ({ parts }: Passage): readonly string[] => parts.filter(({ match }) => match).map(({ text }) => text);
const filler = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr. ';

test('several passages come in the order of the text and do not overlap', () => {
  const text = `${filler.repeat(9)}A zebra. ${filler.repeat(9)}A lion and a zebra. ${filler.repeat(9)}A tiger.${filler.repeat(9)}`;
  const found = passages(text, 'zebra lion tiger', 3);
  expect(found.map(marked)).toEqual([['zebra'], ['lion', 'zebra'], ['tiger']]);
  expect(passages(text, 'zebra lion tiger', 2).map(marked)).toEqual([['lion', 'zebra'], ['tiger']]);
  expect(passages(text, 'zebra', 9)).toHaveLength(2);
  expect(passages(text, 'zebra', 0)).toEqual([]);
  expect(passages('', 'zebra', 3)).toEqual([]);
});

test('passages of matches that are near each other share them out', () => {
  expect.hasAssertions();
  const words = fc.array(fc.constantFrom('zebra', 'lion', 'of', 'the', 'savannah.\n', 'Then'), { maxLength: 400 });
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 20 }), (list, most) => {
      const text = list.join(' ');
      const found = passages(text, 'zebra lion', most);
      expect(found.length).toBeLessThanOrEqual(most);
      let end = 0;
      for (const passage of found) {
        expect(passage.offset).toBeGreaterThanOrEqual(end);
        const shown = joined(passage).replace(/^… | …$/g, '');
        expect(text.slice(passage.offset).replace(/\s+/g, ' ').startsWith(shown)).toBe(true);
        end = passage.offset + shown.length;
      }
      const animals = list.filter((word) => /zebra|lion/.test(word)).length;
      expect(most === 20 ? found.flatMap(marked).length : animals).toBe(animals);
    }),
  );
});

test('a passage begins and ends with a sentence where one is near', () => {
  const text = `${filler.repeat(9)}Yesterday Dr. Smith saw a zebra. It ran away at once, as they always do. ${filler.repeat(9)}`;
  expect(passagesOf(text, nodeOf('zebra'), { item: { metadata: {} }, most: 1, length: 100 }).map(joined)).toEqual([
    '… Yesterday Dr. Smith saw a zebra. It ran away at once, as they always do. …',
  ]);
  const japanese = `${'いろはにほへと。'.repeat(30)}東京に行った。${'いろはにほへと。'.repeat(30)}`;
  expect(passagesOf(japanese, nodeOf('東京'), { item: { metadata: {} }, most: 1, length: 40 }).map(joined)).toEqual([
    expect.stringMatching(/^… (いろはにほへと。)*東京に行った。(いろはにほへと。)+ …$/),
  ]);
});

test('of lists and code it begins with a line', () => {
  const text = Array.from({ length: 90 }, (_, index) => `item number ${index === 45 ? 'zebra' : index} of the list`).join('\n');
  expect(joined(passages(text, 'zebra')[0]!)).toMatch(/^… item number 43 .* zebra of the list/);
});

test('the place of a passage is that of its first match', () => {
  const text = `# One\n\n${filler}\n\nIntro.\n\n## Two\n\nlion\nzebra here\n\n## Three\n\nzebra\n`;
  const metadata = {
    headings: ['One', 'Two', 'Three'],
    pageOffsets: `0 ${text.indexOf('Intro').toString(36)} ${(text.indexOf('## Three') - text.indexOf('Intro')).toString(36)}`,
  };
  expect(passages(text, 'zebra', 1, metadata)).toMatchObject([{ offset: 0, line: 10, page: 2, heading: 'Two' }]);
  expect(passages(text, 'three', 1, metadata)).toMatchObject([{ line: 12, page: 3, heading: 'Two' }]);
  expect(passages(text, 'lorem', 1, metadata)).toMatchObject([{ line: 3, page: 1, heading: 'One' }]);
  const [bare] = passages(text, 'zebra');
  expect(bare).not.toHaveProperty('page');
  expect(bare).not.toHaveProperty('heading');
});

test.for<readonly [object]>([
  [{ pageOffsets: 7 }],
  [{ pageOffsets: 'a,b' }],
  [{ pageOffsets: '' }],
  [{ pageOffsets: 'zz' }],
  [{ headings: 'One' }],
  [{ headings: [1, ''] }],
])('metadata that is not as agreed says nothing: %j', ([metadata]) => {
  const [passage] = passages('One\n\nzebra', 'zebra', 1, metadata as MetadataFields);
  expect(Object.keys(passage!).toSorted()).toEqual(['line', 'offset', 'parts']);
});

test('offsets are those of the text as it was given', () => {
  const text = `${'Cafe\u0301 cre\u0300me. '.repeat(400)}\nA ze\u0301bra ran. ${'Cafe\u0301. '.repeat(100)}`;
  const [passage] = passages(text, 'zebra');
  expect(passage!.line).toBe(2);
  expect(text.slice(passage!.offset).normalize('NFC').startsWith(joined(passage!).slice(2, 30))).toBe(true);
});

test('words that must be near each other are marked only there', () => {
  const node = { type: 'near', words: ['lion', 'zebra'], distance: 2 } as const;
  const text = `A zebra and one lion. ${filler.repeat(20)} Where no lion is, there a zebra lives, lion after zebra.`;
  const found = passagesOf(text, node, { item: { metadata: {} }, most: 3 });
  expect(found.map(marked)).toEqual([
    ['zebra', 'lion'],
    ['zebra', 'lion', 'zebra'],
  ]);
  expect(passagesOf('lion one two three zebra', node, { item: { metadata: {} }, most: 1 }).flatMap(marked)).toEqual([]);
});

test('a very common word does not hide a rare one', () => {
  const text = `${'the '.repeat(50_000)} the zebra ${'the '.repeat(50_000)}`;
  const [passage] = passages(text, 'the zebra');
  expect(joined(passage!)).toContain('the zebra the');
  expect(marked(passage!).join(' ')).toContain('zebra');
});

test('a long document shows its best passage in little time', () => {
  const text = `${filler.repeat(36_000)} A zebra and a lion. `.padStart(2_000_000, 'A lion. ');
  passages(text, 'zebra lion');
  const started = performance.now();
  expect(passages(text, 'zebra lion').flatMap(marked)).toEqual(['zebra', 'lion']);
  expect(performance.now() - started).toBeLessThan(200);
});
