import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';

/** A file within the help file. Section 0 is stored as it is, section 1 is compressed as a whole. */
export interface HelpEntry {
  readonly name: string;
  readonly section: number;
  readonly offset: number;
  readonly length: number;
}

export interface HelpDirectory {
  readonly entries: ReadonlyMap<string, HelpEntry>;
  /** Where section 0 begins. */
  readonly contentAt: number;
  /** Locale of Windows that the texts are in. */
  readonly locale: number;
  readonly isDamaged: boolean;
}

const mostEntries = 1_000_000;
const largestChunk = 1024 ** 2;
const chunkHeader = 20;

/** Reads the names in a file of the format ITSF (https://www.nongnu.org/chmspec/latest/ITSF.html): chunks that refer to the next one. */
export async function readDirectory(file: RangedBytes): Promise<HelpDirectory | undefined> {
  const header = Buffer.from(await file.read(0, 96));
  if (header.length < 96 || header.toString('latin1', 0, 4) !== 'ITSF') return undefined;
  const directoryAt = Number(header.readBigUInt64LE(72));
  const directorySize = Number(header.readBigUInt64LE(80));
  const isNewer = header.readUInt32LE(4) >= 3;
  const contentAt = isNewer ? Number(header.readBigUInt64LE(88)) : directoryAt + directorySize;
  const list = Buffer.from(await file.read(directoryAt, 84));
  if (list.length < 84 || list.toString('latin1', 0, 4) !== 'ITSP') return undefined;
  const chunkSize = list.readUInt32LE(16);
  if (chunkSize < 64 || chunkSize > largestChunk) return undefined;
  const chunksAt = directoryAt + list.readUInt32LE(8);
  const entries = new Map<string, HelpEntry>();
  let next = list.readInt32LE(32);
  let left = Math.ceil(file.size / chunkSize);
  let isDamaged = false;
  for (; next >= 0 && entries.size < mostEntries; left -= 1) {
    const chunk = Buffer.from(await file.read(chunksAt + next * chunkSize, chunkSize));
    isDamaged = left <= 0 || chunk.length < chunkSize || chunk.toString('latin1', 0, 4) !== 'PMGL';
    if (isDamaged) break;
    for (const entry of entriesOf(chunk)) entries.set(entry.name.toLowerCase(), entry);
    next = chunk.readInt32LE(16);
  }
  return { entries, contentAt, locale: header.readUInt32LE(20), isDamaged };
}

function* entriesOf(chunk: Buffer): Generator<HelpEntry> {
  const end = chunk.length - Math.min(chunk.length - chunkHeader, chunk.readUInt32LE(4));
  let at = chunkHeader;
  const number = (): number => {
    let value = 0;
    for (let count = 0; count < 8 && at < end; count += 1) {
      const byte = chunk[at++] ?? 0;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < end) {
    const length = number();
    if (at + length > end) return;
    const name = chunk.toString('utf8', at, at + length);
    at += length;
    yield { name, section: number(), offset: number(), length: number() };
  }
}
