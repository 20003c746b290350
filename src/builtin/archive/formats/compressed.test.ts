import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Content } from '../../../plugin/content.ts';
import { openCompressed } from './compressed.ts';

const file = Buffer.from(Array.from({ length: 900_000 }, (_, line) => `line ${line}\n`).join(''));
const packed = gzipSync(file);
const content: Content = {
  url: 'file:///a/log.txt.gz',
  name: 'log.txt.gz',
  size: packed.length,
  mimeType: 'application/gzip',
  bytes: async ({ start, end } = { start: 0 }) => packed.subarray(start, end),
  text: async () => '',
  async *stream() {
    for (let at = 0; at < packed.length; at += 65_536) yield packed.subarray(at, at + 65_536);
  },
};
const first = 4 * 1024 ** 2;

test.each([
  ['all', file.length + 1, undefined],
  ['exactly all', file.length, undefined],
  ['all but one', file.length - 1, 'too-large'],
  ['the first piece', first, 'too-large'],
  ['one more than the first piece', first + 1, 'too-large'],
  ['little', 10, 'too-large'],
  ['nothing', 0, 'too-large'],
])('of a long file is read, in one piece: %s', async (_, most, problem) => {
  const archive = await openCompressed(content, 1024 ** 3);
  for await (const member of archive?.members() ?? []) {
    expect(member.name).toBe('log.txt');
    const { bytes } = await member.read(most);
    expect(Buffer.compare(bytes, file.subarray(0, most))).toBe(0);
    expect(archive?.problem()).toBe(problem);
  }
  expect(file.length).toBeGreaterThan(2 * first);
});
