import type { Content } from '../../../plugin/content.ts';
import type { Archive, Member, Problem } from '../archive.ts';
import { createByteReader, type ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { brotli, compressionOf, type Compression } from '../compression/compressions.ts';
import { unpackStream } from '../compression/unpack-stream.ts';
import { streamRange } from './content-bytes.ts';
import { beginsTar, readTar } from './read-tar.ts';
import { blockSize } from './tar-header.ts';

const headSize = 256;
/** A longer file, such as a log, is read so far. */
const mostOfFile = 256 * 1024 ** 2;
/** What is shorter is gathered in pieces; beyond, room for all is taken at once, so that nothing is ever there twice. */
const longestInPieces = 4 * 1024 ** 2;
const pieceSize = 64 * 1024;

/** A compressed tar archive is read as the archive; anything else is one file, named as without the compression. */
export async function openCompressed(content: Content, mostBytes: number): Promise<Archive | undefined> {
  const head = await content.bytes({ start: 0, end: headSize });
  const compression = compressionOf(head) ?? (content.mimeType === 'application/x-brotli' ? brotli : undefined);
  if (compression === undefined) return undefined;
  const unpacked = unpackStream(compression, streamRange(content, 0, content.size), mostBytes);
  const reader = createByteReader(unpacked.chunks);
  const begin = await reader.peek(blockSize);
  if (begin.length === 0 && unpacked.problem() !== undefined) {
    await reader.close();
    return undefined;
  }
  const name = unpackedName(content.name, compression, head);
  const inside = beginsTar(begin) ? readTar(reader) : readFile(name, reader);
  return {
    async *members() {
      try {
        yield* inside.members();
      } finally {
        await reader.close();
      }
    },
    problem: () => unpacked.problem() ?? inside.problem(),
  };
}

function readFile(name: string, reader: ByteReader): Archive {
  let problem: Problem | undefined;
  async function* members(): AsyncGenerator<Member> {
    yield {
      name,
      async read(mostBytes) {
        const bytes = await readAtMost(reader, Math.min(mostBytes, mostOfFile));
        if ((await reader.peek(1)).length > 0) problem = 'too-large';
        return { bytes };
      },
    };
  }
  return { members, problem: () => problem };
}

/** Room that is not written to takes no memory: the system hands it out page by page. */
async function readAtMost(reader: ByteReader, most: number): Promise<Uint8Array> {
  const start = await reader.read(Math.min(most, longestInPieces));
  if (start.length < longestInPieces) return start;
  const bytes = Buffer.allocUnsafeSlow(most);
  let length = 0;
  for (let part = start; part.length > 0; part = await reader.read(Math.min(pieceSize, most - length))) length += part.copy(bytes, length);
  return bytes.subarray(0, length);
}

/** `a.txt.gz` holds `a.txt`, `a.tgz` holds `a.tar`; else it is named as the header says, or as the file itself. */
function unpackedName(name: string, { endings }: Compression, head: Uint8Array): string {
  const dot = name.lastIndexOf('.');
  const replacement = dot > 0 ? endings[name.slice(dot + 1).toLowerCase()] : undefined;
  if (replacement !== undefined) return name.slice(0, dot) + replacement;
  const original = gzipName(Buffer.from(head.buffer, head.byteOffset, head.byteLength));
  return original ?? name;
}

/** The name that gzip may write behind its header (RFC 1952, 2.3.1). */
function gzipName(head: Buffer): string | undefined {
  const hasName = 8;
  const hasExtra = 4;
  if (head.length < 12 || head.toString('hex', 0, 3) !== '1f8b08' || (head.readUInt8(3) & hasName) === 0) return undefined;
  const start = (head.readUInt8(3) & hasExtra) === 0 ? 10 : 12 + head.readUInt16LE(10);
  const end = head.indexOf(0, start);
  const name = end > start ? head.toString('latin1', start, end) : '';
  return name === '' ? undefined : name.slice(name.lastIndexOf('/') + 1);
}
