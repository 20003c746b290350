import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import pdf from './index.ts';
import { testPdf, type TestPdf } from './test-pdf.ts';

const extractBytes = (bytes: Uint8Array): Promise<Recording> =>
  extractWith(pdf, 'pdf', { name: 'file.pdf', mimeType: 'application/pdf', bytes });
const extract = (parts: TestPdf): Promise<Recording> => extractBytes(testPdf(parts));

test('text, what the document says about itself, and where pages begin', async () => {
  const { items, partial } = await extract({
    pages: [{ lines: ['First page', 'second line'] }, {}, { lines: ['Third page'] }],
    info: {
      Title: 'Résumé',
      Author: 'Ada; Bob',
      Subject: 'On words',
      Keywords: 'one, two',
      Creator: 'Writer',
      Producer: 'Printer',
      CreationDate: "D:20240501120000+02'00'",
      ModDate: 'D:2024',
    },
    language: 'en_GB',
    outline: [['One', 'One and a half'], ['Дva']],
  });
  expect(partial).toEqual([]);
  expect(items).toEqual([
    {
      text: 'First page\nsecond line\nThird page\nOn words',
      metadata: {
        title: 'Résumé',
        authors: ['Ada', 'Bob'],
        subject: 'On words',
        tags: ['one', 'two'],
        application: 'Writer',
        producer: 'Printer',
        createdAt: '2024-05-01T12:00:00+02:00',
        modifiedAt: '2024',
        language: 'en-GB',
        headings: ['One', 'One and a half', 'Дva'],
        pageCount: 3,
        pageOffsets: '0 n 0',
      },
    },
  ]);
});

test('what only XMP says is taken from it', async () => {
  const { items } = await extract({
    pages: [{ lines: ['Text'] }],
    info: { Title: 'Microsoft Word - Draft.doc', Author: 'Ada and Bob' },
    xmp: `<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Bob</rdf:li></rdf:Seq></dc:creator><xmp:CreateDate>2024-05-01T10:00:00Z</xmp:CreateDate>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Other &amp; more</rdf:li></rdf:Alt></dc:title>
      <dc:subject><rdf:Bag><rdf:li>naïve</rdf:li></rdf:Bag></dc:subject>`,
  });
  expect(items[0]?.metadata).toEqual({
    title: 'Draft.doc',
    authors: ['Ada', 'Bob'],
    tags: ['naïve'],
    createdAt: '2024-05-01T10:00:00Z',
    pageCount: 1,
  });
});

test('form fields, comments and links of a page', async () => {
  const { items } = await extract({
    pages: [
      {
        lines: ['Application'],
        annotations: [
          '/Subtype /Widget /FT /Tx /T (form[0].surname[0]) /V (Lovelace)',
          '/Subtype /Widget /FT /Tx /T (a) /TU (Your name) /V (Ada)',
          '/Subtype /Widget /FT /Tx /T (empty)',
          '/Subtype /Widget /FT /Btn /T (agreed) /V /Off /AS /Off',
          '/Subtype /Text /Contents (A comment)',
          '/Subtype /Text /Contents (Accepted) /StateModel (Review)',
          '/Subtype /Highlight /Contents (Application)',
          '/Subtype /Link /A << /S /URI /URI (https://x.example/a) >>',
          '/Subtype /Link /A << /S /Launch /F (program) >>',
        ],
      },
    ],
  });
  const [item] = items;
  expect(item?.text.split('\n')).toEqual(expect.arrayContaining(['surname: Lovelace', 'Your name: Ada', 'A comment']));
  expect(item?.text).not.toMatch(/empty|agreed|Accepted|Application.*Application/s);
  expect(item?.metadata.links).toEqual(['https://x.example/a']);
});

test('text that annotations draw is text of the page', async () => {
  const { items } = await extract({
    pages: [{ annotations: ['/Subtype /FreeText /DA (/Helv 12 Tf 0 g) /Contents (Drawn by hand)'] }],
  });
  expect(items[0]?.text.match(/Drawn by hand/g)).toHaveLength(1);
});

test('a dynamic form gives its labels and values', async () => {
  const { items } = await extract({
    pages: [{ lines: ['Please wait'] }],
    xfa: {
      template: '<template><subform><caption><value><text>Family name</text></value></caption><script>code()</script></subform></template>',
      datasets: '<xfa:datasets><xfa:data><form><name>Lovelace</name></form></xfa:data></xfa:datasets>',
    },
  });
  expect(items[0]?.text).toBe('Family name\nLovelace\nPlease wait');
});

test('attachments are handed on, each under a key of its own', async () => {
  const { items, contents } = await extract({ pages: [{ lines: ['Text'] }], attachments: { '../a.txt': 'one', 'Ж.csv': 'a,b' } });
  expect(contents.map(({ bytes, ...rest }) => ({ ...rest, text: Buffer.from(bytes).toString() }))).toEqual([
    { key: '../a.txt', modifiedAt: Date.UTC(2024, 0, 2, 3, 4, 5), metadata: { description: 'About ../a.txt' }, text: 'one' },
    { key: 'Ж.csv', modifiedAt: Date.UTC(2024, 0, 2, 3, 4, 5), metadata: { description: 'About Ж.csv' }, text: 'a,b' },
  ]);
  expect(items[0]?.text).toBe('Text\n../a.txt\nЖ.csv');
});

test('pages that are only images are counted', async () => {
  const { items, partial } = await extract({ pages: [{ image: true }, { lines: ['Text'], image: true }, { image: true }, {}] });
  expect(items[0]?.text).toBe('Text');
  expect(partial).toEqual([{ code: 'needs-ocr', text: 'The text of 2 pages is only in images; it needs OCR.' }]);
});

test('a password is needed, or not', async () => {
  const pages = [{ lines: ['Secret text'] }];
  await expect(extract({ pages, password: 'open sesame' })).rejects.toMatchObject({ name: 'SkipContent', code: 'encrypted' });
  expect((await extract({ pages, password: '' })).items[0]?.text).toBe('Secret text');
});

test('what is no PDF is refused', async () => {
  await expect(extractBytes(Buffer.from('%PDF-1.7\nnothing'))).rejects.toMatchObject({ name: 'RejectContent', code: 'corrupt' });
  await expect(extractBytes(Buffer.of())).rejects.toMatchObject({ name: 'RejectContent' });
});

test('text before the document does no harm', async () => {
  const bytes = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\n\n'), testPdf({ pages: [{ lines: ['Found'] }] })]);
  expect((await extractBytes(bytes)).items[0]?.text).toBe('Found');
});

test('very long documents are cut', async () => {
  const { items, partial } = await extract({ pages: Array.from({ length: 5002 }, (_, index) => ({ lines: [`p${index}`] })) });
  expect(items.map(({ text }) => text).join('\n')).toMatch(/^p0\np1\n.*\np4999$/s);
  expect(partial).toEqual([{ code: 'limit:pages', text: 'It is very long: the last 2 pages were left out.' }]);
  expect(items.at(-1)?.metadata['pageOffsets']).toMatch(/^0(?: \w+){4999}$/);
});
