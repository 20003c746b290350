import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import csv from './index.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

const extract = async (bytes: string): Promise<RecordedItem | undefined> =>
  (await extractWith(csv, 'table', { name: 'a.csv', mimeType: 'text/csv', bytes })).items[0];

test('cells are unquoted, and the header names the columns', async () => {
  const table = await extract('name,remark\r\n"Smith, Ann","said ""yes""\nand left"\r\nBob,\n');
  expect(table).toEqual({ text: 'name\tremark\nSmith, Ann\tsaid "yes" and left\nBob\t', metadata: { columns: ['name', 'remark'] } });
});

test.each([
  ['a,b\n1,2', ','],
  ['a;b\n1,5;2,5\n3,5;4,5', ';'],
  ['a\tb\n1, x\t2', '\t'],
  ['a|b\n1|2', '|'],
  ['"a,b,c";"d"\n"e,f";"g"', ';'],
  ['sep=;\na;b', ';'],
  ['just words', ','],
])('in %j the delimiter is %j', (text, delimiter) => {
  expect(sniffDelimiter(text)).toBe(delimiter);
});

test('rows of numbers are no header', async () => {
  expect((await extract('1,2\n3,4'))?.metadata).toEqual({});
  expect((await extract('a,a\n3,4'))?.metadata).toEqual({});
});

test('rows of different lengths are all read', async () => {
  expect((await extract('a,b\n1\n2,3,4\n\n5,6'))?.text).toBe('a\tb\n1\n2\t3\t4\n5\t6');
});

test('a quote that is never closed loses nothing', async () => {
  const text = 'name,remark\nAnn,"never closed\nBob,words\n';
  expect((await extract(text))?.text).toBe(text);
});

const words = (text: string): readonly string[] => text.match(/[aé日]+/g) ?? [];

test('every cell is found, whatever it holds', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', '\t', ' ', '日') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), async (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect(words((await extract(text))?.text ?? '')).toEqual(rows.flat().flatMap(words));
    }),
  );
});
