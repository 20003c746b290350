import { nodeKind, type StoreNode } from '../database/node-tree.ts';
import type { Store } from '../database/open-store.ts';
import { openHeap, treeEntries, type Heap } from './heap.ts';
import { createProperties, propertyTypes, type Properties, type RawProperty } from '../../../kit/mapi/properties.ts';

/** A node whose data are properties, with the nodes that belong to it. */
export interface PropertyNode {
  readonly properties: Properties;
  readonly subnodes: ReadonlyMap<number, StoreNode>;
  /** A value was longer than is read. */
  readonly isCut: boolean;
}

const propertyHeap = 0xbc;
const mostHeap = 64 * 1024 ** 2;
/** Of one value; a message with one that is longer is read without it. */
export const mostValue = 256 * 1024 ** 2;
const sizes: Readonly<Record<number, number>> = {
  [propertyTypes.int16]: 2,
  [propertyTypes.int32]: 4,
  [propertyTypes.boolean]: 1,
  0x04: 4,
  0x0a: 4,
};

/** Reads a property context ([MS-PST] 2.3.3). Only the values of the properties that are asked for are read. */
export async function readProperties(store: Store, node: StoreNode, wanted: (id: number) => boolean): Promise<PropertyNode | undefined> {
  const heap = openHeap(await store.blocks(node.data, mostHeap), store.layout);
  if (heap === undefined || heap.kind !== propertyHeap) return undefined;
  const subnodes = await store.subnodes(node.subnodes);
  const values = new Map<number, RawProperty>();
  let isCut = false;
  for (const { key, data } of treeEntries(heap, heap.root)) {
    if (!wanted(key) || data.length < 6) continue;
    const type = data.readUInt16LE(0);
    const size = sizes[type];
    const value = size === undefined ? await valueAt({ store, heap, subnodes }, data.readUInt32LE(2)) : data.subarray(2, 2 + size);
    if (value === undefined) isCut = true;
    else values.set(key, { type, data: value });
  }
  return { properties: createProperties((id) => values.get(id)), subnodes, isCut };
}

export interface Surroundings {
  readonly store: Store;
  readonly heap: Heap;
  readonly subnodes: ReadonlyMap<number, StoreNode>;
}

/** Long values are nodes of their own. */
export async function valueAt({ store, heap, subnodes }: Surroundings, id: number): Promise<Buffer | undefined> {
  if (nodeKind(id) === 0) return heap.piece(id);
  const node = subnodes.get(id);
  if (node === undefined) return undefined;
  const blocks = await store.blocks(node.data, mostValue);
  return blocks.length === 0 && node.data !== 0 ? undefined : Buffer.concat(blocks);
}
