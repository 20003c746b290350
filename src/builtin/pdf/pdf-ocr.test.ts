import { expect, test } from 'vitest';
import { noOcr, texture } from '../../kit/ocr/test-ocr.ts';
import type { Raster } from '../../kit/raster/raster.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import pdf from './index.ts';
import { openDocument } from './open-document.ts';
import { withPdfium } from '../../kit/pdfium/pdfium.ts';
import { renderPage } from '../../kit/pdfium/render-page.ts';
import { testPdf } from './test-pdf.ts';

const extract = (bytes: Uint8Array, options: object): Promise<Recording> =>
  extractWith(pdf, 'pdf', { name: 'scan.pdf', mimeType: 'application/pdf', bytes, options });

/** What a scanner makes of a page with these lines. */
async function scanOf(...lines: readonly string[]): Promise<Raster> {
  let raster: Raster = { width: 0, height: 0, channels: 1, pixels: new Uint8Array() };
  await withPdfium(async (pdfium) => {
    const document = openDocument(pdfium, testPdf({ pages: [{ lines }] }));
    raster = renderPage(document, 0, 1, () => 2) ?? raster;
    document.close();
  });
  return raster;
}

test('scanned pages are read on demand, and stay in their place', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const [first, third] = [await scanOf('The quick brown fox', 'jumps over'), await scanOf('the lazy dog')];
  const bytes = testPdf({ pages: [{ image: first }, { lines: ['Text between'] }, { image: third }] });
  const { items, partial } = await extract(bytes, { ocr: true });
  // What takes long is handed on in pieces.
  expect(items.map(({ text }) => text).join('\n')).toMatch(/^The quick brown fox\njumps over\nText between\nthe lazy dog\n?$/);
  expect(items.at(-1)?.metadata['pageOffsets']).toBe('0 v d');
  expect(partial).toEqual([]);
  expect((await extract(bytes, {})).items[0]?.text).toBe('Text between');
});

test('a scan with a page number is read, and the number is not repeated', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const bytes = testPdf({ pages: [{ lines: ['', '', '', '', '', '', 'Page 12'], image: await scanOf('The quick brown fox') }] });
  const { items } = await extract(bytes, { ocr: true });
  expect(items.map(({ text }) => text).join('\n')).toMatch(/^Page 12\nThe quick brown fox\n?$/);
});

test('a page without words needs no more OCR, and pages above the limit do', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const { items, partial } = await extract(testPdf({ pages: [{ image: true }, { image: true }, { image: true }] }), {
    ocr: true,
    ocrPages: 1,
  });
  expect(items[0]?.text).toBe('');
  expect(partial).toEqual([{ code: 'needs-ocr', text: 'The text of 2 pages is only in images; OCR failed, or there were too many.' }]);
});

test('a page whose words are too uncertain still needs OCR', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const image = { width: 600, height: 300, channels: 1, pixels: texture() } as const;
  const { items, partial } = await extract(testPdf({ pages: [{ image }] }), { ocr: true });
  expect(items[0]?.text).toBe('');
  expect(partial).toMatchObject([{ code: 'needs-ocr' }]);
});

test('a package that is missing is named', async () => {
  await expect(extract(testPdf({ pages: [{ image: true }] }), { ocr: true, ocrLanguages: ['xyz'] })).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    hint: 'Install it where paise2 is installed (npm install @tesseract.js-data/xyz), or set pdf.ocr to false.',
  });
});

test('a page as large as a wall is drawn small', async ({ skip }) => {
  skip(noOcr !== undefined, noOcr);
  const wall = testPdf({ pages: [{ image: await scanOf('Words on a wall') }] });
  const bytes = Buffer.from(wall.toString('latin1').replace('[0 0 612 792]', '[0 0 9e9 9e9]'), 'latin1');
  const { partial } = await extract(bytes, { ocr: true });
  expect(partial.map(({ code }) => code)).not.toContain('needs-ocr');
}, 60_000);
