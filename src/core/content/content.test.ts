import { expect, test } from 'vitest';
import { memorySource } from './byte-source.ts';
import { contentOf } from './content.ts';

const bytes = Buffer.from('0123456789');
const content = contentOf(memorySource('file:///a/b.zip!/c/d%20e.txt', bytes), { mimeType: 'text/plain', charset: 'utf-8' });

test('content knows its name, size and type', () => {
  expect(content).toMatchObject({
    url: 'file:///a/b.zip!/c/d%20e.txt',
    name: 'd e.txt',
    size: 10,
    mimeType: 'text/plain',
    charset: 'utf-8',
  });
  expect('charset' in contentOf(memorySource('file:///a', bytes), { mimeType: 'text/plain' })).toBe(false);
});

test.each([
  [undefined, '0123456789'],
  [{ start: 2 }, '23456789'],
  [{ start: 2, end: 4 }, '23'],
  [{ start: 8, end: 100 }, '89'],
  [{ start: 50, end: 100 }, ''],
  [{ start: -3, end: 2 }, '01'],
  [{ start: 4, end: 2 }, ''],
])('the range %j is %j', async (range, expected) => {
  expect(Buffer.from(await content.bytes(range)).toString()).toBe(expected);
});

test('the stream has all bytes in order in chunks of at most 64 KiB', async () => {
  const large = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, index) => index % 251));
  const chunks: Uint8Array[] = [];
  for await (const chunk of contentOf(memorySource('file:///a', large), { mimeType: 'x/y' }).stream()) chunks.push(chunk);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBe(65_536);
  expect(Buffer.concat(chunks).equals(large)).toBe(true);
});

test('text is decoded by the charset asked for, then the declared one', async () => {
  const polish = contentOf(memorySource('file:///a', Uint8Array.of(0xb1)), { mimeType: 'text/plain', charset: 'iso-8859-2' });
  expect(await polish.text()).toBe('ą');
  expect(await polish.text('koi8-r')).toBe('╠');
});
