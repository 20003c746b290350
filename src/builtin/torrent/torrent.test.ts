import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import torrent from './index.ts';

const extract = (bytes: string | Uint8Array): Promise<Recording> =>
  extractWith(torrent, 'torrent', { name: 'a.torrent', mimeType: 'application/x-bittorrent', bytes });

type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

function bencode(value: Value): string {
  if (typeof value === 'number') return `i${value}e`;
  if (typeof value === 'string') return `${Buffer.byteLength(value)}:${value}`;
  if (Array.isArray(value)) return `l${(value as readonly Value[]).map(bencode).join('')}e`;
  return `d${Object.entries(value)
    .map(([key, part]) => bencode(key) + bencode(part))
    .join('')}e`;
}

const file = bencode({
  announce: 'udp://t.example:80',
  comment: 'A comment',
  'created by': 'tool',
  'creation date': 1_714_564_800,
  info: {
    files: [
      { length: 1, path: ['größe', 'a.txt'] },
      { length: 2, path: ['b.txt'] },
    ],
    name: 'The name',
    pieces: 'x'.repeat(70_000),
  },
});

test('a torrent is its name, comment and files', async () => {
  expect((await extract(file)).items).toEqual([
    {
      text: 'The name\nA comment\ngröße/a.txt\nb.txt\nudp://t.example:80',
      metadata: { title: 'The name', description: 'A comment', generator: 'tool', createdAt: '2024-05-01T12:00:00.000Z', fileCount: 2 },
    },
  ]);
});

test('the tree of version 2', async () => {
  const tree = bencode({ info: { 'file tree': { dir: { 'a.txt': { '': { length: 1 } } }, 'b.txt': { '': { length: 2 } } }, name: 'Two' } });
  expect((await extract(tree)).items[0]?.text).toBe('Two\ndir/a.txt\nb.txt');
});

test('what is no torrent is rejected, in little time', async () => {
  for (const bytes of ['', 'x', 'd', 'l'.repeat(1_000_000), '9'.repeat(1_000_000)])
    await expect(extract(bytes)).rejects.toThrow('no torrent');
  for (const copy of damagedCopies(Buffer.from(file).subarray(0, 300), 300)) expect(await outcomeOf(extract(copy))).toMatch(/done|reject/);
});
