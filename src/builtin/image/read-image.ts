import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { readBmp } from './bmp.ts';
import { readGif } from './gif.ts';
import type { ImageFile } from './image-file.ts';
import { readJpeg } from './jpeg.ts';
import { readJpeg2000 } from './jpeg2000.ts';
import { readPng } from './png.ts';
import { readPsd } from './psd.ts';
import { asTiff, readCanon, readFujifilm } from './raw.ts';
import { findXmp } from './xmp.ts';

type Reader = (bytes: RangedBytes) => Promise<ImageFile>;

/** Tags of these may lie anywhere: as much is read. */
const longestWhole = 128 * 1024 * 1024;
/** Of that, what is searched for XMP. */
const searchedForXmp = 32 * 1024 * 1024;

/** How files begin, as Latin-1, and who reads them. A dot stands for any byte. */
const readers: readonly (readonly [beginning: RegExp, reader: Reader])[] = [
  [/^\xff\xd8/, (bytes) => readJpeg(bytes)],
  [/^\x89PNG/, readPng],
  [/^GIF8/, readGif],
  [/^8BPS/, readPsd],
  [/^BM/, readBmp],
  [/^.{4}jP {2}/s, readJpeg2000],
  [/^FUJIFILM/, readFujifilm],
  [/^.{4}ftypcrx /s, readCanon],
  [/^(?:II\*\0|MM\0\*|RIFF.{4}WEBP|\xff\n|.{4}(?:ftyp|JXL ))/s, (bytes) => readWhole(bytes)],
  [/^II(?:RO|RS|U\0)/, (bytes) => readWhole(bytes, asTiff)],
];

/** What the file holds beside its pixels; `undefined` where it is no image that anybody here knows. */
export async function readImage(bytes: RangedBytes): Promise<ImageFile | undefined> {
  const beginning = (await bytes.read(0, 16)).toString('latin1');
  return readers.find(([pattern]) => pattern.test(beginning))?.[1](bytes);
}

/** Formats that the EXIF reader finds its way in. */
async function readWhole(bytes: RangedBytes, mend: (file: Buffer) => Buffer = (file) => file): Promise<ImageFile> {
  const file = await bytes.read(0, Math.min(bytes.size, longestWhole));
  const xmp = findXmp(file.subarray(0, searchedForXmp));
  return { tagged: mend(file), ...(xmp !== undefined && { xmp }) };
}
