import type { Content } from '../../../../plugin/content.ts';
import { createByteReader } from '../../../../kit/byte-reader/byte-reader.ts';
import { lzma } from '../../compression/compressions.ts';
import { unpackLzma2 } from '../../compression/lzma2.ts';
import { readRange } from '../content-bytes.ts';
import { createFieldReader, HeaderError, type FieldReader } from './seven-zip-fields.ts';
import { readStreams, type PackedStreams } from './seven-zip-streams.ts';

const mark = '377abcaf271c';
const startSize = 32;
const mostHeader = 256 * 1024 ** 2;
const mostFiles = 1_000_000;
const id = { header: 0x01, archiveProperties: 0x02, streams: 0x04, files: 0x05, names: 0x11, packedHeader: 0x17 } as const;

/** Names in a 7-Zip archive (7zFormat.txt of the LZMA SDK); none where the header is encrypted or damaged. */
export async function sevenZipNames(content: Content): Promise<readonly string[]> {
  const start = await readRange(content, 0, startSize);
  if (start.length < startSize || start.toString('hex', 0, 6) !== mark) return [];
  const headerStart = startSize + Number(start.readBigUInt64LE(12));
  const size = Number(start.readBigUInt64LE(20));
  if (size > mostHeader || headerStart + size > content.size) return [];
  try {
    return await namesIn(content, await readRange(content, headerStart, headerStart + size));
  } catch (error) {
    if (error instanceof HeaderError) return [];
    throw error;
  }
}

async function namesIn(content: Content, header: Buffer): Promise<readonly string[]> {
  const fields = createFieldReader(header);
  const kind = fields.byte();
  if (kind === id.header) return readNames(fields);
  if (kind !== id.packedHeader) return [];
  const unpacked = createFieldReader(await unpackHeader(content, readStreams(fields)));
  // A header is packed once at most.
  return unpacked.byte() === id.header ? readNames(unpacked) : [];
}

async function unpackHeader(content: Content, { start, length, coder, size }: PackedStreams): Promise<Buffer> {
  const packed = await readRange(content, startSize + start, startSize + start + length);
  if (coder === undefined || size > mostHeader) throw new HeaderError();
  if (coder.id === '00') return packed;
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of unpackWith(coder, packed, size)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    // Damaged, as the decoders say in errors of their own.
    throw new HeaderError();
  }
}

function unpackWith(coder: { readonly id: string; readonly settings: Buffer }, packed: Buffer, size: number): AsyncIterable<Uint8Array> {
  if (coder.id === '21') {
    const bits = (coder.settings[0] ?? 0) & 63;
    return unpackLzma2(createByteReader(inOne(packed)), (2 | (bits & 1)) * 2 ** (Math.trunc(bits / 2) + 11));
  }
  if (coder.id !== '030101' || coder.settings.length < 5) throw new HeaderError();
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(size));
  return lzma.unpack(inOne(Buffer.concat([coder.settings.subarray(0, 5), length, packed])));
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function readNames(fields: FieldReader): readonly string[] {
  let kind = fields.byte();
  if (kind === id.archiveProperties) {
    while (fields.byte() !== 0) fields.skip(fields.number());
    kind = fields.byte();
  }
  if (kind === id.streams) {
    readStreams(fields);
    kind = fields.byte();
  }
  if (kind !== id.files) return [];
  const count = fields.number();
  for (let property = fields.byte(); property !== 0; property = fields.byte()) {
    const length = fields.number();
    if (property === id.names) return splitNames(fields.bytes(length), count);
    fields.skip(length);
  }
  return [];
}

/** A byte that says whether they are elsewhere, then UTF-16 with NULs behind each. */
function splitNames(bytes: Buffer, count: number): readonly string[] {
  if (bytes[0] !== 0) return [];
  return bytes.toString('utf16le', 1).split('\0', Math.min(count, mostFiles));
}
