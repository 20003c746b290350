import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textBlocks } from './text-blocks.ts';

const cut = (text: string, headings: readonly string[] = [], pages: readonly number[] = []) =>
  textBlocks(text, { headings: new Set(headings), pages: pages.map((at, index) => ({ at, page: index + 1 })) });

test('tells headings and items from text', () => {
  const text = 'Title\nSome text.\nMore.\n- one\n2. two\nend';
  expect(cut(text, ['Title']).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['heading', 'Title\n'],
    ['text', 'Some text.\nMore.\n'],
    ['item', '- one\n'],
    ['item', '2. two\n'],
    ['text', 'end'],
  ]);
});

test('says where pages begin, also within a line', () => {
  const text = 'one\ntwo three\nfour';
  expect(cut(text, [], [0, 8]).map(({ kind, start, end, page }) => page ?? [kind, text.slice(start, end)])).toEqual([
    1,
    ['text', 'one\ntwo '],
    2,
    ['text', 'three\nfour'],
  ]);
});

test('leaves no gap', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '- b', 'H', ' ')), fc.array(fc.nat(40)), (pieces, places) => {
      const text = pieces.join('');
      const blocks = cut(
        text,
        ['H'],
        places.toSorted((one, other) => one - other),
      );
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }),
  );
});
