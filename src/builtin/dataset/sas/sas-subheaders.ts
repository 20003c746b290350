import type { NumberReader } from '../number-reader.ts';

/** What the subheaders on the pages say about the table. */
export interface SasLayout {
  rowLength: number;
  rowCount: number;
  /** Rows on a page that has subheaders, too. */
  mixedRows: number;
  readonly texts: Buffer[];
  readonly names: TextPlace[];
  readonly attributes: ColumnPlace[];
  readonly labels: { readonly format: TextPlace; readonly label: TextPlace }[];
}

export interface TextPlace {
  readonly block: number;
  readonly at: number;
  readonly length: number;
}

export interface ColumnPlace {
  readonly at: number;
  readonly length: number;
  readonly isText: boolean;
}

/** How numbers are read: their order, and the bytes of those that count bytes. */
export interface SasNumbers {
  readonly numbers: NumberReader;
  readonly isWide: boolean;
  readonly isLittleEndian: boolean;
}

const signatures = { row: 0xf7f7f7f7, text: 0xfffffffd, name: 0xffffffff, attribute: 0xfffffffc, label: 0xfffffbfe };
const mostColumns = 100_000;
const textColumn = 2;

export const createSasLayout = (): SasLayout => ({
  rowLength: 0,
  rowCount: 0,
  mixedRows: 0,
  texts: [],
  names: [],
  attributes: [],
  labels: [],
});

export function addSubheader(layout: SasLayout, bytes: Buffer, form: SasNumbers): void {
  const { numbers, isWide } = form;
  const width = isWide ? 8 : 4;
  const int = (at: number): number => (isWide ? numbers.uint64(bytes, at) : numbers.uint32(bytes, at));
  const place = (at: number): TextPlace => ({
    block: numbers.uint16(bytes, at),
    at: numbers.uint16(bytes, at + 2),
    length: numbers.uint16(bytes, at + 4),
  });
  switch (signatureOf(bytes, form)) {
    case signatures.row:
      layout.rowLength = int(5 * width);
      layout.rowCount = int(6 * width);
      layout.mixedRows = int(15 * width);
      break;
    case signatures.text:
      layout.texts.push(Buffer.from(bytes.subarray(width)));
      break;
    case signatures.name:
      for (let at = width + 8; at + 8 <= bytes.length - width - 4 && layout.names.length < mostColumns; at += 8)
        layout.names.push(place(at));
      break;
    case signatures.attribute:
      for (let at = width + 8; at + width + 8 <= bytes.length - 4 && layout.attributes.length < mostColumns; at += width + 8)
        layout.attributes.push({ at: int(at), length: numbers.uint32(bytes, at + width), isText: bytes[at + width + 6] === textColumn });
      break;
    case signatures.label:
      if (layout.labels.length < mostColumns) layout.labels.push({ format: place(22 + 3 * width), label: place(28 + 3 * width) });
      break;
    default:
  }
}

/** Of eight bytes, those that differ; on big-endian machines they may come first. */
function signatureOf(bytes: Buffer, { numbers, isWide, isLittleEndian }: SasNumbers): number {
  const first = numbers.uint32(bytes, 0);
  return !isWide || isLittleEndian || first === signatures.row ? first : numbers.uint32(bytes, 4);
}
