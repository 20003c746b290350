import { localHeaderSize, localSignature, readLocalHeader } from './entry-headers.ts';
import { readBuffer, type ZipEntry, type ZipSource } from './zip-entry.ts';

const blockSize = 1024 ** 2;
const longestHeader = localHeaderSize + 2 * 0xffff;
const mark = Buffer.from('PK', 'latin1');

/** The entries of an archive without a usable directory, such as the beginning of one: looks for local headers from `from` on. */
export async function* scanEntries(source: ZipSource, from: number): AsyncGenerator<Omit<ZipEntry, 'overlaps'>> {
  let at = from;
  for (;;) {
    const found = await findSignature(source, at, ['\x03\x04']);
    if (found === undefined) return;
    const header = await readBuffer(source, found, found + longestHeader);
    if (header.length < localHeaderSize || header.readUInt32LE(0) !== localSignature) return;
    const dataStart = found + localHeaderSize + header.readUInt16LE(26) + header.readUInt16LE(28);
    const entry = readLocalHeader(header, 0, found);
    const left = source.size - dataStart;
    if (left < 0) return;
    const compressedSize = entry.compressedSize === -1 ? await lengthOfData(source, dataStart) : entry.compressedSize;
    yield { ...entry, compressedSize };
    // A size that is too large may be wrong: the next header is looked for behind this one.
    at = compressedSize > left ? found + localHeaderSize : dataStart + compressedSize;
  }
}

/** Data whose size is not said ends at the descriptor behind it, or at the next header. */
async function lengthOfData(source: ZipSource, dataStart: number): Promise<number> {
  const end = await findSignature(source, dataStart, ['\x07\x08', '\x03\x04', '\x01\x02']);
  return (end ?? source.size) - dataStart;
}

async function findSignature(source: ZipSource, from: number, endings: readonly string[]): Promise<number | undefined> {
  for (let start = from; start < source.size; start += blockSize) {
    // Four more bytes, so that a signature across the border is seen.
    const block = await readBuffer(source, start, start + blockSize + 4);
    for (let at = block.indexOf(mark); at !== -1 && at < blockSize; at = block.indexOf(mark, at + 1)) {
      if (endings.includes(block.toString('latin1', at + 2, at + 4))) return start + at;
    }
  }
  return undefined;
}
