import { expect, test } from 'vitest';
import type { CommandOutput, StyledText } from '../../plugin/command.ts';
import type { Hit, Paise, Passage } from '../../plugin/paise.ts';
import { marksOf, showLines } from './search-lines.ts';

/** A passage of `text` as engines make it: matches in brackets. */
function passage(shown: string, offset: number): Passage {
  const parts = shown.split(/(\[[^\]]*\])/).filter((part) => part !== '');
  return {
    offset,
    parts: parts.map((part) => (part.startsWith('[') ? { text: part.slice(1, -1), match: true } : { text: part, match: false })),
  };
}

const marked = (text: string, shown: string, offset: number): readonly string[] =>
  marksOf(passage(shown, offset), text).map(({ start, end }) => text.slice(start, end));

test('marks are found again in the text', () => {
  expect(marked('one\n  two\tthree', 'one [two] [three]', 0)).toEqual(['two', 'three']);
  expect(marked('the end. And the beginning', '… And [the] beginning', 9)).toEqual(['the']);
  expect(marked('a\u0000b re\u0301sume\u0301 x', 'ab [r\u00e9sum\u00e9] [x]', 0)).toEqual(['re\u0301sume\u0301', 'x']);
  expect(marked('new\nyork', '[new york]', 0)).toEqual(['new\nyork']);
  expect(marked('', '[gone]', 0)).toEqual([]);
});

const text = 'one\ntwo apples\nthree\nfour\nfive\nsix pears\nseven';
const hit = {
  id: '1',
  url: 'file:///a/fruit.txt',
  title: 'Fruit',
  passages: [passage('one two [apples] three', 0), passage('[pears]', text.indexOf('pears'))],
};

async function lines(around: number, found: string | undefined, passages = hit.passages): Promise<readonly string[]> {
  const printed: string[] = [];
  const output = {
    line: (line: readonly StyledText[]) =>
      printed.push(line.map(({ text: part, style }) => (style === 'match' ? `[${part}]` : part)).join('')),
  };
  const paise = { read: async () => ({ item: {}, ...(found !== undefined && { text: found }) }) };
  await showLines([{ ...hit, passages } as unknown as Hit], around, {
    paise: paise as unknown as Paise,
    output: output as unknown as CommandOutput,
  });
  return printed;
}

test('lines that match are printed with those around them', async () => {
  expect(await lines(0, text)).toEqual(['/a/fruit.txt:2:two [apples]', '/a/fruit.txt:6:six [pears]']);
  expect(await lines(1, text)).toEqual([
    '/a/fruit.txt-1-one',
    '/a/fruit.txt:2:two [apples]',
    '/a/fruit.txt-3-three',
    '--',
    '/a/fruit.txt-5-five',
    '/a/fruit.txt:6:six [pears]',
    '/a/fruit.txt-7-seven',
  ]);
  expect((await lines(3, text)).join('\n')).not.toContain('--');
});

test('without a text or a match in it the hit is named', async () => {
  expect(await lines(2, undefined)).toEqual(['/a/fruit.txt: Fruit']);
  expect(await lines(2, text, [])).toEqual(['/a/fruit.txt: Fruit']);
});

test('of a very long line the part that matches is printed', async () => {
  const long = `${'x'.repeat(5000)} apples ${'y'.repeat(5000)}`;
  const [line = ''] = await lines(0, long, [passage('… [apples] …', 5000)]);
  expect(line).toMatch(/^\/a\/fruit\.txt:1:…x{199} \[apples\] y+…$/);
  expect(line.length).toBeLessThan(450);
});
