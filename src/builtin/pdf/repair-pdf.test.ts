import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extractWith } from '../../testing/extract-with.ts';
import pdf from './index.ts';
import { repairPdf } from './repair-pdf.ts';

/** A document whose pages are packed together and whose end, where the pages are named, is lost. */
function packedPages(): Buffer {
  const page = '<< /Type /Page /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>';
  const packed = [page, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const header = `2 0 3 ${page.length + 1} `;
  const stream = deflateSync(header + packed.join(' '));
  const content = 'BT /F1 12 Tf 72 700 Td (Packed page) Tj ET';
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n4 0 obj\n<< /Type /ObjStm /N 2 /First ${header.length} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
    ),
    stream,
    Buffer.from(`\nendstream\nendobj\n5 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n6 0 obj\n<< /Type`),
  ]);
}

const extract = (bytes: Uint8Array): ReturnType<typeof extractWith> =>
  extractWith(pdf, 'pdf', { name: 'file.pdf', mimeType: 'application/pdf', bytes });

test('pages that are packed together are found without the end of the document', async () => {
  const { items, partial } = await extract(packedPages());
  expect(items[0]).toMatchObject({ text: 'Packed page', metadata: { pageCount: 1 } });
  expect(partial).toMatchObject([{ code: 'damaged' }]);
});

test('packed pages are found as far as they go', async () => {
  const whole = packedPages();
  const cutWithin = repairPdf(whole.subarray(0, whole.indexOf('endstream') - 6));
  expect(Buffer.from(cutWithin ?? []).toString('latin1')).toContain('2 0 obj\n<< /Type /Page /MediaBox');
  await expect(extract(whole.subarray(0, whole.indexOf('stream')))).rejects.toMatchObject({ code: 'corrupt' });
});

test.each([
  ['heads of objects', '1 0 obj '],
  ['dictionaries that do not end', '1 0 obj << /Filter /Type '],
  ['packed objects that are damaged', '1 0 obj << /Type /ObjStm /First 9 >> stream\nxxxxxxxx '],
  ['white space', `1${' '.repeat(500)}`],
])('millions of %s are no trouble', (_name, piece) => {
  const startedAt = performance.now();
  expect(repairPdf(Buffer.alloc(4 * 1024 * 1024, piece))).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('an encrypted document cannot be repaired', () => {
  expect(repairPdf(Buffer.from('1 0 obj << /Type /Page >> endobj 2 0 obj << /Filter /Standard /V 2 >> endobj'))).toBeUndefined();
});
