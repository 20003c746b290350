import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { readId, readPage } from './read-page.ts';
import type { StoreLayout } from './store-header.ts';

/** Where something of a store lies: what it is of and within, and the ids of the blocks that hold it and what belongs to it. */
export interface StoreNode {
  readonly id: number;
  readonly parent: number;
  readonly data: number;
  readonly subnodes: number;
}

/** Kinds of nodes, in the lowest five bits of their ids ([MS-PST] 2.2.2.1). */
export const nodeKinds = { folder: 0x02, message: 0x04, attachment: 0x05 };

export const nodeKind = (id: number): number => id & 0x1f;

const deepest = 12;

/** All nodes in the order of their ids. `onDamage` is told of pages that cannot be read. */
export async function* readNodes(file: RangedBytes, layout: StoreLayout, root: number, onDamage: () => void): AsyncGenerator<StoreNode> {
  const waiting = [{ offset: root, level: deepest }];
  // A tree has a page for each part of the file at most; one that goes in circles has more.
  let left = Math.ceil(file.size / layout.pageSize);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const page = (left -= 1) < 0 ? undefined : await readPage(file, layout, next.offset);
    if (page === undefined || page.level >= next.level) {
      onDamage();
      continue;
    }
    if (page.level > 0)
      for (const entry of page.entries.toReversed()) waiting.push({ offset: readId(entry, 2, layout), level: page.level });
    else for (const entry of page.entries) yield nodeOf(entry, layout);
  }
}

function nodeOf(entry: Buffer, layout: StoreLayout): StoreNode {
  const parentAt = 3 * layout.idSize;
  return {
    // Half of it, where ids have eight bytes: the rest may be anything.
    id: entry.readUInt32LE(0),
    data: readId(entry, 1, layout),
    subnodes: readId(entry, 2, layout),
    parent: parentAt + 4 <= entry.length ? entry.readUInt32LE(parentAt) : 0,
  };
}
