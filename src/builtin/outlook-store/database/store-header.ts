import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';

/** The three forms of a store ([MS-PST] 2.2.2.6): until Outlook 2002, since 2003, and since 2013 for copies of what is on a server. */
export interface StoreLayout {
  /** Bytes of an id, and of an offset. */
  readonly idSize: 4 | 8;
  readonly pageSize: 512 | 4096;
  /** Bytes of a page that hold entries; the numbers that describe them follow. */
  readonly entriesSize: number;
  /** Whether those numbers have two bytes. */
  readonly hasWideCounts: boolean;
}

export interface StoreHeader {
  readonly layout: StoreLayout;
  /** Offsets of the first pages of the trees. */
  readonly nodeTree: number;
  readonly blockTree: number;
  readonly isEncoded: boolean;
}

const ansi: StoreLayout = { idSize: 4, pageSize: 512, entriesSize: 496, hasWideCounts: false };
const unicode: StoreLayout = { idSize: 8, pageSize: 512, entriesSize: 488, hasWideCounts: false };
const largePages: StoreLayout = { idSize: 8, pageSize: 4096, entriesSize: 4056, hasWideCounts: true };

export const headerSize = 564;
const largePagesVersion = 36;
const firstUnicodeVersion = 20;
const encodings = { none: 0, permute: 1 };

export function readStoreHeader(header: Buffer): StoreHeader {
  if (header.length < headerSize || header.toString('latin1', 0, 4) !== '!BDN') throw new RejectContent('It is no store of Outlook.');
  const version = header.readUInt16LE(10);
  const layout = version >= largePagesVersion ? largePages : version >= firstUnicodeVersion ? unicode : ansi;
  const encoding = header[layout === ansi ? 461 : 513] ?? 0;
  if (encoding !== encodings.none && encoding !== encodings.permute)
    throw new SkipContent('It is encrypted ("high encryption", or by Windows).', 'encrypted');
  const offset = (at: number): number => (layout === ansi ? header.readUInt32LE(at) : Number(header.readBigUInt64LE(at)));
  const [nodeTree, blockTree] = layout === ansi ? [offset(188), offset(196)] : [offset(224), offset(240)];
  return { layout, nodeTree: nodeTree ?? 0, blockTree: blockTree ?? 0, isEncoded: encoding === encodings.permute };
}
