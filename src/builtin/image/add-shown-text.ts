import { OcrUnavailable } from '../../kit/ocr/ocr-unavailable.ts';
import { recognizeText } from '../../kit/ocr/recognize-text.ts';
import type { Content } from '../../plugin/content.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import type { ImageOptions } from './extract-image.ts';

/** What Tesseract decodes by itself. */
const readable = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/tiff', 'image/bmp']);
const fewestPixels = 1000;
/** Decoding takes about ten bytes a pixel. */
const mostPixels = 40_000_000;
const mostBytes = 64 * 1024 * 1024;

/** Adds the words that the image shows. Its size is known from its head: what is small holds no words, what is huge is not decoded. */
export async function addShownText(
  host: ContentExtractorHost<ImageOptions>,
  content: Content,
  { width, height, orientation }: MetadataFields,
): Promise<void> {
  if (!readable.has(content.mimeType) || typeof width !== 'number' || typeof height !== 'number' || width * height < fewestPixels) return;
  if (width * height > mostPixels || content.size > mostBytes) {
    host.markPartial({ code: 'too-large', text: `It shows ${width} × ${height} points, which are too many to look for words.` });
    return;
  }
  const image = { bytes: await content.bytes(), orientation: typeof orientation === 'number' ? orientation : 1 };
  const recognized = await recognizeText(image, host.options.ocrLanguages).catch(rejectUnavailable);
  if (recognized.text !== '') await host.addItem(`\n\n${recognized.text}`);
  if (recognized.problem !== undefined) host.markPartial(recognized.problem);
}

function rejectUnavailable(error: unknown): never {
  if (!(error instanceof OcrUnavailable)) throw error;
  throw new PaiseError('PLUGIN_FAILED', error.message, {
    plugin: 'image',
    cause: error,
    hint: `${error.remedy}, or set image.ocr to false.`,
  });
}
