import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import type { StoreLayout } from './store-header.ts';

/** A page of a tree ([MS-PST] 2.2.2.7.7): its level above the leaves, and its entries. */
export interface TreePage {
  readonly level: number;
  readonly entries: readonly Buffer[];
}

const leastEntry = 8;

export async function readPage(file: RangedBytes, layout: StoreLayout, offset: number): Promise<TreePage | undefined> {
  const page = Buffer.from(await file.read(offset, layout.pageSize));
  if (page.length < layout.pageSize) return undefined;
  const at = layout.entriesSize;
  const [count, size, level] = layout.hasWideCounts
    ? [page.readUInt16LE(at), page.readUInt8(at + 4), page.readUInt8(at + 5)]
    : [page.readUInt8(at), page.readUInt8(at + 2), page.readUInt8(at + 3)];
  if (size < leastEntry || count * size > layout.entriesSize) return undefined;
  return { level, entries: Array.from({ length: count }, (_, index) => page.subarray(index * size, (index + 1) * size)) };
}

/** An id or an offset. */
export const readId = (entry: Buffer, index: number, { idSize }: StoreLayout): number => {
  const at = index * idSize;
  if (at + idSize > entry.length) return 0;
  return idSize === 4 ? entry.readUInt32LE(at) : Number(entry.readBigUInt64LE(at));
};
