import type { Member, MemberData, Problem } from '../archive.ts';
import { noBytes } from '../archive.ts';
import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { isExtra, readExtras, type TarExtras } from './tar-extras.ts';
import { blockSize, readTarHeader, type TarHeader } from './tar-header.ts';

export interface TarReading {
  members(): AsyncGenerator<Member>;
  problem(): Problem | undefined;
}

/** Types of headers whose data are a file: today's, the oldest, and contiguous. */
const fileTypes = new Set(['0', '\0', '7', 'S']);
const typesWithoutData = new Set(['1', '2', '3', '4', '5', '6']);
/** Where a header should be and is none, the next is looked for so far away. */
const mostGap = 64 * 1024 ** 2;

/** Whether bytes begin with a header of a tar archive. */
export const beginsTar = (head: Buffer): boolean => readTarHeader(head.subarray(0, blockSize)) !== undefined;

/** Reads a tar archive from front to back. Sparse files are named only: what they hold lies in pieces. */
export function readTar(reader: ByteReader): TarReading {
  let problem: Problem | undefined;

  async function nextHeader(): Promise<TarHeader | undefined> {
    for (let gap = 0; gap <= mostGap; gap += blockSize) {
      const block = await reader.read(blockSize);
      const header = readTarHeader(block);
      if (header !== undefined) return header;
      if (block.length === blockSize && gap === 0 && block.every((byte) => byte === 0)) return undefined;
      // An archive that ends without the blocks of zeros is whole for most programs.
      if (block.length === 0 && gap === 0) return undefined;
      problem = 'damaged';
      if (block.length < blockSize) return undefined;
    }
    return undefined;
  }

  async function* members(): AsyncGenerator<Member> {
    let extras: TarExtras = {};
    for (let header = await nextHeader(); header !== undefined; header = await nextHeader()) {
      if (isExtra(header)) {
        extras = { ...extras, ...(await readExtras(reader, header)) };
        continue;
      }
      const stored = typesWithoutData.has(header.type) ? 0 : (extras.size ?? header.size);
      if (header.type === 'S') await skipSparseMaps(reader, header);
      const end = reader.position() + Math.ceil(stored / blockSize) * blockSize;
      const member = memberOf(header, extras, stored);
      if (member !== undefined) yield member;
      extras = {};
      const left = end - reader.position();
      if (left > 0 && (await reader.skip(left)) < left - blockSize) problem ??= 'damaged';
    }
  }

  function memberOf(header: TarHeader, extras: TarExtras, stored: number): Member | undefined {
    const name = extras.name ?? header.name;
    if (!fileTypes.has(header.type) || name.endsWith('/')) return undefined;
    const isSparse = header.type === 'S' || extras.wholeSize !== undefined;
    const size = isSparse ? (extras.wholeSize ?? header.wholeSize) : stored;
    return {
      name,
      size,
      modifiedAt: extras.modifiedAt ?? header.modifiedAt,
      read: async (mostBytes) => (isSparse ? { bytes: noBytes, problem: 'unsupported' } : readData(stored, mostBytes)),
    };
  }

  async function readData(size: number, mostBytes: number): Promise<MemberData> {
    if (size > mostBytes) return { bytes: noBytes, problem: 'too-large' };
    const bytes = await reader.read(size);
    return bytes.length < size ? { bytes, problem: 'damaged' } : { bytes };
  }

  return { members, problem: () => problem };
}

async function skipSparseMaps(reader: ByteReader, header: TarHeader): Promise<void> {
  for (let isExtended = header.isExtended; isExtended;) {
    const block = await reader.read(blockSize);
    isExtended = block.length === blockSize && block.readUInt8(504) !== 0;
  }
}
