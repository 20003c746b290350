import { centralHeaderSize, centralLength, centralSignature, readCentralHeader } from './entry-headers.ts';
import type { Directory } from './end-record.ts';
import { readBuffer, type ZipEntry, type ZipSource } from './zip-entry.ts';

const blockSize = 1024 ** 2;
/** With name, extra fields and comment of 64 KiB each. */
const longestHeader = centralHeaderSize + 3 * 0xffff;

/** The entries of a central directory, as long as it is one. Returns whether it was, to its end. */
export async function* readDirectory(source: ZipSource, directory: Directory): AsyncGenerator<Omit<ZipEntry, 'overlaps'>, boolean> {
  let block: Buffer = Buffer.alloc(0);
  let blockStart = directory.start;
  let at = 0;
  while (blockStart + at < directory.end) {
    if (block.length - at < longestHeader && blockStart + block.length < directory.end) {
      blockStart += at;
      block = await readBuffer(source, blockStart, Math.min(directory.end, blockStart + blockSize));
      at = 0;
    }
    if (at + centralHeaderSize > block.length || block.readUInt32LE(at) !== centralSignature) return false;
    const length = centralLength(block, at);
    if (at + length > block.length) return false;
    const entry = readCentralHeader(block, at);
    yield { ...entry, offset: entry.offset + directory.shift };
    at += length;
  }
  return true;
}
