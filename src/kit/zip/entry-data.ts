import { localHeaderSize, localSignature } from './entry-headers.ts';
import { readBuffer, type ZipEntry, type ZipSource } from './zip-entry.ts';

/** Where the data of an entry are: the local header has lengths of its own. `undefined` where there is no such header. */
export async function dataOf(source: ZipSource, entry: ZipEntry): Promise<{ readonly start: number; readonly end: number } | undefined> {
  const header = await readBuffer(source, entry.offset, entry.offset + localHeaderSize);
  if (header.length < localHeaderSize || header.readUInt32LE(0) !== localSignature) return undefined;
  const start = entry.offset + localHeaderSize + header.readUInt16LE(26) + header.readUInt16LE(28);
  return { start, end: Math.min(source.size, start + entry.compressedSize) };
}
