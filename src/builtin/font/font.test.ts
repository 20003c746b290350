import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import font from './index.ts';
import { collectionFile, headTable, nameTable, sfntFile, woff2File, woffFile } from './test-fonts.ts';

const extract = (bytes: Uint8Array): Promise<Recording> => extractWith(font, 'font', { name: 'a.ttf', mimeType: 'font/ttf', bytes });

const name = nameTable([
  { id: 1, text: 'Sans', platform: 1, language: 0 },
  { id: 1, text: '無襯線', language: 0x404 },
  { id: 1, text: 'Sans' },
  { id: 2, text: 'Bold' },
  { id: 4, text: 'Sans Bold' },
  { id: 6, text: 'Sans-Bold' },
  { id: 9, text: 'Ann Lee' },
  { id: 13, text: 'Free for all' },
]);
const head = headTable(new Date('2024-05-01T12:00:00Z'));

test.each([
  ['TrueType', sfntFile({ head, name })],
  ['WOFF', woffFile({ head, name })],
  ['WOFF2', woff2File({ head, name })],
])('%s says what it is called', async (_, bytes) => {
  const { items, partial } = await extract(bytes);
  expect(items).toEqual([
    {
      text: 'Sans Bold\nSans\n無襯線\nBold\nSans-Bold\nAnn Lee\nFree for all',
      metadata: {
        title: 'Sans Bold',
        authors: ['Ann Lee'],
        family: 'Sans',
        subfamily: 'Bold',
        postScriptName: 'Sans-Bold',
        license: 'Free for all',
        createdAt: '2024-05-01T12:00:00Z',
      },
    },
  ]);
  expect(partial).toEqual([]);
});

test('a collection lists its fonts', async () => {
  const fonts = ['Light', 'Heavy'].map((style) => ({
    name: nameTable([
      { id: 1, text: 'Serif' },
      { id: 4, text: `Serif ${style}` },
    ]),
  }));
  const { items } = await extract(collectionFile(fonts));
  expect(items[0]).toEqual({
    text: 'Serif Light\nSerif\nSerif Heavy',
    metadata: { title: 'Serif', family: 'Serif', headings: ['Serif Light', 'Serif Heavy'] },
  });
});

test('a font without names is marked, and what is no font rejected', async () => {
  expect((await extract(sfntFile({ head }))).partial).toMatchObject([{ code: 'damaged' }]);
  await expect(extract(Buffer.from('words'))).rejects.toMatchObject({ code: 'corrupt' });
});

test('bombs are not unpacked', async () => {
  expect((await extract(woffFile({ name: Buffer.alloc(50_000_000) }))).partial).toMatchObject([{ code: 'damaged' }]);
});

test.each([
  ['TrueType', sfntFile({ head, name })],
  ['WOFF', woffFile({ head, name })],
  ['WOFF2', woff2File({ head, name })],
  ['a collection', collectionFile([{ name }, { name }])],
])('damage to %s does no harm', async (_, file) => {
  for (const copy of damagedCopies(file, 300)) {
    const outcome = await extract(copy).catch((error: unknown) => authorOutcome(error));
    expect(outcome === 'reject' || (typeof outcome === 'object' && outcome.items.length > 0)).toBe(true);
  }
});
