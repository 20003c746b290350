import { cellFormat, plainNumber, type CellFormat } from '../sheets/cell-format.ts';

/** The value of a number in four bytes ([MS-XLS] 2.5.217): a whole number or the upper half of a double, perhaps a hundredth of it. */
export function compactNumber(data: Buffer, at: number): number {
  const raw = data.readUInt32LE(at);
  const value = (raw & 2) === 0 ? upperHalf(raw) : data.readInt32LE(at) >> 2;
  return (raw & 1) === 0 ? value : value / 100;
}

function upperHalf(raw: number): number {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((raw & 0xffff_fffc) >>> 0, 4);
  return bytes.readDoubleLE(0);
}

const errors: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

export const logicalText = (value: number, isError: boolean): string => (isError ? (errors[value] ?? '') : value === 0 ? 'FALSE' : 'TRUE');

/** Formats by the index that cells have. */
export interface CellFormats {
  addFormat(id: number, code: string): void;
  addCellFormat(formatId: number): void;
  shown(value: number, index: number): string;
}

export function createCellFormats(is1904: () => boolean): CellFormats {
  const codes = new Map<number, string>();
  const ofCells: number[] = [];
  const made = new Map<number, CellFormat>();
  return {
    addFormat: (id, code) => void codes.set(id, code),
    addCellFormat: (formatId) => void ofCells.push(formatId),
    shown(value, index) {
      const id = ofCells[index];
      if (id === undefined) return plainNumber(value);
      const format = made.get(id) ?? cellFormat(codes.get(id), id, is1904());
      made.set(id, format);
      return format(value);
    },
  };
}
