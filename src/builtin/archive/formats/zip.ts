import { dataOf } from '../../../kit/zip/entry-data.ts';
import { openZip, readZipEntry, type ZipEntry, type ZipSource } from '../../../kit/zip/index.ts';
import type { Content } from '../../../plugin/content.ts';
import type { Archive, Member, MemberData } from '../archive.ts';
import { noBytes } from '../archive.ts';
import { compressionOf, lzma } from '../compression/compressions.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { collectAll } from './collect.ts';
import { streamRange } from './content-bytes.ts';
import { guessName } from './guess-name.ts';

export async function openZipArchive(content: Content): Promise<Archive | undefined> {
  const source: ZipSource = { size: content.size, bytes: (start, end) => content.bytes({ start, end }) };
  const zip = await openZip(source);
  if (zip === undefined) return undefined;
  return {
    async *members() {
      for await (const entry of zip.entries()) if (!entry.isDirectory) yield await memberOf(entry, source, content);
    },
    problem: () => (zip.damage() ? 'damaged' : undefined),
    metadata: () => (zip.comment === '' ? {} : { description: zip.comment }),
  };
}

async function memberOf(entry: ZipEntry, source: ZipSource, content: Content): Promise<Member> {
  return {
    name: await nameOf(entry, source),
    ...(entry.size >= 0 && { size: entry.size }),
    ...(entry.modifiedAt !== undefined && { modifiedAt: entry.modifiedAt }),
    async read(mostBytes) {
      const data = await readZipEntry(source, entry, mostBytes);
      return data.problem === 'unsupported' ? readOtherwise(entry, { source, content }, mostBytes) : data;
    },
  };
}

const methodOfLzma = 14;
/** Methods of section 4.4.5 whose data are what programs for single files write too, marks and all: bzip2, Zstandard, xz. */
const otherMethods = new Set([12, 93, 95]);

async function readOtherwise(
  entry: ZipEntry,
  { source, content }: { readonly source: ZipSource; readonly content: Content },
  mostBytes: number,
): Promise<MemberData> {
  const data = entry.overlaps ? undefined : await dataOf(source, entry);
  if (data === undefined) return { bytes: noBytes, problem: 'unsupported' };
  const { start, end } = data;
  if (entry.method === methodOfLzma)
    return collectAll(unpackStream(lzma, lzmaStream(content, { start, end, size: entry.size }), mostBytes));
  const head = await content.bytes({ start, end: Math.min(end, start + 8) });
  const compression = otherMethods.has(entry.method) ? compressionOf(head) : undefined;
  if (compression === undefined) return { bytes: noBytes, problem: 'unsupported' };
  return collectAll(unpackStream(compression, streamRange(content, start, end), mostBytes));
}

/** Section 5.8.8: a version, the length of the settings, which are five bytes, and the data. The header of a file has the size too. */
async function* lzmaStream(
  content: Content,
  { start, end, size }: { readonly start: number; readonly end: number; readonly size: number },
): AsyncGenerator<Uint8Array> {
  const length = Buffer.alloc(8);
  length.writeBigInt64LE(BigInt(size));
  yield await content.bytes({ start: start + 4, end: start + 9 });
  yield length;
  yield* streamRange(content, start + 9, end);
}

const localNameAt = 30;

/** Names in no declared charset come as code page 437, so the bytes are looked at where one has letters beyond ASCII. */
async function nameOf({ name, offset }: ZipEntry, source: ZipSource): Promise<string> {
  // oxlint-disable-next-line no-control-regex -- ASCII as a whole
  if (/^[\0-\x7f]*$/.test(name)) return name;
  const header = Buffer.from(await source.bytes(offset, offset + localNameAt));
  if (header.length < localNameAt || (header.readUInt16LE(6) & 0x0800) !== 0) return name;
  const start = offset + localNameAt;
  return guessName(await source.bytes(start, start + header.readUInt16LE(26)), name);
}
