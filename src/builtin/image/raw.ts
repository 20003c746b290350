import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { ImageFile } from './image-file.ts';
import { readJpeg } from './jpeg.ts';

const tiffMark = Buffer.from([0x2a, 0]);
/** Canon's boxes lie before the preview. */
const canonHead = 1024 * 1024;

/** Fujifilm's raw files hold a JPEG with all tags; where it is stands in their head. */
export async function readFujifilm(bytes: RangedBytes): Promise<ImageFile> {
  const head = await bytes.read(84, 4);
  return head.length < 4 ? { damaged: true } : readJpeg(bytes, head.readUInt32BE(0));
}

/** Canon's CR3 is a container like MP4; its box `CMT1` holds the first directory of what would be a TIFF. */
export async function readCanon(bytes: RangedBytes): Promise<ImageFile> {
  const head = await bytes.read(0, canonHead);
  const at = head.indexOf('CMT1', 0, 'latin1');
  if (at < 4) return { damaged: true };
  return { tagged: Buffer.from(head.subarray(at + 4, at - 4 + head.readUInt32BE(at - 4))) };
}

/** Olympus and Panasonic write a TIFF under another mark. */
export function asTiff(file: Buffer): Buffer {
  const tiff = Buffer.from(file);
  tiffMark.copy(tiff, 2);
  return tiff;
}
