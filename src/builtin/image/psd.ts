import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { ImageFile } from './image-file.ts';
import { findXmp } from './xmp.ts';

const longestResources = 32 * 1024 * 1024;
const mostResources = 10_000;
/** Numbers of image resources. */
const [iptcId, exifId, xmpId] = [1028, 1058, 1060];

/** Head and image resources of a Photoshop document (Adobe Photoshop File Formats Specification, "Image Resources Section"); no layers. */
export async function readPsd(bytes: RangedBytes): Promise<ImageFile> {
  const head = Buffer.from(await bytes.read(0, 30));
  if (head.length < 30) return { damaged: true };
  const start = 30 + head.readUInt32BE(26);
  const sizeField = await bytes.read(start, 4);
  const size = sizeField.length < 4 ? 0 : sizeField.readUInt32BE(0);
  const section = await bytes.read(start + 4, Math.min(size, longestResources));
  const resources = readResources(section);
  const exif = resources.get(exifId);
  const iptc = resources.get(iptcId);
  const tagged = exif ?? (iptc && jpegWithIptc(iptc));
  const xmp = findXmp(resources.get(xmpId));
  return {
    height: head.readUInt32BE(14),
    width: head.readUInt32BE(18),
    bitsPerSample: head.readUInt16BE(22),
    ...(tagged && { tagged }),
    ...(xmp !== undefined && { xmp }),
    damaged: sizeField.length < 4 || section.length < Math.min(size, longestResources),
  };
}

function readResources(section: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  let at = 0;
  for (let count = 0; count < mostResources && at + 12 <= section.length; count += 1) {
    const id = section.readUInt16BE(at + 4);
    const nameEnd = at + 7 + section.readUInt8(at + 6);
    const dataStart = nameEnd + ((nameEnd - at) % 2) + 4;
    if (dataStart > section.length) break;
    const size = section.readUInt32BE(dataStart - 4);
    if (!found.has(id)) found.set(id, section.subarray(dataStart, dataStart + size));
    at = dataStart + size + (size % 2);
  }
  return found;
}

/** The EXIF reader reads IPTC where JPEG has it: as resource 1028 in a segment APP13. */
function jpegWithIptc(iptc: Buffer): Buffer | undefined {
  const name = Buffer.from('Photoshop 3.0\0', 'latin1');
  const length = 2 + name.length + 12 + iptc.length;
  if (length > 0xffff) return undefined;
  const resource = Buffer.concat([Buffer.from('8BIM'), Buffer.of(iptcId >> 8, iptcId & 0xff, 0, 0), unsigned32(iptc.length), iptc]);
  return Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xed, length >> 8, length & 0xff), name, resource, Buffer.of(0xff, 0xd9, 0, 0)]);
}

function unsigned32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
