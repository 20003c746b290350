import { createRangedBytes, type RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { pngWithin, type DrawnPng } from '../../kit/raster/png-within.ts';
import { scaleDown } from '../../kit/raster/scale-down.ts';
import type { Content } from '../../plugin/content.ts';
import type { Rendering, RenderRequest } from '../../plugin/rendering.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodePng } from './decode-png.ts';
import { embeddedThumbnail } from './embedded-thumbnail.ts';
import type { ImageFile } from './image-file.ts';
import { orientationOf } from './orientation.ts';
import { readImage } from './read-image.ts';
import { webpSize } from './webp.ts';

type Size = Pick<Rendering, 'width' | 'height'>;

/** What every browser shows, by how it begins. */
const shown: readonly (readonly [beginning: RegExp, mimeType: Rendering['mimeType']])[] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG\r\n/, 'image/png'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
];
/** Bytes of a picture. */
const mostDrawn = 20 * 1024 * 1024;
/** What is decoded at most, packed and in pixels. */
const mostBytes = 64 * 1024 * 1024;
const mostPixels = 20_000_000;
/** A camera's thumbnail that would have to be enlarged more is too coarse. */
const mostEnlarged = 2;

/**
 * The image itself where it is no larger than asked for and of a kind that browsers show; else its pixels scaled down, which takes a JPEG, PNG or
 * BMP; else the thumbnail that a camera put into it, which is also taken where it is large enough. `undefined` where there is no such thing.
 */
export async function renderImage(content: Content, { page, longest, signal }: RenderRequest): Promise<Rendering | undefined> {
  if (page !== 1) return undefined;
  const bytes = createRangedBytes(content.size, (range) => content.bytes(range));
  const image = await readImage(bytes);
  if (image === undefined) return undefined;
  const head = Buffer.from(await bytes.read(0, 64));
  const size = sizeOf(image) ?? webpSize(head);
  const mimeType = shown.find(([pattern]) => pattern.test(head.toString('latin1', 0, 16)))?.[1];
  if (mimeType !== undefined && size && bytes.size <= mostDrawn && isWithin(size, longest))
    return { bytes: Uint8Array.from(await bytes.read(0, bytes.size)), mimeType, ...size, pages: 1 };
  const thumbnail = image.tagged && (await cameraThumbnail(image.tagged, longest));
  if (thumbnail && Math.max(thumbnail.width, thumbnail.height) * mostEnlarged >= longest) return thumbnail;
  signal.throwIfAborted();
  const png = size && (await drawnImage({ ...image, ...size }, bytes, Math.min(longest, Math.max(size.width, size.height))));
  return png ? { ...png, mimeType: 'image/png', pages: 1 } : thumbnail;
}

async function drawnImage(image: ImageFile & Size, bytes: RangedBytes, longest: number): Promise<DrawnPng | undefined> {
  const { width, height, channels, tagged } = image;
  if (bytes.size > mostBytes || width * height > mostPixels) return undefined;
  const file = await bytes.read(0, bytes.size);
  const beginning = file.toString('latin1', 0, 4);
  if (beginning.startsWith('\xff\xd8') && (channels === 1 || channels === 3)) {
    const { drawJpeg } = await import('./draw-jpeg.ts');
    const orientation = tagged ? await orientationOf(tagged) : 1;
    return pngWithin(mostDrawn, longest, (side) => drawJpeg({ bytes: file, width, height, channels, orientation }, side));
  }
  const raster = beginning === '\x89PNG' ? decodePng(file) : beginning.startsWith('BM') ? decodeBmp(file) : undefined;
  return raster && pngWithin(mostDrawn, longest, async (side) => scaleDown(raster, side));
}

async function cameraThumbnail(tagged: Buffer, longest: number): Promise<Rendering | undefined> {
  const bytes = await embeddedThumbnail(tagged);
  const image = bytes && (await readImage(createRangedBytes(bytes.length, async ({ start, end }) => bytes.subarray(start, end))));
  const size = image && sizeOf(image);
  return bytes && size && isWithin(size, longest) ? { bytes, mimeType: 'image/jpeg', ...size, pages: 1 } : undefined;
}

const sizeOf = ({ width = 0, height = 0 }: Partial<Size>): Size | undefined => (width > 0 && height > 0 ? { width, height } : undefined);
const isWithin = ({ width, height }: Size, longest: number): boolean => width <= longest && height <= longest;
