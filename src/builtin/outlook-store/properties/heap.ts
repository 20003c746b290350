import type { StoreLayout } from '../database/store-header.ts';

/** Pieces of memory that are laid into the blocks of a node ([MS-PST] 2.3.1). */
export interface Heap {
  readonly kind: number;
  /** Id of the piece where reading begins. */
  readonly root: number;
  /** Nothing where there is no such piece. */
  piece(id: number): Buffer;
}

const signature = 0xec;
const nothing = Buffer.alloc(0);

export function openHeap(blocks: readonly Buffer[], layout: StoreLayout): Heap | undefined {
  const [first] = blocks;
  if (first === undefined || first.length < 12 || first[2] !== signature) return undefined;
  // With large pages there are more pieces in a block, and fewer blocks.
  const indexBits = layout.hasWideCounts ? 14 : 11;
  return {
    kind: first[3] ?? 0,
    root: first.readUInt32LE(4),
    piece(id) {
      if (id === 0 || (id & 0x1f) !== 0) return nothing;
      const index = (id >>> 5) & (2 ** indexBits - 1);
      const block = blocks[id >>> (5 + indexBits)];
      if (block === undefined || block.length < 2 || index === 0) return nothing;
      const map = block.readUInt16LE(0);
      const at = map + 4 + (index - 1) * 2;
      if (at + 4 > block.length || index > block.readUInt16LE(map)) return nothing;
      return block.subarray(block.readUInt16LE(at), block.readUInt16LE(at + 2));
    },
  };
}

const treeSignature = 0xb5;
const deepest = 8;
const mostEntries = 100_000;

/** The entries of a tree on a heap ([MS-PST] 2.3.2): keys with their data. */
export function treeEntries(heap: Heap, root: number): readonly { readonly key: number; readonly data: Buffer }[] {
  const header = heap.piece(root);
  if (header.length < 8 || header[0] !== treeSignature) return [];
  const [keySize, dataSize, levels] = [header.readUInt8(1), header.readUInt8(2), header.readUInt8(3)];
  if ((keySize !== 2 && keySize !== 4) || levels > deepest) return [];
  let pieces = [heap.piece(header.readUInt32LE(4))];
  for (let level = levels; level > 0; level -= 1)
    pieces = split(pieces, keySize + 4).map((entry) => heap.piece(entry.readUInt32LE(keySize)));
  return split(pieces, keySize + dataSize).map((entry) => ({ key: entry.readUIntLE(0, keySize), data: entry.subarray(keySize) }));
}

function split(pieces: readonly Buffer[], size: number): readonly Buffer[] {
  const entries: Buffer[] = [];
  for (const piece of pieces)
    for (let at = 0; at + size <= piece.length && entries.length < mostEntries; at += size) entries.push(piece.subarray(at, at + size));
  return entries;
}
