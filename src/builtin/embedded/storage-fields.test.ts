import { expect, test } from 'vitest';
import type { ItemRecord } from '../../plugin/item.ts';
import type { FullTextFields } from './storage-fields.ts';
import { createFieldMaker, folderWords } from './storage-fields.ts';
import { itemAt } from './test-storage.ts';

test('a folder is its names, decoded, without the scheme', () => {
  expect(folderWords('file:///home/Meine%20B%C3%BCcher/')).toBe('home Meine Bücher');
  expect(folderWords('file:///a/b.zip!/in/')).toBe('a b.zip! in');
  expect(folderWords('https://example.org/docs/')).toBe('example.org docs');
  expect(folderWords('file:///%FF/%zz/')).toBe('\uFFFD %zz');
  expect(folderWords('')).toBe('');
});

test('metadata of the wrong shape is no text', () => {
  const metadata = { title: 5, headings: 'one', tags: ['a', 7, null, 'b'], authors: [['deep']] } as never;
  expect(fieldsOf({ metadata }).slice(2, 8)).toEqual(['', 'n', '', '', 'a\nb', '']);
  const people = { from: ['a'], to: 'b', cc: [1, 'c'], symbols: {}, subject: 3 } as never;
  expect(fieldsOf({ metadata: people }).slice(6, 11)).toEqual(['', '', '', 'c', '']);
});

test('people, symbols and the subject are fields of their own', () => {
  const metadata = { title: 'T', subject: 'S', tags: ['a'], from: 'Ann', to: ['Bob', 'Cid'], cc: ['Dan'], symbols: ['f', 'g'] };
  expect(fieldsOf({ metadata }).slice(6, 11)).toEqual(['a\nS', '', 'Ann', 'Bob\nCid\nDan', 'f\ng']);
  expect(fieldsOf({ metadata: { title: 'S', subject: 'S' } })[6]).toBe('');
});

test('words that are given take the place of a field', () => {
  const words = { body: 'b', title: 't', name: 'n', path: 'p', headings: 'h', tags: 'g', author: 'a', from: 'f', to: 'o', symbols: 's' };
  const metadata = { title: 'no', headings: ['no'], tags: ['no'], subject: 'no', authors: ['no'], from: 'no', to: ['no'], symbols: ['no'] };
  const fields = fieldsOf({ text: 'no', extraTerms: 'e', metadata, words });
  expect(fields.slice(0, 11)).toEqual(['b', 'e', 't', 'n', 'p', 'h', 'g', 'a', 'f', 'o', 's']);
});

test('every item has as many facets', () => {
  for (const changes of [{}, { language: 'en' }, { mimeType: '' }]) expect(fieldsOf(changes)[11]?.split(' ')).toHaveLength(6);
});

function fieldsOf(changes: Partial<ItemRecord>): FullTextFields {
  return createFieldMaker()(itemAt('file:///n', changes), { folder: 'file:///', name: 'n' }, { id: 1, source: 's' });
}
