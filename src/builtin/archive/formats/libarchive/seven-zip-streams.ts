import { HeaderError, type FieldReader } from './seven-zip-fields.ts';

export interface SevenZipCoder {
  /** In hexadecimal. */
  readonly id: string;
  readonly settings: Buffer;
}

/** What is needed of a description of packed streams to unpack the first. */
export interface PackedStreams {
  /** Counted from behind the first 32 bytes. */
  readonly start: number;
  readonly length: number;
  /** `undefined` where it takes several. */
  readonly coder: SevenZipCoder | undefined;
  /** When unpacked. */
  readonly size: number;
}

interface Folder {
  readonly coders: readonly SevenZipCoder[];
  readonly outputs: number;
  sizes: readonly number[];
  hasChecksum: boolean;
}

const id = { end: 0, packInfo: 6, unpackInfo: 7, subStreams: 8, size: 9, checksum: 10, folder: 11, unpackSize: 12, count: 13 } as const;
const mostStreams = 1_000_000;
const mostCoders = 32;

/** Reads the structure `StreamsInfo` to its end. */
export function readStreams(fields: FieldReader): PackedStreams {
  let start = 0;
  let lengths: readonly number[] = [];
  let folders: readonly Folder[] = [];
  for (let kind = fields.byte(); kind !== id.end; kind = fields.byte()) {
    if (kind === id.packInfo) ({ start, lengths } = readPackInfo(fields));
    else if (kind === id.unpackInfo) folders = readFolders(fields);
    else if (kind === id.subStreams) skipSubStreams(fields, folders);
    else throw new HeaderError();
  }
  const [folder] = folders;
  const isSimple = folder?.coders.length === 1;
  return { start, length: lengths[0] ?? 0, coder: isSimple ? folder.coders[0] : undefined, size: folder?.sizes[0] ?? 0 };
}

function readPackInfo(fields: FieldReader): { readonly start: number; readonly lengths: readonly number[] } {
  const start = fields.number();
  const count = bounded(fields.number());
  let lengths: readonly number[] = [];
  for (let kind = fields.byte(); kind !== id.end; kind = fields.byte()) {
    if (kind === id.size) lengths = Array.from({ length: count }, () => fields.number());
    else if (kind === id.checksum) readChecksums(fields, count);
    else throw new HeaderError();
  }
  return { start, lengths };
}

function readFolders(fields: FieldReader): readonly Folder[] {
  if (fields.byte() !== id.folder) throw new HeaderError();
  const count = bounded(fields.number());
  if (fields.byte() !== 0) throw new HeaderError();
  const folders = Array.from({ length: count }, () => readFolder(fields));
  if (fields.byte() !== id.unpackSize) throw new HeaderError();
  for (const folder of folders) folder.sizes = Array.from({ length: folder.outputs }, () => fields.number());
  for (let kind = fields.byte(); kind !== id.end; kind = fields.byte()) {
    if (kind !== id.checksum) throw new HeaderError();
    for (const [index, isKnown] of readChecksums(fields, count).entries()) {
      const folder = folders[index];
      if (folder) folder.hasChecksum = isKnown;
    }
  }
  return folders;
}

function readFolder(fields: FieldReader): Folder {
  const coders: SevenZipCoder[] = [];
  let inputs = 0;
  let outputs = 0;
  const count = fields.number();
  if (count > mostCoders) throw new HeaderError();
  for (let index = 0; index < count; index += 1) {
    const flags = fields.byte();
    const coderId = fields.bytes(flags & 15).toString('hex');
    const isComplex = (flags & 0x10) !== 0;
    inputs += isComplex ? fields.number() : 1;
    outputs += isComplex ? fields.number() : 1;
    coders.push({ id: coderId, settings: (flags & 0x20) === 0 ? Buffer.alloc(0) : fields.bytes(fields.number()) });
  }
  if (inputs > mostCoders || outputs > mostCoders || outputs === 0) throw new HeaderError();
  const pairs = outputs - 1;
  for (let pair = 0; pair < 2 * pairs; pair += 1) fields.number();
  const packed = inputs - pairs;
  if (packed > 1) for (let index = 0; index < packed; index += 1) fields.number();
  return { coders, outputs, sizes: [], hasChecksum: false };
}

function skipSubStreams(fields: FieldReader, folders: readonly Folder[]): void {
  let counts: readonly number[] = folders.map(() => 1);
  let kind = fields.byte();
  if (kind === id.count) {
    counts = folders.map(() => bounded(fields.number()));
    kind = fields.byte();
  }
  if (kind === id.size) {
    // The last of each folder is what is left.
    for (const count of counts) for (let index = 1; index < count; index += 1) fields.number();
    kind = fields.byte();
  }
  if (kind === id.checksum) {
    const unknown = counts.reduce((sum, count, index) => sum + (count === 1 && folders[index]?.hasChecksum ? 0 : count), 0);
    readChecksums(fields, bounded(unknown));
    kind = fields.byte();
  }
  if (kind !== id.end) throw new HeaderError();
}

function readChecksums(fields: FieldReader, count: number): readonly boolean[] {
  const known = fields.flags(count);
  fields.skip(4 * known.filter((isKnown) => isKnown).length);
  return known;
}

function bounded(count: number): number {
  if (count > mostStreams) throw new HeaderError();
  return count;
}
