import { readDirectory } from './central-directory.ts';
import { findDirectory } from './end-record.ts';
import { localHeaderSize, localSignature } from './entry-headers.ts';
import { decodeName } from './entry-name.ts';
import { scanEntries } from './scan-entries.ts';
import { readBuffer, type ZipEntry, type ZipSource } from './zip-entry.ts';

export interface Zip {
  readonly comment: string;
  /** The entries in the order of the directory; read while they are asked for. */
  entries(): AsyncGenerator<ZipEntry>;
  /** Known once `entries` is through: the directory is missing or broken, and entries were looked for in the archive itself. */
  damage(): boolean;
}

/** `undefined` where there is neither a directory nor an entry. */
export async function openZip(source: ZipSource): Promise<Zip | undefined> {
  const directory = await findDirectory(source);
  if (directory === undefined && !(await beginsWithEntry(source))) return undefined;
  let isDamaged = directory === undefined;

  async function* found(): AsyncGenerator<Omit<ZipEntry, 'overlaps'>> {
    let next = 0;
    if (directory !== undefined) {
      const headers = readDirectory(source, directory);
      for (let step = await headers.next(); ; step = await headers.next()) {
        if (step.done === true) {
          if (step.value) return;
          break;
        }
        next = Math.max(next, step.value.offset + localHeaderSize + step.value.compressedSize);
        yield step.value;
      }
      isDamaged = true;
    }
    yield* scanEntries(source, next);
  }

  return {
    comment: directory === undefined ? '' : decodeName({ raw: directory.comment, isMarkedUtf8: false, unicode: undefined }),
    async *entries() {
      const overlaps = createOverlapCheck(source.size);
      for await (const entry of found()) yield { ...entry, overlaps: overlaps(entry) };
    },
    damage: () => isDamaged,
  };
}

async function beginsWithEntry(source: ZipSource): Promise<boolean> {
  const head = await readBuffer(source, 0, 4);
  return head.length === 4 && head.readUInt32LE(0) === localSignature;
}

/**
 * Entries that begin inside the one before overlap; so do some, wherever they are, once all of them together are longer than the archive.
 * What is flagged aside, an archive never unpacks from more bytes than it has.
 */
function createOverlapCheck(archiveSize: number): (entry: Omit<ZipEntry, 'overlaps'>) => boolean {
  let previousStart = -1;
  let previousEnd = 0;
  let total = 0;
  return ({ offset, compressedSize }) => {
    // Of a truncated archive's last entry only what is there counts.
    const length = localHeaderSize + Math.max(0, Math.min(compressedSize, archiveSize - offset - localHeaderSize));
    total += length;
    const overlaps = (offset >= previousStart && offset < previousEnd) || total > archiveSize;
    previousStart = offset;
    previousEnd = offset + length;
    return overlaps;
  };
}
