import { expect, test } from 'vitest';
import { damagedCopies } from '../../testing/test-damage.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { isPdfiumFailure } from '../../kit/pdfium/pdfium.ts';
import { testPdf } from './test-pdf.ts';
import { contentInMemory } from '../../testing/extract-with.ts';
import type { Rendering } from '../../plugin/rendering.ts';
import { renderPdf } from './render-pdf.ts';

const document = testPdf({ pages: [{ lines: ['First page'] }, { lines: ['Second page'] }] });
const sizeOf = (png: Uint8Array): readonly number[] => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];
const { signal } = new AbortController();
const pageOf = (bytes: Uint8Array, page = 1, longest = 400): Promise<Rendering | undefined> =>
  renderPdf(contentInMemory({ name: 'a.pdf', mimeType: 'application/pdf', bytes }), { page, longest, signal });
const pngOf = async (...given: Parameters<typeof pageOf>): Promise<Uint8Array> => (await pageOf(...given))?.bytes ?? Buffer.of();

test('each page is drawn as large as asked for', async () => {
  const first = await pageOf(document);
  expect(first).toMatchObject({ mimeType: 'image/png', width: 309, height: 400, pages: 2 });
  const png = Buffer.from(first?.bytes ?? []);
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(sizeOf(png)).toEqual([309, 400]);
  expect(png).not.toEqual(await pngOf(testPdf({ pages: [{}] })));
  expect(png.length).toBeLessThan(10_000);
  const second = await pageOf(document, 2, 1000);
  expect(second).toMatchObject({ width: 773, height: 1000, pages: 2 });
  expect(await pngOf(document, 2)).not.toEqual(first?.bytes);
  expect(await pngOf(document)).toEqual(first?.bytes);
});

test('there is no picture of a page that is not there', async () => {
  expect(await pageOf(document, 3)).toBeUndefined();
  expect(await pageOf(document, 1_000_000_000)).toBeUndefined();
});

test('a page as large as a wall is as small', async () => {
  const wall = Buffer.from(document.toString('latin1').replaceAll('[0 0 612 792]', '[0 0 90000 45000]'), 'latin1');
  expect(sizeOf(await pngOf(wall))).toEqual([400, 200]);
});

test('a document with a password has none', async () => {
  const secret = testPdf({ pages: [{ lines: ['Secret'] }], password: 'open sesame' });
  await expect(pageOf(secret)).rejects.toMatchObject({ name: 'SkipContent', code: 'encrypted' });
});

test('damaged documents are drawn or refused with a reason', async () => {
  const outcomes = new Set<string | undefined>();
  for (const copy of damagedCopies(document, 150)) {
    const result = await pageOf(copy).catch((error: unknown) => error);
    outcomes.add(result instanceof Error && !isPdfiumFailure(result) ? authorOutcome(result) : 'drawn');
  }
  expect([...outcomes].filter((outcome) => outcome !== 'reject' && outcome !== 'skip')).toEqual(['drawn']);
});
