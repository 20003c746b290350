import type { Content } from '../../../../plugin/content.ts';
import type { Problem } from '../../archive.ts';
import { readRange } from '../content-bytes.ts';
import { readRecord, type IsoRecord } from './iso-record.ts';
import { sectorSize, type Extent, type IsoVolume } from './iso-volume.ts';
import { readSystemUse, rockRidgeSkip } from './rock-ridge.ts';

export interface IsoFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt?: number;
  readonly extents: readonly Extent[];
}

interface Folder {
  readonly path: string;
  readonly extent: Extent;
}

const mostFolders = 200_000;
const longestFolder = 64 * 1024 ** 2;

/** Walks the folders one after the other, each once, however they refer to each other. */
export function walkFolders(content: Content, volume: IsoVolume): { files(): AsyncGenerator<IsoFile>; problem(): Problem | undefined } {
  let problem: Problem | undefined;

  async function* files(): AsyncGenerator<IsoFile> {
    const skip = await rockRidgeSkip(content, volume.plainRoot);
    // Rock Ridge has the names that the author saw; Joliet shortens them to 64 characters.
    const isJoliet = skip === undefined && volume.isJoliet;
    const folders: Folder[] = [{ path: '', extent: isJoliet ? volume.root : volume.plainRoot }];
    const seen = new Set<number>();
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      if (seen.has(folder.extent.sector) || seen.size >= mostFolders) continue;
      seen.add(folder.extent.sector);
      yield* filesIn(folder, { isJoliet, skip, folders });
    }
  }

  async function* filesIn(
    { path, extent }: Folder,
    { isJoliet, skip, folders }: { readonly isJoliet: boolean; readonly skip: number | undefined; readonly folders: Folder[] },
  ): AsyncGenerator<IsoFile> {
    let begun: Extent[] = [];
    const inside: Folder[] = [];
    for await (const record of recordsIn(extent)) {
      const use = skip === undefined ? undefined : await readSystemUse(content, record.systemUse.subarray(skip));
      const name = path + (use?.name ?? record.nameIn(isJoliet));
      if (use?.isSpecial === true) continue;
      if (record.isFolder) inside.push({ path: `${name}/`, extent: record.extent });
      else {
        // A file in several sections has a record for each (9.1.6).
        begun.push(record.extent);
        if (record.goesOn) continue;
        const size = begun.reduce((sum, { length }) => sum + length, 0);
        yield { name, size, ...(record.modifiedAt !== undefined && { modifiedAt: record.modifiedAt }), extents: begun };
        begun = [];
      }
    }
    folders.push(...inside.toReversed());
  }

  /** Records do not cross sectors; what is left of a sector is zeros. */
  async function* recordsIn({ sector, length }: Extent): AsyncGenerator<IsoRecord> {
    for (let at = 0; at < Math.min(length, longestFolder); at += sectorSize) {
      const start = sector * sectorSize + at;
      const bytes = await readRange(content, start, start + sectorSize);
      if (bytes.length < sectorSize) return void (problem = 'damaged');
      for (let place = 0; place < sectorSize && bytes.readUInt8(place) !== 0; place += bytes.readUInt8(place)) {
        const record = readRecord(bytes, place);
        if (record === undefined) {
          problem = 'damaged';
          break;
        }
        if (!record.isSelfOrParent) yield record;
      }
    }
  }

  return { files, problem: () => problem };
}
