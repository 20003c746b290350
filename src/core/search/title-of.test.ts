import { expect, test } from 'vitest';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { titleOf } from './title-of.ts';

test.for<[string, MetadataFields, string]>([
  ['file:///a/b%20c.txt', {}, 'b c.txt'],
  ['file:///a.txt', { title: 'A  Title\n' }, 'A Title'],
  ['file:///a.txt', { title: ' ', headings: ['Heading'] }, 'Heading'],
  ['file:///a.txt', { headings: [] }, 'a.txt'],
  ['file:///a.txt', { title: 7 as unknown as string, headings: 'x' as unknown as string[] }, 'a.txt'],
  ['file:///a.zip!/b/c.txt', {}, 'c.txt'],
  ['https://example.org/', {}, 'example.org'],
  ['x:///', {}, 'x:'],
  ['file:///a.txt', { title: 'x'.repeat(10_000) }, 'x'.repeat(300)],
])('%s with %j', ([url, metadata, title]) => {
  expect(titleOf({ url, metadata })).toBe(title);
});
