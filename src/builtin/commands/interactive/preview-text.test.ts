import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from '../../../kit/cells/cells.ts';
import type { ReadItem } from '../../../plugin/paise.ts';
import { indexAt, previewText, rowStarts } from './preview-text.ts';

const read = (text: string, more: Partial<ReadItem> = {}) => previewText({ text, ...more } as ReadItem);

/** The rows of a text as strings. */
function rows(text: string, columns: number): readonly string[] {
  const content = read(text);
  const starts = rowStarts(content, columns);
  return starts.map((start, index) => content.text.slice(start, starts[index + 1]));
}

test('rows break at spaces, and long words anywhere', () => {
  expect(rows('ripe pears and plums', 10)).toEqual(['ripe pears ', 'and plums']);
  expect(rows('one\n\ntwo', 10)).toEqual(['one\n', '\n', 'two']);
  expect(rows('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(rows('日本語の本', 4)).toEqual(['日本', '語の', '本']);
  expect(rows('', 4)).toEqual(['']);
});

test('rows have all of the text, and none is too wide', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '日', '🍐', 'e\u0301', '-'), maxLength: 200 }),
      fc.integer({ min: 2, max: 20 }),
      (text, columns) => {
        expect(rows(text, columns).join('')).toBe(text);
        for (const row of rows(text, columns)) expect(cellsOf(row.trimEnd())).toBeLessThanOrEqual(columns);
      },
    ),
  );
});

test('what could act on a terminal is replaced in place, so that marks stay right', () => {
  const { text, marks, lines } = read('a\u001b[2Jb\r\nc\u202ed', { marks: [{ start: 4, end: 6 }] });
  expect(text).toBe('a\ufffd[2Jb \nc\ufffdd');
  expect(marks).toEqual([{ start: 4, end: 6 }]);
  expect(lines).toEqual([0, 8]);
});

test('two million characters are laid out in time for a person', () => {
  const content = read('Some words of ordinary length, 日本, and so on. '.repeat(60_000));
  expect(content.isCut).toBe(true);
  const started = performance.now();
  expect(rowStarts(content, 80).length).toBeGreaterThan(20_000);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('the entry at a place', () => {
  expect([0, 4, 5, 9, 10, 99].map((offset) => indexAt([0, 5, 10], offset))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(indexAt([], 3)).toBe(0);
});
