import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { readId, readPage, type TreePage } from './read-page.ts';
import type { StoreLayout } from './store-header.ts';

/** Where the bytes of a block are. */
export interface BlockPlace {
  readonly offset: number;
  readonly size: number;
  /** When unpacked; in stores with large pages some blocks are compressed. */
  readonly fullSize: number;
}

export type FindBlock = (id: number) => Promise<BlockPlace | undefined>;

const deepest = 12;
const heldPages = 2000;

/** Finds blocks by id, from the first page of their tree down. The pages read last are held. */
export function createBlockTree(file: RangedBytes, layout: StoreLayout, root: number): FindBlock {
  const held = new Map<number, TreePage | undefined>();

  async function pageAt(offset: number): Promise<TreePage | undefined> {
    if (held.has(offset)) return held.get(offset);
    const page = await readPage(file, layout, offset);
    for (const oldest of held.keys()) {
      if (held.size < heldPages) break;
      held.delete(oldest);
    }
    held.set(offset, page);
    return page;
  }

  return async (id) => {
    // The lowest bit is reserved.
    const wanted = id - (id % 2);
    let offset = root;
    for (let depth = 0; depth < deepest; depth += 1) {
      const page = await pageAt(offset);
      if (page === undefined) return undefined;
      const entry = page.entries.findLast((candidate) => keyOf(candidate, layout) <= wanted);
      if (entry === undefined) return undefined;
      if (page.level === 0) return keyOf(entry, layout) === wanted ? placeOf(entry, layout) : undefined;
      offset = readId(entry, 2, layout);
    }
    return undefined;
  };
}

function keyOf(entry: Buffer, layout: StoreLayout): number {
  const key = readId(entry, 0, layout);
  return key - (key % 2);
}

function placeOf(entry: Buffer, layout: StoreLayout): BlockPlace | undefined {
  const sizeAt = 2 * layout.idSize;
  if (sizeAt + 4 > entry.length) return undefined;
  const size = entry.readUInt16LE(sizeAt);
  return { offset: readId(entry, 1, layout), size, fullSize: layout.hasWideCounts ? entry.readUInt16LE(sizeAt + 2) : size };
}
