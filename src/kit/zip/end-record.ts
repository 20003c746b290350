import { readBuffer, type ZipSource } from './zip-entry.ts';

/** Where the central directory is. */
export interface Directory {
  readonly start: number;
  readonly end: number;
  readonly entries: number;
  /** To be added to all offsets: the archive was put behind something else, such as a program that unpacks it. */
  readonly shift: number;
  readonly comment: Buffer;
}

const endSignature = Buffer.from('PK\x05\x06', 'latin1');
const endSize = 22;
const longestComment = 0xffff;
const locatorSize = 20;

/** Finds the end of central directory record (section 4.3.16), from behind: a comment may follow it. */
export async function findDirectory(source: ZipSource): Promise<Directory | undefined> {
  const tailStart = Math.max(0, source.size - endSize - longestComment - locatorSize);
  const tail = await readBuffer(source, tailStart, source.size);
  for (let at = tail.lastIndexOf(endSignature); at !== -1; at = at === 0 ? -1 : tail.lastIndexOf(endSignature, at - 1)) {
    if (at + endSize > tail.length) continue;
    const directory = await readRecord(source, tail.subarray(at), tailStart + at);
    if (directory !== undefined) return directory;
  }
  return undefined;
}

async function readRecord(source: ZipSource, record: Buffer, position: number): Promise<Directory | undefined> {
  const comment = record.subarray(endSize, endSize + record.readUInt16LE(20));
  const narrow = { entries: record.readUInt16LE(10), size: record.readUInt32LE(12), offset: record.readUInt32LE(16), position };
  const { entries, size, offset, position: end } = (await readZip64(source, position)) ?? narrow;
  const start = end - size;
  // The directory ends where this record begins; where it says to begin elsewhere, something stands before the archive.
  if (start < 0 || !(await beginsDirectory(source, start, size))) {
    return (await beginsDirectory(source, offset, size)) ? { start: offset, end: offset + size, entries, shift: 0, comment } : undefined;
  }
  return { start, end, entries, shift: start - offset, comment };
}

async function beginsDirectory(source: ZipSource, start: number, size: number): Promise<boolean> {
  if (size === 0) return true;
  if (start < 0 || start + 4 > source.size) return false;
  return (await readBuffer(source, start, start + 4)).toString('latin1') === 'PK\x01\x02';
}

/** The zip64 record (section 4.3.14), which its locator before the end record points to; or, in a shifted archive, right before the locator. */
async function readZip64(
  source: ZipSource,
  position: number,
): Promise<{ entries: number; size: number; offset: number; position: number } | undefined> {
  const locator = await readBuffer(source, position - locatorSize, position);
  if (locator.length < locatorSize || locator.toString('latin1', 0, 4) !== 'PK\x06\x07') return undefined;
  for (const at of [Number(locator.readBigUInt64LE(8)), position - locatorSize - 56]) {
    if (at < 0 || at + 56 > source.size) continue;
    const record = await readBuffer(source, at, at + 56);
    if (record.length < 56 || record.toString('latin1', 0, 4) !== 'PK\x06\x06') continue;
    const [entries, size, offset] = [32, 40, 48].map((field) => Number(record.readBigUInt64LE(field)));
    return { entries: entries ?? 0, size: size ?? 0, offset: offset ?? 0, position: at };
  }
  return undefined;
}
