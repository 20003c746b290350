import { RejectContent } from '../../plugin/outcomes.ts';

/** A group of a DXF file: a code, which says what its value is. Of the numbers of a binary file only those are kept that may be dates. */
export interface DxfGroup {
  readonly code: number;
  readonly value: Uint8Array;
}

const binaryMark = 'AutoCAD Binary DXF\r\n\u001A\0';
const dateCode = 40;
const nothing = new Uint8Array();

/** The groups of a DXF file, as text or binary (AutoCAD DXF Reference, "DXF Format" and "Group Code Value Types"). */
export function dxfGroups(bytes: Uint8Array): Generator<DxfGroup> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString('latin1', 0, binaryMark.length) === binaryMark ? binaryGroups(buffer) : textGroups(buffer);
}

function* textGroups(bytes: Buffer): Generator<DxfGroup> {
  let position = 0;
  const line = (): Buffer | undefined => {
    if (position >= bytes.length) return undefined;
    const found = bytes.indexOf(0x0a, position);
    const end = found === -1 ? bytes.length : found;
    const content = bytes.subarray(position, bytes[end - 1] === 0x0d ? end - 1 : end);
    position = end + 1;
    return content;
  };
  for (let first = line(); first !== undefined; first = line()) {
    const code = first.toString('latin1').trim();
    if (!/^-?\d{1,4}$/.test(code))
      throw new RejectContent('It is no DXF file, or a damaged one: where a group code should be there is something else.');
    const value = line();
    if (value === undefined) return;
    yield { code: Number(code), value };
  }
}

function* binaryGroups(bytes: Buffer): Generator<DxfGroup> {
  let position = binaryMark.length;
  // Codes took one byte before release 13. The first group is 0, "SECTION".
  const isOld = bytes[position + 1] !== 0;
  while (position + 2 <= bytes.length) {
    let code = isOld ? (bytes[position] ?? 0) : bytes.readInt16LE(position);
    position += isOld ? 1 : 2;
    if (isOld && code === 255 && position + 2 <= bytes.length) {
      code = bytes.readInt16LE(position);
      position += 2;
    }
    const width = widthOf(code);
    if (width === 'text') {
      const end = bytes.indexOf(0, position);
      if (end === -1) return;
      yield { code, value: bytes.subarray(position, end) };
      position = end + 1;
    } else {
      const isDate = code === dateCode && position + 8 <= bytes.length;
      yield { code, value: isDate ? Buffer.from(String(bytes.readDoubleLE(position))) : nothing };
      position += width === 'chunk' ? 1 + (bytes[position] ?? 0) : width;
    }
  }
}

const widths: readonly (readonly [from: number, to: number, width: number | 'chunk'])[] = [
  [10, 59, 8],
  [60, 79, 2],
  [90, 99, 4],
  [110, 149, 8],
  [160, 169, 8],
  [170, 179, 2],
  [210, 239, 8],
  [270, 289, 2],
  [290, 299, 1],
  [310, 319, 'chunk'],
  [370, 389, 2],
  [400, 409, 2],
  [420, 429, 4],
  [440, 459, 4],
  [460, 469, 8],
  [1004, 1004, 'chunk'],
  [1010, 1059, 8],
  [1060, 1070, 2],
  [1071, 1071, 4],
];

const widthOf = (code: number): number | 'chunk' | 'text' => widths.find(([from, to]) => code >= from && code <= to)?.[2] ?? 'text';
