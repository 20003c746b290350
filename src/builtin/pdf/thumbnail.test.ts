import { expect, test } from 'vitest';
import { damagedCopies } from '../../testing/test-damage.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { isPdfiumFailure } from './pdfium.ts';
import { testPdf } from './test-pdf.ts';
import { pdfThumbnail } from './thumbnail.ts';

const document = testPdf({ pages: [{ lines: ['First page'] }, { lines: ['Second page'] }] });
const sizeOf = (png: Uint8Array): readonly number[] => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

test('the first page is drawn small', async () => {
  const png = (await pdfThumbnail(document)) ?? Buffer.of();
  expect(Buffer.from(png).toString('latin1', 1, 4)).toBe('PNG');
  expect(sizeOf(png)).toEqual([309, 400]);
  const blank = await pdfThumbnail(testPdf({ pages: [{}] }));
  expect(png).not.toEqual(blank);
  expect(png.length).toBeLessThan(10_000);
});

test('a page as large as a wall is as small', async () => {
  const wall = Buffer.from(document.toString('latin1').replaceAll('[0 0 612 792]', '[0 0 90000 45000]'), 'latin1');
  expect(sizeOf((await pdfThumbnail(wall)) ?? Buffer.of())).toEqual([400, 200]);
});

test('a document with a password has none', async () => {
  const secret = testPdf({ pages: [{ lines: ['Secret'] }], password: 'open sesame' });
  await expect(pdfThumbnail(secret)).rejects.toMatchObject({ name: 'SkipContent', code: 'encrypted' });
});

test('damaged documents are drawn or refused with a reason', async () => {
  const outcomes = new Set<string | undefined>();
  for (const copy of damagedCopies(document, 150)) {
    const result = await pdfThumbnail(copy).catch((error: unknown) => error);
    outcomes.add(result instanceof Error && !isPdfiumFailure(result) ? authorOutcome(result) : 'drawn');
  }
  expect([...outcomes].filter((outcome) => outcome !== 'reject' && outcome !== 'skip')).toEqual(['drawn']);
});
