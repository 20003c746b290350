import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { decodeText } from '../../kit/plain-text/decode-text.ts';
import { mostTextBytes, mostTexts, type ImageFile } from './image-file.ts';
import { findXmp } from './xmp.ts';

const mostBlocks = 1_000_000;
const [extension, image, trailer] = [0x21, 0x2c, 0x3b];
const commentLabel = 0xfe;
const applicationLabel = 0xff;

/** Size, comments and XMP of a GIF (GIF89a specification); frames are passed over. */
export async function readGif(bytes: RangedBytes): Promise<ImageFile> {
  const head = await bytes.read(0, 13);
  if (head.length < 13) return { damaged: true };
  const [width, height] = [head.readUInt16LE(6), head.readUInt16LE(8)];
  const texts: string[] = [];
  let xmp: string | undefined;
  let at = 13 + colourTableSize(head.readUInt8(10));
  let blocks = 0;
  let room = mostTextBytes;
  let kind: number | undefined;

  while (at < bytes.size && blocks < mostBlocks) {
    const block = await bytes.read(at, 14);
    kind = block[0];
    const label = block[1] ?? 0;
    const isXmp = kind === extension && label === applicationLabel && block.toString('latin1', 3, 14) === 'XMP DataXMP';
    if (isXmp) xmp ??= findXmp(await bytes.read(at, mostTextBytes));
    if (kind === extension) at += 2;
    else if (kind === image) at += 11 + colourTableSize((await bytes.read(at + 9, 1))[0] ?? 0);
    else break;
    const data = await readSubBlocks(kind === extension && label === commentLabel && texts.length < mostTexts);
    if (data.length > 0) texts.push(decodeText(data));
  }
  return {
    width,
    height,
    ...(xmp !== undefined && { xmp }),
    texts: texts.map((text) => ({ keyword: 'Comment', text })),
    damaged: kind !== trailer,
  };

  async function readSubBlocks(isKept: boolean): Promise<Buffer> {
    const kept: Buffer[] = [];
    for (; blocks < mostBlocks; blocks += 1) {
      const length = (await bytes.read(at, 1))[0] ?? 0;
      if (isKept && length > 0 && room > 0) {
        kept.push(Buffer.from(await bytes.read(at + 1, length)));
        room -= length;
      }
      at += 1 + length;
      if (length === 0) break;
    }
    return Buffer.concat(kept);
  }
}

/** The highest bit says that there is a table, the lowest three how large. */
const colourTableSize = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));
