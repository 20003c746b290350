import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { decodeText } from '../../kit/plain-text/decode-text.ts';
import { mostTexts, type ImageFile } from './image-file.ts';
import { findXmp } from './xmp.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;
/** SOF0…SOF15 without DHT, JPG and DAC, which lie between them. */
const isFrameHeader = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length: TEM, RST0…RST7, SOI. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

const firstRead = 128 * 1024;
const longestHead = 32 * 1024 * 1024;

/** The segments before the pixels (ITU-T T.81, annex B). */
export async function readJpeg(bytes: RangedBytes, start = 0): Promise<ImageFile> {
  for (let length = firstRead; ; length *= 4) {
    const head = await bytes.read(start, length);
    const found = readSegments(head);
    if (!found.damaged || start + length >= bytes.size || length >= longestHead) {
      const xmp = findXmp(found.tagged);
      return { ...found, ...(xmp !== undefined && { xmp }) };
    }
  }
}

interface Segments extends ImageFile {
  readonly tagged: Buffer;
}

function readSegments(head: Buffer): Segments {
  const texts: string[] = [];
  let frame: Pick<ImageFile, 'width' | 'height' | 'bitsPerSample' | 'channels'> = {};
  let at = 2;
  let complete = false;
  while (at + 4 <= head.length) {
    const marker = head[at] === 0xff ? (head[at + 1] ?? 0) : undefined;
    if (marker === undefined) break;
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else if (marker === startOfScan || marker === endOfImage) {
      complete = true;
      break;
    } else {
      const end = at + 2 + head.readUInt16BE(at + 2);
      const segment = head.subarray(at + 4, end);
      if (end > head.length) break;
      if (isFrameHeader(marker) && segment.length >= 6)
        frame = {
          bitsPerSample: segment.readUInt8(0),
          height: segment.readUInt16BE(1),
          width: segment.readUInt16BE(3),
          channels: segment.readUInt8(5),
        };
      if (marker === comment && texts.length < mostTexts) texts.push(decodeText(segment));
      at = Math.max(end, at + 4);
    }
  }
  return {
    ...frame,
    tagged: head.subarray(0, complete ? Math.min(head.length, at + 4) : head.length),
    texts: texts.map((text) => ({ keyword: 'Comment', text })),
    damaged: !complete,
  };
}
