import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { ImageFile } from './image-file.ts';

/** The head of a Windows bitmap: BITMAPCOREHEADER has 12 bytes, all later ones begin like BITMAPINFOHEADER. */
export async function readBmp(bytes: RangedBytes): Promise<ImageFile> {
  const head = await bytes.read(0, 30);
  if (head.length < 26) return { damaged: true };
  if (head.readUInt32LE(14) === 12) return { width: head.readUInt16LE(18), height: head.readUInt16LE(20), ...depth(head.readUInt16LE(24)) };
  if (head.length < 30) return { damaged: true };
  // A negative height means that the rows begin at the top.
  return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)), ...depth(head.readUInt16LE(28)) };
}

/** Bits of a pixel; those of 16 are shared out in several ways. */
function depth(bitsPerPixel: number): Pick<ImageFile, 'bitsPerSample'> {
  if (bitsPerPixel === 24 || bitsPerPixel === 32) return { bitsPerSample: 8 };
  return bitsPerPixel <= 8 ? { bitsPerSample: bitsPerPixel } : {};
}
