import type { SasHeader } from './sas-header.ts';
import type { SasLayout } from './sas-subheaders.ts';
import type { UnpackRow } from './unpack-row.ts';

/** A page: subheaders that describe the table or hold compressed rows, and rows. */
export interface SasPage {
  readonly bytes: Buffer;
  readonly subheaders: readonly { readonly bytes: Buffer; readonly isRow: boolean }[];
  /** Where rows that are not compressed begin. */
  readonly rowsAt: number;
  readonly rowCount: number;
  readonly isMixed: boolean;
  readonly hasOnlyRows: boolean;
}

/** In the second byte of a page's type. */
const types = { data: 1, mixed: 2 };
const truncated = 1;
const compressedRow = 4;

export function readSasPage(bytes: Buffer, { numbers, isWide }: SasHeader): SasPage {
  const at = isWide ? 32 : 16;
  const kind = (numbers.uint16(bytes, at) >> 8) & 0xf;
  const count = numbers.uint16(bytes, at + 4);
  const width = isWide ? 8 : 4;
  const size = isWide ? 24 : 12;
  const subheaders: { readonly bytes: Buffer; readonly isRow: boolean }[] = [];
  for (let index = 0; index < count; index += 1) {
    const pointer = at + 8 + index * size;
    const int = (place: number): number => (isWide ? numbers.uint64(bytes, place) : numbers.uint32(bytes, place));
    const [start, length] = [int(pointer), int(pointer + width)];
    const compression = bytes[pointer + 2 * width];
    if (length === 0 || compression === truncated || start + length > bytes.length) continue;
    const isRow = compression === compressedRow || bytes[pointer + 2 * width + 1] === 1;
    subheaders.push({ bytes: bytes.subarray(start, start + length), isRow: isRow && compression === compressedRow });
  }
  const end = at + 8 + count * size;
  return {
    bytes,
    subheaders,
    rowsAt: end + (end % 8),
    rowCount: kind === types.data ? numbers.uint16(bytes, at + 2) : 0,
    isMixed: kind === types.mixed,
    hasOnlyRows: kind === types.data,
  };
}

export function* rowsOnPage(page: SasPage, layout: SasLayout, unpack: UnpackRow | undefined): Generator<Buffer> {
  const { rowLength } = layout;
  for (const { bytes, isRow } of page.subheaders) {
    if (!isRow) continue;
    if (bytes.length >= rowLength) yield bytes.subarray(0, rowLength);
    else if (unpack !== undefined) yield unpack(bytes, rowLength);
  }
  const count = page.isMixed ? Math.min(layout.mixedRows, layout.rowCount) : page.rowCount;
  for (let row = 0; row < count; row += 1) {
    const at = page.rowsAt + row * rowLength;
    if (at + rowLength > page.bytes.length) return;
    yield page.bytes.subarray(at, at + rowLength);
  }
}
