import { z } from 'zod';

export const options = z.strictObject({
  ocr: z
    .boolean()
    .default(false)
    .describe(
      'Read the words of pages that are images, with little text or none. Slow; needs the packages `tesseract.js-core` and `@tesseract.js-data/eng`',
    ),
  ocrLanguages: z
    .array(z.string().regex(/^[a-z]{3}(?:_[a-z]{3,4})?$/, 'a language as Tesseract calls it: three letters, such as deu'))
    .min(1)
    .max(10)
    .default(['eng'])
    .describe('Languages to read, most frequent first, as Tesseract calls them; each needs its package `@tesseract.js-data/…`'),
  ocrPages: z.int().min(1).max(5000).default(100).describe('Pages of a document to read so at most'),
});
