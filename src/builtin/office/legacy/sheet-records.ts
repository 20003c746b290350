/** One record of a workbook ([MS-XLS] 2.1.4), with where each of the records that continue it begins in `data`. */
export interface SheetRecord {
  readonly type: number;
  readonly data: Buffer;
  readonly breaks: readonly number[];
}

/** Types of records ([MS-XLS] 2.3), of all versions from Excel 2 on. */
export const records = {
  beginning: new Set<number>([0x009, 0x209, 0x409, 0x809]),
  end: 0x0a,
  continuation: 0x3c,
  filePass: 0x2f,
  codePage: 0x42,
  dateMode: 0x22,
  format: new Set<number>([0x1e, 0x41e]),
  cellFormat: new Set<number>([0x43, 0x243, 0x443, 0xe0]),
  sheet: 0x85,
  strings: 0xfc,
  labelOfStrings: 0xfd,
  label: new Set<number>([0x04, 0x204, 0xd6]),
  number: new Set<number>([0x03, 0x203]),
  integer: 0x02,
  compactNumber: 0x27e,
  compactNumbers: 0xbd,
  formula: new Set<number>([0x06, 0x206, 0x406]),
  stringOfFormula: new Set<number>([0x07, 0x207]),
  logical: new Set<number>([0x05, 0x205]),
  name: new Set<number>([0x18, 0x218]),
  link: 0x1b8,
  note: 0x1c,
  textObject: 0x1b6,
  header: 0x14,
  footer: 0x15,
  chartText: 0x100d,
  protection: 0x12,
  row: 0x208,
  column: 0x7d,
} as const;

/** Only these are continued in ways that matter here; drawings are, too, and are large. */
const continued: ReadonlySet<number> = new Set([records.strings, records.textObject]);

export function* readRecords(stream: Buffer): Generator<SheetRecord> {
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    const parts = [stream.subarray(at + 4, end)];
    at = end;
    while (continued.has(type) && at + 4 <= stream.length && stream.readUInt16LE(at) === records.continuation) {
      const next = at + 4 + stream.readUInt16LE(at + 2);
      parts.push(stream.subarray(at + 4, next));
      at = next;
    }
    const breaks: number[] = [];
    let length = 0;
    for (const part of parts) {
      breaks.push(length);
      length += part.length;
    }
    yield { type, data: parts.length === 1 ? parts[0]! : Buffer.concat(parts), breaks: breaks.slice(1) };
  }
}
