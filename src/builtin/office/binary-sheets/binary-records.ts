/** One record of a part of a binary workbook ([MS-XLSB] 2.1.4). */
export interface BinaryRecord {
  readonly type: number;
  readonly data: Buffer;
}

/** Types of records ([MS-XLSB] 2.3). */
export const types = {
  row: 0,
  compactNumber: 2,
  error: 3,
  logical: 4,
  number: 5,
  text: 6,
  sharedText: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaLogical: 10,
  formulaError: 11,
  sharedItem: 19,
  name: 39,
  format: 44,
  cellFormat: 47,
  richText: 62,
  workbookProperties: 153,
  sheet: 156,
  headersAndFooters: 479,
  protection: 535,
  beginCellFormats: 617,
  endCellFormats: 618,
  commenter: 632,
  commentText: 637,
} as const;

/** Numbers of seven bits a byte: two bytes at most for the type, four for the size. */
export function* readBinaryRecords(part: Buffer): Generator<BinaryRecord> {
  let at = 0;
  while (at < part.length) {
    const first = part.readUInt8(at++);
    const type = (first & 0x80) === 0 || at >= part.length ? first : (first & 0x7f) | (part.readUInt8(at++) << 7);
    let size = 0;
    for (let step = 0; step < 4 && at < part.length; step += 1) {
      const byte = part.readUInt8(at++);
      size |= (byte & 0x7f) << (7 * step);
      if ((byte & 0x80) === 0) break;
    }
    yield { type, data: part.subarray(at, at + size) };
    at += size;
  }
}

/** A string with its length before it; an absent one has a length that no string has. */
export function stringAt(data: Buffer, at: number): { readonly text: string; readonly end: number } {
  if (at + 4 > data.length) return { text: '', end: data.length };
  const length = data.readUInt32LE(at);
  if (length === 0xffff_ffff) return { text: '', end: at + 4 };
  const end = Math.min(data.length, at + 4 + 2 * length);
  return { text: data.toString('utf16le', at + 4, end), end };
}
