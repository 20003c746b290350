import { OcrUnavailable } from '../../kit/ocr/ocr-unavailable.ts';
import { writePgm } from '../../kit/raster/write-pgm.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { PdfDocument } from './open-document.ts';
import { renderPage } from '../../kit/pdfium/render-page.ts';

export interface PdfOptions {
  readonly ocr: boolean;
  readonly ocrLanguages: readonly string[];
  readonly ocrPages: number;
}

/** Reads pages with the eyes of a machine, as far as the options and the time allow. */
export interface PageOcr {
  /** The words that a page shows; `undefined` where they were not looked for, or could not be read. */
  read(document: PdfDocument, index: number): Promise<string | undefined>;
}

/** Of one document. Half of what a worker has for it by default. */
const mostMilliseconds = 5 * 60_000;
/** Letters of ten points are then some twenty pixels high, as the recognizer likes them. */
const pixelsPerPoint = 200 / 72;
/** Above A3. */
const mostPixels = 12_000_000;
/** The recognizer takes no longer sides. */
const longestSide = 32_000;

export function createPageOcr({ ocr, ocrLanguages, ocrPages }: PdfOptions): PageOcr {
  let pagesLeft = ocr ? ocrPages : 0;
  let millisecondsLeft = mostMilliseconds;
  return {
    async read(document, index) {
      if (pagesLeft <= 0 || millisecondsLeft <= 0) return undefined;
      pagesLeft -= 1;
      const startedAt = performance.now();
      const raster = renderPage(document, index, 1, scaleForOcr);
      if (raster === undefined) return undefined;
      const { recognizeText } = await import('../../kit/ocr/recognize-text.ts');
      const image = { bytes: writePgm(raster), orientation: 1 };
      const { text, isUncertain, problem } = await recognizeText(image, ocrLanguages).catch(rejectUnavailable);
      millisecondsLeft -= performance.now() - startedAt;
      return problem === undefined && isUncertain !== true ? text : undefined;
    },
  };
}

function scaleForOcr(width: number, height: number): number {
  return Math.min(pixelsPerPoint, Math.sqrt(mostPixels / (width * height)), longestSide / Math.max(width, height));
}

function rejectUnavailable(error: unknown): never {
  if (!(error instanceof OcrUnavailable)) throw error;
  throw new PaiseError('PLUGIN_FAILED', error.message, { plugin: 'pdf', cause: error, hint: `${error.remedy}, or set pdf.ocr to false.` });
}
