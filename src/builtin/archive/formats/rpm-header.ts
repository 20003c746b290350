import type { Content } from '../../../plugin/content.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import { readRange } from './content-bytes.ts';

export interface RpmHeader {
  /** Where the store of values begins in `bytes`; before it is the index. */
  readonly index: Buffer;
  readonly store: Buffer;
  /** Where the header ends in the file. */
  readonly end: number;
}

const introSize = 16;
const entrySize = 16;
const magic = '8eade801';
const mostEntries = 65_536;
const mostStore = 64 * 1024 ** 2;

export async function readRpmHeader(content: Content, start: number): Promise<RpmHeader | undefined> {
  const intro = await readRange(content, start, start + introSize);
  if (intro.length < introSize || intro.toString('hex', 0, 4) !== magic) return undefined;
  const entries = intro.readUInt32BE(8);
  const storeSize = intro.readUInt32BE(12);
  if (entries > mostEntries || storeSize > mostStore) return undefined;
  const storeStart = start + introSize + entries * entrySize;
  const end = storeStart + storeSize;
  if (end > content.size) return undefined;
  return { index: await readRange(content, start + introSize, storeStart), store: await readRange(content, storeStart, end), end };
}

/** Tags of strings: `rpmtag.h`. */
const tags = {
  title: 1000,
  packageVersion: 1001,
  packageRelease: 1002,
  subject: 1004,
  description: 1005,
  vendor: 1011,
  license: 1014,
  packager: 1015,
  homepage: 1020,
  architecture: 1022,
} as const;
const stringTypes = new Set([6, 8, 9]);
const longestValue = 100_000;

export function rpmMetadata({ index, store }: RpmHeader): MetadataFields {
  const values = new Map<number, string>();
  for (let at = 0; at + entrySize <= index.length; at += entrySize) {
    const start = index.readUInt32BE(at + 8);
    if (!stringTypes.has(index.readUInt32BE(at + 4)) || start >= store.length) continue;
    const end = store.indexOf(0, start);
    values.set(index.readUInt32BE(at), store.toString('utf8', start, Math.min(end === -1 ? store.length : end, start + longestValue)));
  }
  const { packager, vendor, ...fields } = Object.fromEntries(
    Object.entries(tags).flatMap(([name, tag]) => (values.get(tag) ? [[name, values.get(tag)] as const] : [])),
  );
  const author = packager ?? vendor;
  return { ...fields, ...(author !== undefined && { authors: [author] }) };
}
