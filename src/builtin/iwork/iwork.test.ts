import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeZip } from '../../kit/zip/test-zip.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import iwork from './index.ts';
import { unpackArchive } from './archive/unpack-snappy.ts';
import { frame, makeKeynote, makeNumbers, makePages, xmlOfKeynote, xmlOfNumbers } from './test-iwork.ts';

const extract = (bytes: Uint8Array): Promise<Recording> =>
  extractWith(iwork, 'document', { name: 'a.pages', mimeType: 'application/vnd.apple.pages', bytes });

test('Pages: the text with its footnotes, comments by name, what nothing leads to, and no styles', async () => {
  const { items, partial } = await extract(makePages());
  expect(items).toEqual([
    {
      text: 'The first paragraph.\nAn anchor and more.\nA footnote\nAnn: A comment\nA header',
      metadata: { title: 'The title', links: ['https://example.org/'] },
    },
  ]);
  expect(partial).toEqual([]);
});

test('Keynote: slides in their order with notes; what is on masters comes last, without prompts', async () => {
  const { items } = await extract(makeKeynote());
  expect(items).toEqual([
    {
      text: 'First title\nA box\nWhat to say\nSecond title\nOn every slide',
      metadata: { slides: 2, headings: ['First title', 'Second title'] },
    },
  ]);
});

test('Numbers: sheets, tables and cells of both kinds', async () => {
  const { items } = await extract(makeNumbers());
  expect(items).toEqual([
    {
      text: 'Sheet one\nTable one\nplain words\t-137.5\trich words\t2001-01-02\tTRUE\t01:01:01\nplain words\nEmpty',
      metadata: { sheets: ['Sheet one', 'Empty'] },
    },
  ]);
});

test('a document that was a folder keeps its archives in an archive', async () => {
  const { items } = await extract(makeZip([{ name: 'a.pages/Index.zip', data: makePages() }]));
  expect(items[0]?.text).toContain('The first paragraph.');
});

test("Numbers '09: cells row by row, with what was chosen in menus", async () => {
  const zip = makeZip([{ name: 'index.xml', data: xmlOfNumbers }]);
  expect((await extract(zip)).items).toEqual([
    {
      text: 'Sheet one\nTable one\nName\trich\nwords\n2001-01-02\t3702.6\tChosen\nSee there.',
      metadata: {
        title: 'The title',
        authors: ['Ann', 'Bob'],
        tags: ['one', 'two'],
        sheets: ['Sheet one'],
        links: ['https://example.org/'],
      },
    },
  ]);
});

test("Keynote '09, compressed once more", async () => {
  const zip = makeZip([{ name: 'index.apxl.gz', data: gzipSync(xmlOfKeynote) }]);
  expect((await extract(zip)).items).toEqual([
    { text: 'First title\nA box\nWhat to say\nOn every slide', metadata: { headings: ['First title'], slides: 1 } },
  ]);
});

test('documents with a password are found by name', async () => {
  const zip = makeZip([
    { name: '.iwpv2', data: 'x' },
    { name: 'Index/Document.iwa', data: 'x' },
  ]);
  await expect(extract(zip)).rejects.toThrow('protected with a password');
  await expect(extract(makeZip([{ name: 'a.txt', data: 'x' }]))).rejects.toThrow('There is no document');
});

test('copies within what was unpacked are followed, and bounded', () => {
  // "abcd", then eight bytes from four back.
  expect(unpackArchive(frame(Buffer.from([12, 0x0c, 0x61, 0x62, 0x63, 0x64, 0x1e, 4, 0])), 100)).toEqual({
    bytes: Buffer.from('abcdabcdabcd'),
    isDamaged: false,
  });
  const bomb = frame(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x61, 0xfe, 1, 0]));
  expect(unpackArchive(bomb, 2 ** 40).bytes.length).toBeLessThan(300);
});

test.each([
  ['Pages', makePages()],
  ['Keynote', makeKeynote()],
  ['Numbers', makeNumbers()],
  ["Numbers '09", makeZip([{ name: 'index.xml.gz', data: gzipSync(xmlOfNumbers) }])],
  ['a folder that was packed', makeZip([{ name: 'Index.zip', data: makePages(), method: 0 }])],
])(
  '%s: damaged documents are read or rejected',
  async (_, bytes) => {
    for (const copy of damagedCopies(bytes, 300)) expect(await outcomeOf(extract(copy))).toMatch(/done|reject|skip/);
  },
  60_000,
);
