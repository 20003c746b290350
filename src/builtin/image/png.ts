import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { mostTextBytes, mostTexts, type ImageFile, type ImageText } from './image-file.ts';
import { readTextChunk } from './png-text.ts';

const mostChunks = 200_000;
const xmpKeyword = 'XML:com.adobe.xmp';

/** The chunks of a PNG, without its pixels (PNG specification, third edition, 11). */
export async function readPng(bytes: RangedBytes): Promise<ImageFile> {
  const texts: ImageText[] = [];
  let head: Pick<ImageFile, 'width' | 'height' | 'bitsPerSample'> = {};
  let modifiedAt: string | undefined;
  let tagged: Buffer | undefined;
  let room = mostTextBytes;
  let damaged = true;
  let at = 8;
  for (let chunks = 0; chunks < mostChunks && at + 8 <= bytes.size; chunks += 1) {
    const header = await bytes.read(at, 8);
    const length = header.readUInt32BE(0);
    const type = header.toString('latin1', 4, 8);
    if (!/^[A-Za-z]{4}$/.test(type)) break;
    if (type === 'IEND') damaged = false;
    if (type === 'IEND') break;
    if (type === 'IHDR') head = readHead(await bytes.read(at + 8, 13));
    else if (type === 'tIME') modifiedAt = readTime(await bytes.read(at + 8, 7));
    else if (type === 'eXIf' && length <= mostTextBytes) tagged = Buffer.from(await bytes.read(at + 8, length));
    else if (/^(?:tEXt|zTXt|iTXt)$/.test(type) && length <= room && texts.length < mostTexts) {
      const text = readTextChunk(type, await bytes.read(at + 8, length), room);
      if (text !== undefined) texts.push(text);
      room -= length + 2 * (text?.text.length ?? 0);
    }
    at += 12 + length;
  }
  const xmp = texts.find(({ keyword }) => keyword === xmpKeyword)?.text;
  return {
    ...head,
    ...(tagged && { tagged }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(xmp !== undefined && { xmp }),
    texts: texts.filter(({ keyword }) => keyword !== xmpKeyword),
    damaged,
  };
}

function readHead(data: Buffer): Pick<ImageFile, 'width' | 'height' | 'bitsPerSample'> {
  if (data.length < 9) return {};
  return { width: data.readUInt32BE(0), height: data.readUInt32BE(4), bitsPerSample: data.readUInt8(8) };
}

/** Year, month, day, hour, minute, second, in UTC. */
function readTime(data: Buffer): string | undefined {
  if (data.length < 7) return undefined;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = data.subarray(2);
  const date = new Date(Date.UTC(data.readUInt16BE(0), month - 1, day, hour, minute, second));
  return Number.isFinite(date.getTime()) ? date.toISOString().replace('.000', '') : undefined;
}
