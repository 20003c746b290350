import { createCellFormats, type CellFormats } from '../legacy/sheet-cells.ts';
import { oneLine } from '../sheets/one-line.ts';
import type { SheetEntry } from '../sheets/read-workbook.ts';
import { readBinaryRecords, stringAt, types } from './binary-records.ts';

export interface BinaryWorkbook {
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly string[];
  readonly is1904: boolean;
}

const states = ['visible', 'hidden', 'veryHidden'];
const mostSheets = 10_000;

export function readBinaryWorkbook(part: Buffer): BinaryWorkbook {
  const sheets: SheetEntry[] = [];
  const names = new Set<string>();
  let is1904 = false;
  for (const { type, data } of readBinaryRecords(part)) {
    if (type === types.workbookProperties && data.length >= 4) is1904 = (data.readUInt32LE(0) & 1) === 1;
    else if (type === types.sheet && data.length >= 12 && sheets.length < mostSheets) {
      const relationship = stringAt(data, 8);
      sheets.push({
        name: stringAt(data, relationship.end).text,
        relationship: relationship.text,
        state: states[data.readUInt32LE(0)] ?? 'hidden',
      });
    } else if (type === types.name && names.size < mostSheets) {
      const { text } = stringAt(data, 9);
      if (text !== '' && !text.startsWith('_')) names.add(text);
    }
  }
  return { sheets, names: [...names], is1904 };
}

/** Texts that cells refer to by index, each in one line. */
export function readBinaryStrings(part: Buffer): readonly string[] {
  const strings: string[] = [];
  for (const { type, data } of readBinaryRecords(part)) if (type === types.sharedItem) strings.push(oneLine(stringAt(data, 1).text));
  return strings;
}

export function readBinaryFormats(part: Buffer, is1904: boolean): CellFormats {
  const formats = createCellFormats(() => is1904);
  let isOfCells = false;
  for (const { type, data } of readBinaryRecords(part)) {
    if (type === types.format && data.length >= 2) formats.addFormat(data.readUInt16LE(0), stringAt(data, 2).text);
    else if (type === types.beginCellFormats) isOfCells = true;
    else if (type === types.endCellFormats) isOfCells = false;
    else if (type === types.cellFormat && isOfCells && data.length >= 4) formats.addCellFormat(data.readUInt16LE(2));
  }
  return formats;
}
