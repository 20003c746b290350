/** Streams of a compound file ([MS-CFB]) that tell whose it is. */
const streams: readonly (readonly [name: string, type: string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['__nameid_version1.0', 'application/vnd.ms-outlook'],
  ['VisioDocument', 'application/vnd.visio'],
  ['Book', 'application/vnd.ms-excel'],
  ['Quill', 'application/x-mspublisher'],
  ['MatOST', 'application/vnd.ms-works'],
  ['WksSSWorkBook', 'application/vnd.ms-works'],
  ['StarWriterDocument', 'application/vnd.stardivision.writer'],
  ['StarCalcDocument', 'application/vnd.stardivision.calc'],
  ['StarDrawDocument', 'application/vnd.stardivision.draw'],
  ['StarDrawDocument3', 'application/vnd.stardivision.draw'],
  ['\u0005HwpSummaryInformation', 'application/x-hwp'],
  ['NativeContent_MAIN', 'application/x-quattro-pro'],
];
/** Class of the root, where its streams have names that others use, too. */
const classes: Readonly<Record<string, string>> = { b25aa40e0a9ed111a40700c04fb932ba: 'application/vnd.ms-works' };

const entrySize = 128;

/** Looks through the directory, as far as it lies within the head and its sectors follow one another. */
export function typeInCompoundFile(head: Buffer): string | undefined {
  if (head.length < 512 || head.readBigUInt64BE(0) !== 0xd0cf11e0a1b11ae1n) return undefined;
  const sectorSize = head.readUInt16LE(30) === 12 ? 4096 : 512;
  const directory = (head.readUInt32LE(48) + 1) * sectorSize;
  const names = new Set<string>();
  for (let entry = directory; entry + entrySize <= head.length && isEntry(head, entry); entry += entrySize) names.add(nameOf(head, entry));
  const known = streams.find(([name]) => names.has(name))?.[1];
  if (known !== undefined || directory + entrySize > head.length) return known;
  return classes[head.toString('hex', directory + 80, directory + 96)];
}

/** Entries are in use or empty, and their names end with a NUL that is counted. */
function isEntry(head: Buffer, entry: number): boolean {
  const length = head.readUInt16LE(entry + 64);
  return head.readUInt8(entry + 66) <= 5 && length <= 64 && length % 2 === 0;
}

/** The length of a name counts bytes and its terminator. */
function nameOf(head: Buffer, entry: number): string {
  const length = Math.min(64, head.readUInt16LE(entry + 64));
  return head.toString('utf16le', entry, entry + Math.max(0, length - 2));
}
