/** Elements of Matroska by their identifiers (RFC 9559, 5.1). */
export const elementIds = {
  Segment: 0x18538067,
  Info: 0x1549a966,
  Title: 0x7ba9,
  Tracks: 0x1654ae6b,
  TrackEntry: 0xae,
  TrackNumber: 0xd7,
  CodecID: 0x86,
  ContentEncodings: 0x6d80,
  ContentEncoding: 0x6240,
  ContentCompression: 0x5034,
  ContentCompAlgo: 0x4254,
  ContentCompSettings: 0x4255,
  Chapters: 0x1043a770,
  EditionEntry: 0x45b9,
  ChapterAtom: 0xb6,
  ChapterDisplay: 0x80,
  ChapString: 0x85,
  Cluster: 0x1f43b675,
  BlockGroup: 0xa0,
  Block: 0xa1,
  SimpleBlock: 0xa3,
} as const;

/** Those that hold elements which are wanted. */
const masters = new Set<number>([
  elementIds.Segment,
  elementIds.Info,
  elementIds.Tracks,
  elementIds.TrackEntry,
  elementIds.ContentEncodings,
  elementIds.ContentEncoding,
  elementIds.ContentCompression,
  elementIds.Chapters,
  elementIds.EditionEntry,
  elementIds.ChapterAtom,
  elementIds.ChapterDisplay,
  elementIds.Cluster,
  elementIds.BlockGroup,
]);

export interface EbmlElement {
  readonly id: number;
  readonly isMaster: boolean;
  readonly headerLength: number;
  /** Of its data. Not known for some masters of live recordings. */
  readonly size: number;
}

/** The head of an element (RFC 8794, 4 to 6): identifier, then size. The zeros before the first one say how long each is. */
export function readElement(head: Buffer): EbmlElement | undefined {
  const idLength = Math.clz32(head[0] ?? 0) - 23;
  const sizeLength = Math.clz32(head[idLength] ?? 0) - 23;
  const headerLength = idLength + sizeLength;
  if (idLength > 4 || sizeLength > 8 || head.length < headerLength) return undefined;
  const id = head.readUIntBE(0, idLength);
  let size = (head[idLength] ?? 0) & ((1 << (8 - sizeLength)) - 1);
  for (const byte of head.subarray(idLength + 1, headerLength)) size = size * 256 + byte;
  return { id, isMaster: masters.has(id), headerLength, size };
}
