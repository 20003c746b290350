import type { Content } from '../../../plugin/content.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import type { Archive } from '../archive.ts';
import { createByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { compressionOf } from '../compression/compressions.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { readRange, streamRange } from './content-bytes.ts';
import { beginsCpio, readCpio } from './read-cpio.ts';
import { readRpmHeader, rpmMetadata } from './rpm-header.ts';

const leadSize = 96;
const leadMagic = 'edabeedb';

/** An RPM package (https://rpm-software-management.github.io/rpm/manual/format_v4.html): two headers, then a compressed cpio archive. */
export async function openRpmPackage(content: Content, mostBytes: number): Promise<Archive | undefined> {
  const lead = await readRange(content, 0, leadSize);
  if (lead.toString('hex', 0, 4) !== leadMagic) return undefined;
  const signature = await readRpmHeader(content, leadSize);
  const header = signature && (await readRpmHeader(content, Math.ceil(signature.end / 8) * 8));
  if (header === undefined) return undefined;
  const metadata: MetadataFields = rpmMetadata(header);
  const packed = streamRange(content, header.end, content.size);
  const compression = compressionOf(await content.bytes({ start: header.end, end: header.end + 8 }));
  const unpacked = compression && unpackStream(compression, packed, mostBytes);
  const reader = createByteReader(unpacked?.chunks ?? packed);
  const cpio = readCpio(reader);
  const isKnown = beginsCpio(await reader.peek(6));
  return {
    async *members() {
      try {
        if (isKnown) yield* cpio.members();
      } finally {
        await reader.close();
      }
    },
    problem: () => unpacked?.problem() ?? (isKnown ? cpio.problem() : 'unsupported'),
    metadata: () => metadata,
  };
}
