import { expect, test } from 'vitest';
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
  const fields = createFieldMaker()(itemAt('file:///n', { metadata }), { folder: 'file:///', name: 'n' }, { id: 1, source: 's' });
  expect(fields.slice(2, 8)).toEqual(['', 'n', '', '', 'a\nb', '']);
});
