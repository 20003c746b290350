import { constants, inflateRawSync } from 'node:zlib';
import { canonicalType } from './detect-type-kinds.ts';

const longestType = 128;
const stored = 0;
const deflated = 8;

/** What such an entry may make of a zip. Other programs put entries of the same name into archives, which may say anything. */
const believed =
  /^(?:application\/(?:vnd\.(?:oasis\.opendocument|sun\.xml|openofficeorg|adobe\.indesign|adobe\.air|etsi\.asic)|x-(?:krita|vnd\.oasis\.opendocument)|prs\.)|image\/openraster$|[a-z]+\/[\w.-]+\+zip$)/;

/**
 * EPUB and OpenDocument begin with an entry `mimetype` that is not compressed and says the type (OCF 3.3, 4.3; ODF 1.3 part 2, 3.3), as do
 * relatives of them. Some writers compress it all the same.
 */
export function typeInZip(head: Buffer): string | undefined {
  if (head.length < 38 || head.readUInt32LE(0) !== 0x04034b50) return undefined;
  const method = head.readUInt16LE(8);
  const nameEnd = 30 + head.readUInt16LE(26);
  if (head.toString('latin1', 30, nameEnd) !== 'mimetype') return undefined;
  const start = nameEnd + head.readUInt16LE(28);
  const end = start + Math.min(longestType, head.readUInt32LE(18));
  const said = method === stored ? head.subarray(start, end) : method === deflated ? inflated(head.subarray(start, end)) : undefined;
  const type = canonicalType(said?.toString('latin1') ?? '');
  return type !== undefined && believed.test(type) ? type : undefined;
}

function inflated(packed: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1024 });
  } catch {
    return undefined;
  }
}
