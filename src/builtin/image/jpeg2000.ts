import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { mostTextBytes, type ImageFile } from './image-file.ts';
import { findXmp } from './xmp.ts';

const mostBoxes = 10_000;
const longestBox = 16 * 1024 * 1024;
/** What programs put EXIF under: a UUID that reads as text. */
const exifUuid = 'JpgTiffExif->JP2';

/** Boxes of a JP2 or JPX file (ISO/IEC 15444-1, annex I), without the codestream. */
export async function readJpeg2000(bytes: RangedBytes): Promise<ImageFile> {
  let found: ImageFile = {};
  let at = 0;
  let boxes = 0;
  for (; boxes < mostBoxes && at + 8 <= bytes.size; boxes += 1) {
    const header = await bytes.read(at, 16);
    const type = header.toString('latin1', 4, 8);
    const isLong = header.readUInt32BE(0) === 1 && header.length === 16;
    const length = isLong ? Number(header.readBigUInt64BE(8)) : header.readUInt32BE(0) || bytes.size - at;
    const headerLength = isLong ? 16 : 8;
    if (length < headerLength) break;
    const dataLength = Math.min(length - headerLength, longestBox);
    // A super box: what is in it comes next.
    if (type === 'jp2h') at += headerLength;
    else {
      if (type === 'ihdr' || type === 'uuid' || type === 'xml ')
        found = { ...found, ...fromBox(type, await bytes.read(at + headerLength, dataLength)) };
      at += length;
    }
  }
  return { ...found, damaged: at > bytes.size || boxes === 0 };
}

function fromBox(type: string, data: Buffer): ImageFile {
  if (type === 'ihdr') {
    if (data.length < 11) return {};
    return { height: data.readUInt32BE(0), width: data.readUInt32BE(4), bitsPerSample: (data.readUInt8(10) & 0x7f) + 1 };
  }
  if (type === 'uuid' && data.toString('latin1', 0, 16) === exifUuid) return { tagged: Buffer.from(data.subarray(16)) };
  const xmp = findXmp(data.subarray(0, mostTextBytes));
  return xmp === undefined ? {} : { xmp };
}
