import type { Raster } from '../raster/raster.ts';
import type { Pdfium } from './pdfium.ts';

/** A document that an instance of the library has open. */
export interface LoadedDocument extends Pick<Pdfium, 'call' | 'memory'> {
  readonly handle: number;
}

/** `FPDFBitmap_BGRx` of `fpdfview.h`. */
const format = 3;
const bytesPerPixel = 4;
/** `FPDF_ANNOT` of `fpdfview.h`: what annotations draw is drawn too. */
const withAnnotations = 0x01;
const white = 0xffffffff;
const upright = 0;

/** Draws a page on white. `scaleOf` says how many pixels there are to a point. `undefined` where it has no size or there is no room for it. */
export function renderPage<Channels extends 1 | 3>(
  { call, memory, handle }: LoadedDocument,
  index: number,
  channels: Channels,
  scaleOf: (width: number, height: number) => number,
): (Raster & { readonly channels: Channels }) | undefined {
  const page = call.FPDF_LoadPage(handle, index);
  if (page === 0) return undefined;
  const [width, height] = pixelsOf(call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page), scaleOf);
  const bitmap = width * height > 0 ? call.FPDFBitmap_CreateEx(width, height, format, 0, 0) : 0;
  if (bitmap !== 0) {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, upright, withAnnotations);
  }
  call.FPDF_ClosePage(page);
  if (bitmap === 0) return undefined;
  const bytes = memory.copy(call.FPDFBitmap_GetBuffer(bitmap), width * height * bytesPerPixel);
  call.FPDFBitmap_Destroy(bitmap);
  return { width, height, channels, pixels: channels === 1 ? greysOf(bytes) : coloursOf(bytes) };
}

function pixelsOf(width: number, height: number, scaleOf: (width: number, height: number) => number): readonly [number, number] {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return [0, 0];
  const scale = scaleOf(width, height);
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** How bright pixels look (ITU-R BT.601, 2.5.1), in 256ths. */
function greysOf(pixels: Uint8Array): Uint8Array {
  const greys = new Uint8Array(pixels.length / bytesPerPixel);
  for (let to = 0, from = 0; to < greys.length; to += 1, from += bytesPerPixel)
    greys[to] = (29 * (pixels[from] ?? 0) + 150 * (pixels[from + 1] ?? 0) + 77 * (pixels[from + 2] ?? 0)) >> 8;
  return greys;
}

/** Red, green, blue of blue, green, red and a gap. */
function coloursOf(pixels: Uint8Array): Uint8Array {
  const colours = new Uint8Array((pixels.length / bytesPerPixel) * 3);
  for (let to = 0, from = 0; to < colours.length; to += 3, from += bytesPerPixel) {
    colours[to] = pixels[from + 2] ?? 0;
    colours[to + 1] = pixels[from + 1] ?? 0;
    colours[to + 2] = pixels[from] ?? 0;
  }
  return colours;
}
