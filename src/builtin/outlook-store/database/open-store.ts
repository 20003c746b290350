import { inflateSync } from 'node:zlib';
import { createRangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import type { Content } from '../../../plugin/content.ts';
import { createBlockTree } from './block-tree.ts';
import { decodeBlock } from './decode-block.ts';
import { readNodes, type StoreNode } from './node-tree.ts';
import { readId } from './read-page.ts';
import { headerSize, readStoreHeader, type StoreLayout } from './store-header.ts';

/** The lower layers of a store ([MS-PST] 2.2): nodes, each with its data in blocks and with nodes of its own. Read where it is needed. */
export interface Store {
  readonly layout: StoreLayout;
  nodes(): AsyncGenerator<StoreNode>;
  /** The blocks of some data, in order; nothing where they are longer than `mostBytes`, or damaged. */
  blocks(id: number, mostBytes: number): Promise<readonly Buffer[]>;
  /** What belongs to a node, by id. */
  subnodes(id: number): Promise<ReadonlyMap<number, StoreNode>>;
  isDamaged(): boolean;
}

const kinds = { data: 1, subnodes: 2 };
const mostBlocks = 1_000_000;
const mostSubnodes = 100_000;
const none: readonly Buffer[] = [];

export async function openStore(content: Content): Promise<Store> {
  const { layout, nodeTree, blockTree, isEncoded } = readStoreHeader(Buffer.from(await content.bytes({ start: 0, end: headerSize })));
  const file = createRangedBytes(content.size, (range) => content.bytes(range));
  const findBlock = createBlockTree(file, layout, blockTree);
  let isDamaged = false;
  const damage = (): undefined => void (isDamaged = true);

  async function readBlock(id: number): Promise<Buffer | undefined> {
    const place = await findBlock(id);
    const bytes = place === undefined ? undefined : Buffer.from(await file.read(place.offset, place.size));
    if (place === undefined || bytes === undefined || bytes.length < place.size) return damage();
    if (place.fullSize === place.size || place.fullSize === 0) return bytes;
    try {
      return inflateSync(bytes, { maxOutputLength: place.fullSize });
    } catch {
      return damage();
    }
  }

  async function dataBlock(id: number): Promise<Buffer | undefined> {
    const bytes = await readBlock(id);
    return bytes === undefined || !isEncoded ? bytes : decodeBlock(bytes);
  }

  async function leavesOf(id: number): Promise<readonly number[]> {
    let ids: readonly number[] = [id];
    // Two levels at most.
    for (let level = 0; level < 2 && ids.some(isInternal); level += 1) {
      const next: number[] = [];
      for (const one of ids) {
        const list = isInternal(one) ? await readBlock(one) : undefined;
        if (list !== undefined && list[0] === kinds.data)
          next.push(...listed(list, { from: 8, size: layout.idSize }).map((entry) => readId(entry, 0, layout)));
        else if (!isInternal(one)) next.push(one);
        if (next.length > mostBlocks) return [];
      }
      ids = next;
    }
    return ids.filter((leaf) => !isInternal(leaf));
  }

  return {
    layout,
    nodes: () => readNodes(file, layout, nodeTree, damage),
    async blocks(id, mostBytes) {
      if (id === 0) return none;
      const found: Buffer[] = [];
      let left = mostBytes;
      for (const leaf of await leavesOf(id)) {
        const block = await dataBlock(leaf);
        if (block === undefined) return none;
        left -= block.length;
        if (left < 0) return none;
        found.push(block);
      }
      return found;
    },
    async subnodes(id) {
      const found = new Map<number, StoreNode>();
      const waiting = id === 0 ? [] : [id];
      for (let count = 0; waiting.length > 0 && count < mostSubnodes; count += 1) {
        const list = await readBlock(waiting.pop() ?? 0);
        if (list === undefined || list[0] !== kinds.subnodes) continue;
        const isLeaf = list[1] === 0;
        const from = layout.idSize === 8 ? 8 : 4;
        for (const entry of listed(list, { from, size: (isLeaf ? 3 : 2) * layout.idSize })) {
          if (found.size + waiting.length >= mostSubnodes) break;
          if (!isLeaf) waiting.push(readId(entry, 1, layout));
          else {
            const node = entry.readUInt32LE(0);
            found.set(node, { id: node, parent: 0, data: readId(entry, 1, layout), subnodes: readId(entry, 2, layout) });
          }
        }
      }
      return found;
    },
    isDamaged: () => isDamaged,
  };
}

/** The second bit says that a block holds ids of others, which are never encoded. */
const isInternal = (id: number): boolean => (id & 2) !== 0;

/** The number of entries is at the third byte. */
function listed(block: Buffer, { from, size }: { readonly from: number; readonly size: number }): readonly Buffer[] {
  const count = block.length < from ? 0 : Math.min(block.readUInt16LE(2), Math.floor((block.length - from) / size));
  return Array.from({ length: count }, (_, index) => block.subarray(from + index * size, from + (index + 1) * size));
}
