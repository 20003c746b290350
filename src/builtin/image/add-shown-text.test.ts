import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import image from './index.ts';
import { jpegFile, pngFile } from './test-images.ts';

const extract = (bytes: Uint8Array, mimeType: string, options: unknown): Promise<Recording> =>
  extractWith(image, 'image', { name: 'a.png', mimeType, bytes, options });

test('words that an image shows are read on demand only', async ({ skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  const bytes = readFileSync(sharedFile('formats/tika/84fe16-testOCR_spacing.png'));
  expect((await extract(bytes, 'image/png', {})).items.map(({ text }) => text)).toEqual(['']);
  expect((await extract(bytes, 'image/png', { ocr: true })).items.map(({ text }) => text)).toEqual(['', '\n\nThe quick brown fox']);
});

test('a package that is missing is named', async () => {
  const failed = extract(jpegFile({}), 'image/jpeg', { ocr: true, ocrLanguages: ['xyz'] });
  await expect(failed).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    hint: 'Install it where paise2 is installed (npm install @tesseract.js-data/xyz), or set image.ocr to false.',
  });
});

test('huge images are not decoded, and damaged ones do no harm', async () => {
  const huge = pngFile([]);
  huge.writeUInt32BE(100_000, 16);
  huge.writeUInt32BE(100_000, 20);
  expect((await extract(huge, 'image/png', { ocr: true })).partial).toMatchObject([{ code: 'too-large' }]);
  const broken = pngFile([]);
  broken.writeUInt32BE(100, 16);
  broken.writeUInt32BE(100, 20);
  expect((await extract(broken, 'image/png', { ocr: true })).partial).toMatchObject([{ code: 'damaged' }]);
});
