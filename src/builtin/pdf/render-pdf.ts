import { isPdfiumFailure, withPdfium } from '../../kit/pdfium/pdfium.ts';
import { renderPage } from '../../kit/pdfium/render-page.ts';
import { pngWithin } from '../../kit/raster/png-within.ts';
import type { Raster } from '../../kit/raster/raster.ts';
import type { Content } from '../../plugin/content.ts';
import type { Rendering, RenderRequest } from '../../plugin/rendering.ts';
import { openDocument } from './open-document.ts';

const mostBytes = 20 * 1024 * 1024;

/** A page as a PNG; `undefined` where it cannot be drawn. Rejects where the document cannot be opened. */
export async function renderPdf(content: Content, { page, longest, signal }: RenderRequest): Promise<Rendering | undefined> {
  const bytes = await content.bytes();
  let pages = 0;
  async function draw(side: number): Promise<Raster | undefined> {
    let raster: Raster | undefined;
    signal.throwIfAborted();
    await withPdfium(async (pdfium) => {
      const document = openDocument(pdfium, bytes);
      pages = document.pageCount;
      if (page <= pages) raster = renderPage(document, page - 1, 3, (width, height) => side / Math.max(width, height));
      document.close();
    });
    return raster;
  }
  try {
    const png = await pngWithin(mostBytes, longest, draw);
    return png && { ...png, mimeType: 'image/png', pages };
  } catch (error) {
    if (isPdfiumFailure(error)) return undefined;
    throw error;
  }
}
