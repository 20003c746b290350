import { readChain, readTable, type Sectors } from './sectors.ts';

/** One storage or stream of a compound file. */
export interface CompoundEntry {
  /** Names from the root on, with `/` between; control characters that names begin with are part of them. Empty for the root. */
  readonly path: string;
  readonly isStorage: boolean;
  readonly size: number;
  /** Class of the object that the storage holds, as 32 hexadecimal digits of its bytes. */
  readonly classId: string;
}

/** The "file system in a file" of older office programs and of OLE objects, [MS-CFB]. */
export interface CompoundFile {
  readonly entries: readonly CompoundEntry[];
  has(path: string): boolean;
  /** The bytes of a stream, in any case of its name; as many as there are. `undefined` where there is none. */
  stream(path: string): Buffer | undefined;
  /** What comes from the first small sector on that begins so, where parts of the directory are lost, and with them the places of streams. */
  lostStream(beginning: Uint8Array): Buffer | undefined;
  /** Whether something is missing of the directory, or of the streams that were asked for. */
  damage(): boolean;
}

interface DirectoryEntry extends CompoundEntry {
  readonly start: number;
}

const entrySize = 128;
const smallSectorSize = 64;
const mostEntries = 100_000;
const noEntry = 0xffff_ffff;
const longestDirectory = mostEntries * entrySize;
const root = 5;
const storage = 1;
const stream = 2;

/** `undefined` where the bytes are no compound file. What is damaged is read as far as it goes. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 512 || file.readBigUInt64BE(0) !== 0xd0cf11e0a1b11ae1n) return undefined;
  const shift = file.readUInt16LE(30);
  const sectorSize = shift === 12 ? 4096 : 512;
  const sectors: Sectors = { bytes: file, size: sectorSize, offset: sectorSize, table: readTable(file, sectorSize) };
  const directory = readChain(sectors, file.readUInt32LE(48), longestDirectory);
  const { found, isComplete } = readDirectory(directory);
  let isDamaged = !isComplete;
  const top = found.get('');
  const miniTable = readChain(sectors, file.readUInt32LE(60), file.length);
  const mini: Sectors = {
    bytes: top === undefined ? Buffer.alloc(0) : readChain(sectors, top.start, file.length),
    size: smallSectorSize,
    offset: 0,
    table: miniTable,
  };
  const cutoff = file.readUInt32LE(56) || 4096;
  return {
    entries: Array.from(found.values(), ({ path, isStorage, size, classId }) => ({ path, isStorage, size, classId })),
    has: (path) => found.has(path.toLowerCase()),
    stream(path) {
      const entry = found.get(path.toLowerCase());
      if (entry === undefined || entry.isStorage) return undefined;
      const data = readChain(entry.size < cutoff ? mini : sectors, entry.start, entry.size);
      isDamaged ||= data.length < entry.size;
      return data;
    },
    lostStream(beginning) {
      if (isComplete) return undefined;
      for (let at = sectorSize; at < file.length; at += smallSectorSize)
        if (file.subarray(at, at + beginning.length).equals(beginning)) return file.subarray(at);
      return undefined;
    },
    damage: () => isDamaged,
  };
}

/** Entries by path in lower case. Siblings form a tree, which is walked without recursion and each entry once. */
function readDirectory(directory: Buffer): { readonly found: ReadonlyMap<string, DirectoryEntry>; readonly isComplete: boolean } {
  let isComplete = true;
  const found = new Map<string, DirectoryEntry>();
  const seen = new Set<number>();
  const waiting: { readonly id: number; readonly folder: string }[] = [{ id: 0, folder: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, folder } = next;
    const at = id * entrySize;
    if (id !== noEntry && at + entrySize > directory.length) isComplete = false;
    if (seen.has(id) || at + entrySize > directory.length) continue;
    seen.add(id);
    const kind = directory.readUInt8(at + 66);
    const name = directory.toString('utf16le', at, at + Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2));
    const path = id === 0 ? '' : folder === '' ? name : `${folder}/${name}`;
    if (kind === root || kind === storage || kind === stream) found.set(path.toLowerCase(), entryAt(directory, at, path));
    if (id !== 0) for (const sibling of [68, 72]) waiting.push({ id: directory.readUInt32LE(at + sibling), folder });
    const child = directory.readUInt32LE(at + 76);
    if (child !== noEntry && kind !== stream) waiting.push({ id: child, folder: path });
  }
  return { found, isComplete };
}

function entryAt(directory: Buffer, at: number, path: string): DirectoryEntry {
  return {
    path,
    isStorage: directory.readUInt8(at + 66) !== stream,
    // The upper half may hold anything in files of version 3.
    size: directory.readUInt32LE(at + 120),
    classId: directory.toString('hex', at + 80, at + 96),
    start: directory.readUInt32LE(at + 116),
  };
}
