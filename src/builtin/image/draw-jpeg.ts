import { isPdfiumFailure, withPdfium } from '../../kit/pdfium/pdfium.ts';
import { renderPage } from '../../kit/pdfium/render-page.ts';
import type { Raster } from '../../kit/raster/raster.ts';

/** A JPEG with what is known of it. */
export interface JpegImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** See `orientationOf`. */
  readonly orientation: number;
}

/**
 * The pixels of a JPEG, upright and no side longer than `longest`. It is put on the only page of a PDF, and that is drawn: the library for PDF decodes
 * JPEG in a memory of its own, and scales while it does. `undefined` where it cannot.
 */
export async function drawJpeg(image: JpegImage, longest: number): Promise<Raster | undefined> {
  let raster: Raster | undefined;
  try {
    await withPdfium(async (pdfium) => {
      const handle = pdfium.load(pageWith(image));
      if (handle === 0) return;
      raster = renderPage({ ...pdfium, handle }, 0, 3, (width, height) => longest / Math.max(width, height));
      pdfium.call.FPDF_CloseDocument(handle);
    });
  } catch (error) {
    if (!isPdfiumFailure(error)) throw error;
  }
  // What cannot be decoded is all black or all white. So are some pictures, which nobody misses.
  return raster?.pixels.every((sample) => sample === raster?.pixels[0]) ? undefined : raster;
}

/** Where the corners of the image go on a page of one by one (EXIF 2.32, 4.6.4; PDF 1.7, 8.3.4), by orientation. */
const placements: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];
const firstOnItsSide = 5;
/** Points of the longer side of the page. */
const pageSide = 1000;

/** A PDF of one page that the image fills. */
function pageWith({ bytes, width, height, channels, orientation }: JpegImage): Uint8Array {
  const [across, down] = orientation < firstOnItsSide ? [width, height] : [height, width];
  const [pageWidth, pageHeight] = [across, down].map((side) => (side * pageSide) / Math.max(width, height)) as [number, number];
  const [a, b, c, d, e, f] = placements[orientation - 1] ?? [1, 0, 0, 1, 0, 0];
  const matrix = [a * pageWidth, b * pageHeight, c * pageWidth, d * pageHeight, e * pageWidth, f * pageHeight];
  const drawing = Buffer.from(`${matrix.map((number) => number.toFixed(4)).join(' ')} cm /I Do`);
  const colours = channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  const size = `/Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /${colours}`;
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth.toFixed(4)} ${pageHeight.toFixed(4)}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
    ),
    stream('', drawing),
    stream(`/Type /XObject /Subtype /Image ${size} /Filter /DCTDecode`, bytes),
  ];
  return withTable(objects);
}

const stream = (entries: string, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);

/** The objects, numbered from 1, with the table of where they are (PDF 1.7, 7.5.4). */
function withTable(objects: readonly Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places: string[] = ['0000000000 65535 f \n'];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    places.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(part);
    at += part.length;
  }
  const count = places.length;
  parts.push(Buffer.from(`xref\n0 ${count}\n${places.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
