import { writePng } from '../../kit/raster/write-png.ts';
import { openDocument } from './open-document.ts';
import { withPdfium } from './pdfium.ts';
import { renderPage } from './render-page.ts';

/** The first page as a small PNG, no side longer than `longest` pixels; `undefined` where it cannot be drawn. Rejects where the document cannot be opened. */
export async function pdfThumbnail(bytes: Uint8Array, longest = 400): Promise<Uint8Array | undefined> {
  let png: Uint8Array | undefined;
  await withPdfium(async (pdfium) => {
    const document = openDocument(pdfium, bytes);
    const raster = renderPage(document, 0, 3, (width, height) => longest / Math.max(width, height));
    document.close();
    png = raster && writePng(raster);
  });
  return png;
}
