import { expect, test } from 'vitest';
import { binaryPropertyList } from '../../kit/property-list/test-property-list.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import propertyList from './index.ts';

const extract = (bytes: string | Uint8Array): Promise<Recording> =>
  extractWith(propertyList, 'plist', { name: 'a.plist', mimeType: 'application/x-plist', bytes });

const list = binaryPropertyList({
  CFBundleName: 'The app',
  Languages: ['en', 'de'],
  URL: 'https://x.example/',
  Built: new Date('2024-05-01T12:00:00Z'),
  Icon: Buffer.from('hidden'),
});

test('a property list is its keys and values', async () => {
  expect((await extract(list)).items).toEqual([
    {
      text: 'CFBundleName: The app\nLanguages: en\nde\nURL: https://x.example/\nBuilt: 2024-05-01T12:00:00.000Z',
      metadata: { title: 'The app', links: ['https://x.example/'] },
    },
  ]);
});

test('a bookmark in a file leads somewhere', async () => {
  const { items } = await extract(
    '<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>https://x.example/</string></dict></plist>',
  );
  expect(items).toEqual([{ text: 'URL: https://x.example/', metadata: { links: ['https://x.example/'] } }]);
});

test('damaged lists are read or rejected', async () => {
  await expect(extract('bplist00')).rejects.toThrow('nothing in it');
  for (const copy of damagedCopies(list, 300)) expect(await outcomeOf(extract(copy))).toMatch(/done|reject/);
});
