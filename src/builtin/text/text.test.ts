import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extractWith } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import text from './index.ts';

const extract = async (bytes: string | Uint8Array): Promise<string> => {
  const { items } = await extractWith(text, 'plain', { name: 'a.txt', mimeType: 'text/plain', bytes });
  expect(items).toHaveLength(1);
  expect(items[0]?.metadata).toEqual({});
  return items[0]?.text ?? '';
};

test('text of every script is indexed as it stands', async () => {
  for (const words of ['Two\r\nlines', 'مرحبا بالعالم', '日本語の文書', 'שלום עולם', '🙂']) expect(await extract(words)).toBe(words);
});

test('what only terminals act on is left out', async () => {
  expect(await extract('\x1b[32mok\x1b[0m done\nN\bNA\bA\0')).toBe('ok done\nNA ');
});

test('a real document is readable', async ({ skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  expect(await extract(readFileSync(sharedFile('formats/unstructured/a8d34e-norwich-city.txt')))).toContain('Iwan Roberts');
});
