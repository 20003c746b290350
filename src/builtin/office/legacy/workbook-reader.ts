import { SkipContent } from '../../../plugin/outcomes.ts';
import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';
import type { DocumentLinks } from '../links.ts';
import { headerText } from '../sheets/header-text.ts';
import { oneLine } from '../sheets/one-line.ts';
import type { TextOutput } from '../text-output.ts';
import { compactNumber, createCellFormats, logicalText } from './sheet-cells.ts';
import { linkTarget } from './sheet-link.ts';
import { records, type SheetRecord } from './sheet-records.ts';
import { readStrings, wideString } from './sheet-strings.ts';

/** What is found in a workbook while it is read. */
export interface LegacyWorkbook {
  readonly cells: TextOutput;
  /** Headers, comments, text boxes, names. */
  readonly aside: Set<string>;
  readonly links: DocumentLinks;
  readonly marks: Set<string>;
  readonly sheets: LegacySheet[];
}

interface LegacySheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Where its records begin in the stream. */
  readonly start: number;
}

const mostAside = 100_000;
const mostSheets = 10_000;

/** Takes the records of a workbook one after the other. Throws where it is encrypted. */
export function createWorkbookReader(workbook: LegacyWorkbook, stream: Buffer): (record: SheetRecord) => void {
  const { cells, aside, links, marks, sheets } = workbook;
  let is1904 = false;
  const formats = createCellFormats(() => is1904);
  let strings: readonly string[] = [];
  /** 8 is that of Excel 97 to 2003. */
  let version = 8;
  let codePage = 1252;
  let row = -1;
  /** The last formula awaits a string. */
  let isAwaiting = false;

  function writeCell(data: Buffer, text: string): void {
    const cellRow = data.length >= 2 ? data.readUInt16LE(0) : row;
    if (cellRow !== row) cells.line();
    row = cellRow;
    cells.write(oneLine(text));
    cells.cell();
  }

  function writeNumber(data: Buffer, at: number, value: number): void {
    writeCell(data, formats.shown(value, version < 3 ? -1 : data.readUInt16LE(at)));
  }

  /** A string with its length before it, in the way of the version. */
  function string(data: Buffer, at: number, lengthSize: 1 | 2): string {
    if (at + lengthSize > data.length) return '';
    const length = lengthSize === 1 ? data.readUInt8(at) : data.readUInt16LE(at);
    if (version >= 8) return wideString(data, at + lengthSize, length);
    return decodeAnsi(data.subarray(at + lengthSize, at + lengthSize + length), codePage);
  }

  function setAside(text: string): void {
    const tidy = text.replaceAll('\0', '').trim();
    if (tidy !== '' && aside.size < mostAside) aside.add(tidy);
  }

  function begin(data: Buffer, type: number): void {
    version = type === 0x809 ? (data.length >= 2 && data.readUInt16LE(0) < 0x600 ? 5 : 8) : (type >> 8) / 2 + 2;
    if (type === 0x409) version = 4;
    row = -1;
    const start = data.byteOffset - stream.byteOffset - 4;
    const sheet = sheets.find((candidate) => candidate.start === start);
    cells.line();
    if (sheet !== undefined) cells.write(sheet.name);
    cells.line();
  }

  function addSheet(data: Buffer): void {
    if (data.length < 7 || sheets.length >= mostSheets) return;
    sheets.push({ start: data.readUInt32LE(0), isHidden: (data.readUInt8(4) & 3) !== 0, name: string(data, 6, 1) });
  }

  function readFormula(data: Buffer): void {
    const at = version < 3 ? 7 : 6;
    if (data.length < at + 8) return;
    isAwaiting = false;
    // What is no number is marked by an exponent that no number has.
    if (data.readUInt16LE(at + 6) !== 0xffff) return writeNumber(data, 4, data.readDoubleLE(at));
    const kind = data.readUInt8(at);
    if (kind === 0) isAwaiting = true;
    else if (kind < 3) writeCell(data, logicalText(data.readUInt8(at + 2), kind === 2));
  }

  function readCompactNumbers(data: Buffer): void {
    for (let at = 4; at + 6 <= data.length - 2; at += 6) writeNumber(data, at, compactNumber(data, at + 2));
  }

  function readLabel(data: Buffer): void {
    writeCell(data, version < 3 ? string(data, 7, 1) : string(data, 6, 2));
  }

  /** Names that people gave; those of one character are the program's own. */
  function readName(data: Buffer): void {
    if (version < 5 || data.length < 15 || (data.readUInt16LE(0) & 0x20) !== 0) return;
    const length = data.readUInt8(3);
    setAside(version >= 8 ? wideString(data, 14, length) : decodeAnsi(data.subarray(14, 14 + length), codePage));
  }

  /** The text of a box, or of a comment, is in the record that continues it. */
  function readTextObject({ data, breaks }: SheetRecord): void {
    const start = breaks[0];
    if (start === undefined || data.length < 12) return;
    setAside(wideString(data.subarray(0, breaks[1] ?? data.length), start, data.readUInt16LE(10)));
  }

  function readNote(data: Buffer): void {
    marks.add('hasComments');
    if (version >= 8) setAside(data.length < 11 ? '' : string(data, 8, 2));
    else if (data.length > 6) setAside(decodeAnsi(data.subarray(6), codePage));
  }

  return (record) => {
    const { type, data } = record;
    if (records.beginning.has(type)) begin(data, type);
    else if (type === records.filePass) throw new SkipContent('It is protected with a password.', 'encrypted');
    else if (type === records.codePage && data.length >= 2) codePage = data.readUInt16LE(0);
    else if (type === records.dateMode && data.length >= 2) is1904 = data.readUInt16LE(0) === 1;
    else if (records.format.has(type)) readFormat(data);
    else if (records.cellFormat.has(type)) readCellFormat(type, data);
    else if (type === records.sheet) addSheet(data);
    else if (type === records.strings) strings = readStrings(record);
    else if (type === records.labelOfStrings && data.length >= 10) writeCell(data, strings[data.readUInt32LE(6)] ?? '');
    else if (records.label.has(type)) readLabel(data);
    else if (records.number.has(type)) readNumber(data);
    else if (type === records.integer && data.length >= 9) writeCell(data, String(data.readUInt16LE(7)));
    else if (type === records.compactNumber && data.length >= 10) writeNumber(data, 4, compactNumber(data, 6));
    else if (type === records.compactNumbers) readCompactNumbers(data);
    else if (records.formula.has(type)) readFormula(data);
    else if (records.stringOfFormula.has(type) && isAwaiting) readFormulaString(data);
    else if (records.logical.has(type)) readLogical(data);
    else readAside(record);
  };

  function readAside(record: SheetRecord): void {
    const { type, data } = record;
    if (records.name.has(type)) readName(data);
    else if (type === records.link) links.add(linkTarget(data));
    else if (type === records.note) readNote(data);
    else if (type === records.textObject) readTextObject(record);
    else if (type === records.header || type === records.footer) setAside(headerText(string(data, 0, version >= 8 ? 2 : 1)));
    else if (type === records.chartText) setAside(string(data, 2, 1));
    else if (type === records.protection && data.length >= 2 && data.readUInt16LE(0) !== 0) marks.add('isProtected');
    else if (type === records.row && data.length >= 14 && (data.readUInt16LE(12) & 0x20) !== 0) marks.add('hasHiddenRows');
    else if (type === records.column && data.length >= 10 && (data.readUInt16LE(8) & 1) !== 0) marks.add('hasHiddenColumns');
  }

  function readFormat(data: Buffer): void {
    if (version >= 5 && data.length > 2) formats.addFormat(data.readUInt16LE(0), string(data, 2, version >= 8 ? 2 : 1));
  }

  /** Before Excel 5, formats had one byte. */
  function readCellFormat(type: number, data: Buffer): void {
    if (type === 0xe0 && data.length >= 4) formats.addCellFormat(data.readUInt16LE(2));
    else if (data.length >= 2) formats.addCellFormat(data.readUInt8(1));
  }

  function readNumber(data: Buffer): void {
    const at = version < 3 ? 7 : 6;
    if (data.length >= at + 8) writeNumber(data, 4, data.readDoubleLE(at));
  }

  /** The cell is that of the formula. */
  function readFormulaString(data: Buffer): void {
    isAwaiting = false;
    cells.write(oneLine(string(data, 0, version < 3 ? 1 : 2)));
    cells.cell();
  }

  function readLogical(data: Buffer): void {
    const at = version < 3 ? 7 : 6;
    if (data.length >= at + 2) writeCell(data, logicalText(data.readUInt8(at), data.readUInt8(at + 1) === 1));
  }
}
