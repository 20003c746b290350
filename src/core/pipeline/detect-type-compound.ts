/** Streams of a compound file ([MS-CFB]) that tell whose it is. */
const streams: readonly (readonly [name: string, type: string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['__nameid_version1.0', 'application/vnd.ms-outlook'],
  ['VisioDocument', 'application/vnd.visio'],
  ['Book', 'application/vnd.ms-excel'],
];

const entrySize = 128;

/** Looks through the first sector of the directory, where it lies within the head. */
export function typeInCompoundFile(head: Buffer): string | undefined {
  if (head.length < 512 || head.readBigUInt64BE(0) !== 0xd0cf11e0a1b11ae1n) return undefined;
  const sectorSize = 2 ** Math.min(16, head.readUInt16LE(30));
  const directory = (head.readUInt32LE(48) + 1) * sectorSize;
  const names = new Set<string>();
  for (let entry = directory; entry < directory + sectorSize && entry + entrySize <= head.length; entry += entrySize)
    names.add(nameOf(head, entry));
  return streams.find(([name]) => names.has(name))?.[1];
}

/** The length of a name counts bytes and its terminator. */
function nameOf(head: Buffer, entry: number): string {
  const length = Math.min(64, head.readUInt16LE(entry + 64));
  return head.toString('utf16le', entry, entry + Math.max(0, length - 2));
}
