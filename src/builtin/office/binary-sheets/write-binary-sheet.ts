import { compactNumber, logicalText, type CellFormats } from '../legacy/sheet-cells.ts';
import { headerText } from '../sheets/header-text.ts';
import { oneLine } from '../sheets/one-line.ts';
import type { TextOutput } from '../text-output.ts';
import { readBinaryRecords, stringAt, types } from './binary-records.ts';

/** What all sheets of a workbook share. */
export interface BinarySheets {
  readonly strings: readonly string[];
  readonly formats: CellFormats;
  readonly output: TextOutput;
  readonly marks: Set<string>;
}

/** Where the value of a cell begins, behind its column and format. */
const valueAt = 8;

/** Writes the cells of a sheet, a row a line, and then its headers and footers. */
export function writeBinarySheet(part: Buffer, { strings, formats, output, marks }: BinarySheets): void {
  for (const { type, data } of readBinaryRecords(part)) {
    if (type === types.row) output.line();
    else if (type === types.headersAndFooters) writeHeaders(data, output);
    else if (type === types.protection && data.length >= 6 && data.readUInt32LE(2) !== 0) marks.add('isProtected');
    else {
      const shown = shownValue(type, data, { strings, formats });
      if (shown === undefined) continue;
      output.write(type === types.sharedText ? shown : oneLine(shown));
      output.cell();
      if (output.isFull()) return;
    }
  }
}

function shownValue(type: number, data: Buffer, { strings, formats }: Pick<BinarySheets, 'strings' | 'formats'>): string | undefined {
  const size = data.length - valueAt;
  if (size < 1) return undefined;
  const format = data.readUInt32LE(4) & 0xff_ffff;
  switch (type) {
    case types.compactNumber:
      return size < 4 ? undefined : formats.shown(compactNumber(data, valueAt), format);
    case types.number:
    case types.formulaNumber:
      return size < 8 ? undefined : formats.shown(data.readDoubleLE(valueAt), format);
    case types.text:
    case types.formulaText:
      return stringAt(data, valueAt).text;
    case types.richText:
      return stringAt(data, valueAt + 1).text;
    case types.sharedText:
      return size < 4 ? undefined : strings[data.readUInt32LE(valueAt)];
    case types.logical:
    case types.formulaLogical:
      return logicalText(data.readUInt8(valueAt), false);
    case types.error:
    case types.formulaError:
      return logicalText(data.readUInt8(valueAt), true);
    default:
      return undefined;
  }
}

/** Those of odd, even and first pages. */
function writeHeaders(data: Buffer, output: TextOutput): void {
  for (let at = 2; at + 4 <= data.length;) {
    const { text, end } = stringAt(data, at);
    output.line();
    output.write(headerText(text));
    output.line();
    at = end;
  }
}

/** Writes comments on cells. */
export function writeBinaryComments(part: Buffer, output: TextOutput): void {
  for (const { type, data } of readBinaryRecords(part)) {
    if (type !== types.commenter && type !== types.commentText) continue;
    output.line();
    output.write(stringAt(data, type === types.commentText ? 1 : 0).text);
  }
  output.line();
}
