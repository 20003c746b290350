import { inflateSync } from 'node:zlib';
import { present } from '../../kit/data-fields/present.ts';
import { createRangedBytes, type RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { mp4Boxes } from './mp4-boxes.ts';

const containers = new Set(['moov', 'cmov', 'trak']);
const longestHead = 16 * 1024 * 1024;

/** Size and duration of a film in MP4 or QuickTime (ISO/IEC 14496-12, 8.2.2 and 8.3.2), which the tag reader does not tell. */
export async function mp4Film(bytes: RangedBytes): Promise<MetadataFields> {
  let film: MetadataFields = {};
  for await (const { type, data } of mp4Boxes(bytes, containers)) {
    if (type === 'mvhd') film = { ...durationIn(await data(32)), ...film };
    if (type === 'tkhd') film = { ...sizeIn(await data(96)), ...film };
    if (type === 'cmvd') film = { ...(await packedFilm(await data(longestHead))), ...film };
  }
  return film;
}

/** Heads may be packed: after their length, as zlib does (QuickTime File Format, "Compressed Movie Resources"). */
async function packedFilm(packed: Buffer): Promise<MetadataFields> {
  try {
    const head = inflateSync(packed.subarray(4), { maxOutputLength: longestHead });
    // Packed once more it is not.
    const isPacked = head.includes('cmvd', 0, 'latin1');
    return isPacked ? {} : await mp4Film(createRangedBytes(head.length, async ({ start, end }) => head.subarray(start, end)));
  } catch {
    // Damaged, or a bomb.
    return {};
  }
}

function durationIn(head: Buffer): MetadataFields {
  const isLong = head[0] === 1;
  if (head.length < (isLong ? 32 : 20)) return {};
  const scale = head.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16);
  const seconds = duration / scale;
  return seconds > 0 && seconds < 1e7 ? { duration: Number(seconds.toFixed(2)) } : {};
}

/** Width and height end the box, as 16.16 fixed-point numbers. Tracks of sound have none. */
function sizeIn(head: Buffer): MetadataFields {
  const at = head[0] === 1 ? 88 : 76;
  if (head.length < at + 8) return {};
  const [width, height] = [head.readUInt16BE(at), head.readUInt16BE(at + 4)];
  return present({ width: width || undefined, height: height || undefined });
}
