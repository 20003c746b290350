import { canonicalType } from './detect-type-kinds.ts';

/**
 * EPUB and OpenDocument begin with an entry `mimetype` that is not compressed and says the type (OCF 3.3, 4.3; ODF 1.3 part 2, 3.3), as do
 * relatives of them.
 */
export function typeInZip(head: Buffer): string | undefined {
  if (head.length < 38 || head.readUInt32LE(0) !== 0x04034b50 || head.readUInt16LE(8) !== 0) return undefined;
  const nameEnd = 30 + head.readUInt16LE(26);
  if (head.toString('latin1', 30, nameEnd) !== 'mimetype') return undefined;
  const start = nameEnd + head.readUInt16LE(28);
  return canonicalType(head.toString('latin1', start, start + Math.min(128, head.readUInt32LE(18))));
}
