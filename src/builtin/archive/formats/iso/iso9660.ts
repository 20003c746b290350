import type { Content } from '../../../../plugin/content.ts';
import type { Archive, Member, MemberData, Problem } from '../../archive.ts';
import { noBytes } from '../../archive.ts';
import { readRange } from '../content-bytes.ts';
import { walkFolders, type IsoFile } from './iso-folders.ts';
import { readVolume, sectorSize } from './iso-volume.ts';

/** An image of a CD or DVD: ISO 9660 (ECMA-119), with long names by Rock Ridge (IEEE P1282) or Joliet. Read in place, however large. */
export async function openDiscImage(content: Content): Promise<Archive | undefined> {
  const volume = await readVolume(content);
  if (volume === undefined) return undefined;
  let problem: Problem | undefined;
  return {
    async *members() {
      const walk = walkFolders(content, volume);
      let total = 0;
      for await (const file of walk.files()) {
        total += file.size;
        // Images may share data between files, but not many times over.
        yield memberOf(file, content, total > 2 * content.size);
      }
      problem = walk.problem();
    },
    problem: () => problem,
    metadata: () => volume.metadata,
  };
}

function memberOf({ name, size, modifiedAt, extents }: IsoFile, content: Content, overlaps: boolean): Member {
  return {
    name,
    size,
    ...(modifiedAt !== undefined && { modifiedAt }),
    async read(mostBytes): Promise<MemberData> {
      if (overlaps) return { bytes: noBytes, problem: 'overlapping' };
      if (size > mostBytes) return { bytes: noBytes, problem: 'too-large' };
      const parts: Buffer[] = [];
      for (const { sector, length } of extents) parts.push(await readRange(content, sector * sectorSize, sector * sectorSize + length));
      const bytes = parts.length === 1 ? (parts[0] ?? noBytes) : Buffer.concat(parts);
      return bytes.length < size ? { bytes, problem: 'damaged' } : { bytes };
    },
  };
}
