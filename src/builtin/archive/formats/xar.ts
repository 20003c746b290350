import { inflateSync } from 'node:zlib';
import type { Content } from '../../../plugin/content.ts';
import type { Archive, Member, MemberData } from '../archive.ts';
import { noBytes } from '../archive.ts';
import { compressionOf } from '../compression/compressions.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { collectAll } from './collect.ts';
import { readRange, streamRange } from './content-bytes.ts';
import { readXarContents, type XarFile } from './xar-contents.ts';

const magic = 'xar!';
const mostContents = 64 * 1024 ** 2;

/** A xar archive, such as an installer of macOS (https://github.com/apple-oss-distributions/xar): a table of contents in XML, then data. */
export async function openXarArchive(content: Content): Promise<Archive | undefined> {
  const header = await readRange(content, 0, 28);
  if (header.length < 28 || header.toString('latin1', 0, 4) !== magic) return undefined;
  const headerSize = header.readUInt16BE(4);
  const heap = headerSize + Number(header.readBigUInt64BE(8));
  const xml = heap - headerSize > mostContents ? undefined : unpackContents(await readRange(content, headerSize, heap));
  if (xml === undefined) return undefined;
  const files = readXarContents(xml);
  return {
    async *members() {
      for (const file of files) yield memberOf(file, heap, content);
    },
    problem: () => undefined,
  };
}

function unpackContents(packed: Buffer): string | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: mostContents }).toString('utf8');
  } catch {
    // Its errors say no more than that the bytes are wrong.
    return undefined;
  }
}

function memberOf(file: XarFile, heap: number, content: Content): Member {
  const { name, size, modifiedAt } = file;
  const start = heap + file.offset;
  const end = Math.min(content.size, start + file.length);
  return {
    name,
    size,
    ...(modifiedAt !== undefined && { modifiedAt }),
    async read(mostBytes): Promise<MemberData> {
      if (size > mostBytes) return { bytes: noBytes, problem: 'too-large' };
      if (!file.isPacked) return wholeOrDamaged(await readRange(content, start, end), size);
      // What is called gzip has the header of zlib.
      const compression = compressionOf(await content.bytes({ start, end: Math.min(end, start + 8) }));
      if (compression === undefined) return { bytes: noBytes, problem: 'unsupported' };
      return collectAll(unpackStream(compression, streamRange(content, start, end), mostBytes));
    },
  };
}

const wholeOrDamaged = (bytes: Uint8Array, size: number): MemberData => (bytes.length < size ? { bytes, problem: 'damaged' } : { bytes });
