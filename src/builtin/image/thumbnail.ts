import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { scaleDown } from '../../kit/raster/scale-down.ts';
import { writePng } from '../../kit/raster/write-png.ts';
import { decodeBmp } from './decode-bmp.ts';
import { decodePng } from './decode-png.ts';
import { embeddedThumbnail } from './embedded-thumbnail.ts';
import type { ImageFile } from './image-file.ts';
import { readImage } from './read-image.ts';

export interface Thumbnail {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** What every browser shows, by how it begins. */
const shown: readonly (readonly [beginning: RegExp, mimeType: string])[] = [
  [/^\xff\xd8/, 'image/jpeg'],
  [/^\x89PNG/, 'image/png'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
];
/** An image that is no larger is a thumbnail itself. */
const smallFile = 64 * 1024;
/** What is decoded at most, packed and in pixels. */
const mostBytes = 64 * 1024 * 1024;
const mostPixels = 20_000_000;

/**
 * A small form of an image, without decoding more than PNG and BMP: the image itself where it is small, else the thumbnail that a camera put into
 * it, else its pixels scaled down. `undefined` where there is no such thing.
 */
export async function imageThumbnail(bytes: RangedBytes, longest = 400): Promise<Thumbnail | undefined> {
  const image = await readImage(bytes);
  if (image === undefined) return undefined;
  const beginning = (await bytes.read(0, 16)).toString('latin1');
  const mimeType = shown.find(([pattern]) => pattern.test(beginning))?.[1];
  if (mimeType !== undefined && bytes.size <= smallFile && isWithin(image, longest))
    return { bytes: Uint8Array.from(await bytes.read(0, bytes.size)), mimeType };
  const embedded = image.tagged && (await embeddedThumbnail(image.tagged));
  if (embedded !== undefined) return { bytes: embedded, mimeType: 'image/jpeg' };
  const decode = beginning.startsWith('\x89PNG') ? decodePng : beginning.startsWith('BM') ? decodeBmp : undefined;
  const isTooLarge = bytes.size > mostBytes || (image.width ?? 0) * (image.height ?? 0) > mostPixels;
  const raster = isTooLarge ? undefined : decode?.(await bytes.read(0, bytes.size));
  return raster && { bytes: writePng(scaleDown(raster, longest)), mimeType: 'image/png' };
}

const isWithin = ({ width = 0, height = 0 }: ImageFile, longest: number): boolean =>
  width > 0 && height > 0 && width <= longest && height <= longest;
