import { expect, test } from 'vitest';
import { makeCompoundFile } from '../../kit/compound-file/test-compound-file.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import office from './index.ts';
import {
  bytes,
  function5,
  function6,
  makeChunks,
  makeHangul,
  makeIdml,
  makePropertySet,
  makeWk1,
  makeWk3,
  makeWordPerfect5,
  makeWordPerfect6,
  makeWorksText,
  makeXps,
  short,
} from './test-old-documents.ts';

const extract = (extension: string, data: Uint8Array): Promise<Recording> =>
  extractWith(office, extension, { name: 'file', mimeType: 'application/octet-stream', bytes: data });

const text = async (extension: string, data: Uint8Array): Promise<string | undefined> => (await extract(extension, data)).items[0]?.text;

test('of documents that nothing reads, what they say about themselves is read', async () => {
  const summary = makePropertySet({ 2: 'A bridge', 4: 'Ann', 8: 'Bob', 12: new Date('2024-05-01T10:00:00Z') });
  const { items, partial } = await extract(
    'properties',
    makeCompoundFile({ '\u0005SummaryInformation': summary, Contents: Buffer.from('x') }),
  );
  expect(items).toEqual([
    { text: '', metadata: { title: 'A bridge', authors: ['Ann'], lastModifiedBy: 'Bob', createdAt: '2024-05-01T10:00:00Z' } },
  ]);
  expect(partial).toMatchObject([{ code: 'unsupported' }]);
  await expect(extract('properties', makeCompoundFile({ Contents: Buffer.from('x') }))).rejects.toMatchObject({ code: 'unsupported' });
});

test('WordPerfect 6: letters, breaks, cells, deleted text, notes and title', async () => {
  const body = bytes(
    'One\x80two\xcf',
    'caf\x0e\xcc',
    Buffer.of(0xf0, 0x1d, 0x04, 0xf0),
    'x',
    function6(0xd0, 0x01),
    'y',
    function6(0xd0, 0x04),
    Buffer.of(0xf1, 0, 1, 0, 0xf1),
    'gone',
    Buffer.of(0xf1, 1, 1, 0, 0xf1),
    'a\xc6b',
    function6(0xd7, 0, Buffer.from('unseen')),
  );
  const { items } = await extract('wordperfect', makeWordPerfect6(body, 'A title', bytes('The\x80note')));
  expect(items).toEqual([{ text: 'One two cafë\n‘x y\na\tb\nThe note\ngone', metadata: { title: 'A title' } }]);
});

test('WordPerfect 5: letters, breaks, notes after the text', async () => {
  const note = function5(0xd6, 0, bytes(Buffer.alloc(13 + 2), 'the note'));
  const header = function5(0xd5, 0, bytes(Buffer.alloc(18), 'the header'));
  const body = bytes(
    header,
    'caf',
    Buffer.of(0xc0, 41, 1, 0xc0),
    ' one\x0dtwo',
    note,
    '\nnext',
    Buffer.of(0xc1, 0, 0, 0, 0, 0, 0, 0, 0xc1),
    'x',
  );
  expect(await text('wordperfect', makeWordPerfect5(body))).toBe('café one two\nnext\tx\nthe header\nthe note');
});

test('what belongs to WordPerfect and cannot be read says why', async () => {
  await expect(extract('wordperfect', makeWordPerfect6(bytes('x'), '', bytes('x'), 77))).rejects.toMatchObject({ code: 'encrypted' });
  await expect(extract('wordperfect', Buffer.from('words that are none'))).rejects.toMatchObject({ code: 'corrupt' });
  const macro = makeWordPerfect5(bytes('x'));
  macro[9] = 1;
  await expect(extract('wordperfect', macro)).rejects.toMatchObject({ code: 'unsupported' });
});

test.each([
  ['Works 2000', makeCompoundFile({ CONTENTS: makeChunks('First\rSecond', '\ufffcthird\r') }), 'First\nSecond\nthird'],
  ['Publisher', makeCompoundFile({ 'Quill/QuillSub/CONTENTS': makeChunks('News\rof the day') }), 'News\nof the day'],
  ['Works 4', makeCompoundFile({ MN0: makeWorksText(bytes('caf\xe9\r\nnext\x01'), 6) }), 'café\nnext'],
  ['Works for DOS', makeWorksText(bytes('caf\x82\r\nnext'), 1), 'café\nnext'],
  ['a spreadsheet of Works', makeWk1([['a', 1.5]], short(0xff, 2, 0x0404)), 'a\t1.5'],
])('the text of %s', async (_, file, expected) => {
  expect(await text('works', file)).toBe(expected);
});

test('paragraphs of Hangul Word Processor, without its controls', async () => {
  const control = '\u0002\u6364\u7365\0\0\0\0\u0002';
  const tab = '\u0009\0\0\0\0\0\0\u0009';
  const paragraphs = [`${control}안녕${tab}하세요\r`, 'one\ntwo\r'];
  for (const flags of [0, 1]) expect(await text('hangul', makeHangul(paragraphs, flags))).toBe('안녕\t하세요\none\ntwo');
  await expect(extract('hangul', makeHangul(paragraphs, 2))).rejects.toMatchObject({ code: 'encrypted' });
  await expect(extract('hangul', makeCompoundFile({ other: 'x' }))).rejects.toMatchObject({ code: 'corrupt' });
});

const range = (letters: string): string =>
  `<ParagraphStyleRange><CharacterStyleRange><Content>${letters}</Content><Br/></CharacterStyleRange></ParagraphStyleRange>`;

test('stories of InDesign, in the order of its map', async () => {
  expect(await text('indesign', makeIdml([range('First &amp; foremost') + range('next\u2028line'), range('Second')]))).toBe(
    'First & foremost\nnext\nline\nSecond',
  );
});

test('the cells of worksheets', async () => {
  expect(
    await text(
      'lotus',
      makeWk1([
        ['caf\xe9', 0.1],
        [2, 'x'],
      ]),
    ),
  ).toBe('café\t0.1\n2\tx');
  const longReal = Buffer.from('00000000000000c80140', 'hex');
  const cells = makeWk3(
    [0x16, 0, bytes('"caf\x82 \x05\xe4\0')],
    [0x17, 0, longReal],
    [0x18, 1, short(10)],
    [0x18, 1, short((3 << 4) | 5)],
    [0x19, 2, longReal],
  );
  expect(await text('lotus', cells)).toBe('café д\t6.25\n5\t0.15\n6.25');
  await expect(extract('lotus', Buffer.from('words that are none'))).rejects.toMatchObject({ code: 'unsupported' });
  await expect(extract('lotus', bytes(makeWk1([]), short(0x4b, 2, 9)))).rejects.toMatchObject({ code: 'encrypted' });
});

const run = (x: number, y: number, letters: string, more = ''): string =>
  `<Glyphs OriginX="${x}" OriginY="${y}" FontRenderingEmSize="10" UnicodeString="${letters}" ${more}/>`;

test('fixed pages in their order, words and lines by where they stand', async () => {
  const first =
    `<Canvas RenderTransform="2,0,0,2,5,5">${run(0, 0, 'H', 'Indices="43,70"')}${run(7, 0, 'ello')}</Canvas>` +
    `<Canvas><Canvas.RenderTransform><MatrixTransform Matrix="2,0,0,2,5,5"/></Canvas.RenderTransform>${run(33, 0, 'world')}</Canvas>` +
    run(5, 60, '{}{next}', 'FixedPage.NavigateUri="https://x.example/"');
  const { items } = await extract('xps', makeXps([first, run(0, 0, 'second page')]));
  expect(items[0]?.text).toBe('Hello world\n{next}\nsecond page\nhttps://x.example/');
  expect(items[0]?.metadata).toEqual({ pages: 2, links: ['https://x.example/'] });
});
