import type { StoreNode } from '../database/node-tree.ts';
import type { Store } from '../database/open-store.ts';
import { openHeap, treeEntries } from './heap.ts';
import { createProperties, propertyTypes, type Properties, type RawProperty } from '../../../kit/mapi/properties.ts';
import { valueAt } from './read-properties.ts';

const tableHeap = 0x7c;
const mostBytes = 64 * 1024 ** 2;
const mostRows = 10_000;
const columnSize = 8;

interface Column {
  readonly id: number;
  readonly type: number;
  readonly at: number;
  readonly size: number;
  /** Its bit at the end of the row, set where there is a value. */
  readonly bit: number;
}

/** The rows of a table context ([MS-PST] 2.3.4), each as properties. */
export async function readTable(store: Store, node: StoreNode, wanted: (id: number) => boolean): Promise<readonly Properties[]> {
  const heap = openHeap(await store.blocks(node.data, mostBytes), store.layout);
  const header = heap?.piece(heap.root);
  if (heap === undefined || header === undefined || header.length < 22 || header[0] !== tableHeap) return [];
  const [bitsAt, rowSize] = [header.readUInt16LE(6), header.readUInt16LE(8)];
  const columns = columnsOf(header).filter(({ id }) => wanted(id));
  const subnodes = await store.subnodes(node.subnodes);
  const rowCount = Math.min(mostRows, treeEntries(heap, header.readUInt32LE(10)).length);
  const rowsId = header.readUInt32LE(14);
  const inNode = subnodes.get(rowsId);
  const blocks = inNode === undefined ? [heap.piece(rowsId)] : await store.blocks(inNode.data, mostBytes);
  const found: Properties[] = [];
  for (const row of rowsOf(blocks, rowSize)) {
    if (found.length >= rowCount) break;
    const values = new Map<number, RawProperty>();
    for (const { id, type, at, size, bit } of columns) {
      if (((row[bitsAt + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) === 0 || at + size > row.length) continue;
      const isLong = type === propertyTypes.unicode || type === propertyTypes.string8 || type === propertyTypes.binary;
      const data = isLong && size === 4 ? await valueAt({ store, heap, subnodes }, row.readUInt32LE(at)) : row.subarray(at, at + size);
      if (data !== undefined) values.set(id, { type, data });
    }
    found.push(createProperties((id) => values.get(id)));
  }
  return found;
}

function columnsOf(header: Buffer): readonly Column[] {
  const count = Math.min(header.readUInt8(1), Math.floor((header.length - 22) / columnSize));
  return Array.from({ length: count }, (_, index) => {
    const at = 22 + index * columnSize;
    return {
      type: header.readUInt16LE(at),
      id: header.readUInt16LE(at + 2),
      at: header.readUInt16LE(at + 4),
      size: header.readUInt8(at + 6),
      bit: header.readUInt8(at + 7),
    };
  });
}

/** No row goes on in the next block. */
function* rowsOf(blocks: readonly Buffer[], size: number): Generator<Buffer> {
  if (size === 0) return;
  for (const block of blocks) for (let at = 0; at + size <= block.length; at += size) yield block.subarray(at, at + size);
}
