import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import { charsetNamed, dateText, fixedText } from '../cell-text.ts';
import type { Cell, DataSet } from '../data-set.ts';

interface Field {
  readonly name: string;
  readonly kind: string;
  readonly at: number;
  readonly length: number;
}

/** dBase III to 7, FoxPro and Clipper, with and without a file of memos. */
const versions = new Set([0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7b, 0x83, 0x8b, 0x8c, 0x8e, 0xcb, 0xe5, 0xf5, 0xfb]);
const endOfFields = 0x0d;
const deleted = 0x2a;
const longestHeader = 1024 ** 2;
/** Code pages by the numbers that FoxPro gives them. */
const charsets: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x57: 'windows-1252',
  0x58: 'windows-1252',
  0x59: 'windows-1252',
  0x13: 'shift_jis',
  0x7b: 'shift_jis',
  0x26: 'ibm866',
  0x65: 'ibm866',
  0x4d: 'gbk',
  0x7a: 'gbk',
  0x4e: 'euc-kr',
  0x79: 'euc-kr',
  0x4f: 'big5',
  0x78: 'big5',
  0x50: 'windows-874',
  0x7c: 'windows-874',
  0x7d: 'windows-1255',
  0x7e: 'windows-1256',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xca: 'windows-1254',
  0xcb: 'windows-1253',
  0xcc: 'windows-1257',
};

/** A table of dBase or a relative (https://www.dbf2002.com/dbf-file-format.html). Memos lie in another file, which is not read. */
export async function openDbase(file: RangedBytes): Promise<DataSet | undefined> {
  const head = Buffer.from(await file.read(0, 32));
  if (head.length < 32 || !versions.has(head[0] ?? 0)) return undefined;
  const headerSize = head.readUInt16LE(8);
  const rowSize = head.readUInt16LE(10);
  const rowCount = head.readUInt32LE(4);
  const [month, day] = [head[2] ?? 0, head[3] ?? 0];
  if (headerSize < 65 || headerSize > longestHeader || rowSize < 2 || month > 12 || day > 31) return undefined;
  const header = Buffer.from(await file.read(0, headerSize));
  const charset = charsetNamed(charsets[head[29] ?? 0]);
  const fields = (head[0] ?? 0) % 8 === 4 ? fieldsOf(header, 68, 48) : fieldsOf(header, 32, 32);
  if (fields.length === 0) return undefined;
  const modified = month === 0 || day === 0 ? undefined : dateText(Date.UTC(1900 + (head[1] ?? 0), month - 1, day), false);
  let isDamaged = header.length < headerSize;
  return {
    columns: fields.map(({ name }) => ({ name })),
    rowCount,
    fields: modified === undefined ? {} : { modifiedAt: modified },
    notes: [],
    async *rows() {
      for (let row = 0; row < rowCount; row += 1) {
        const bytes = Buffer.from(await file.read(headerSize + row * rowSize, rowSize));
        if (bytes.length < rowSize) return void (isDamaged = true);
        if (bytes[0] !== deleted) yield fields.map((field) => cellOf(bytes, field, charset));
      }
    },
    isDamaged: () => isDamaged,
  };
}

/** From dBase 7 on names are longer. */
function fieldsOf(header: Buffer, start: number, size: number): readonly Field[] {
  const nameSize = size === 48 ? 32 : 11;
  const fields: Field[] = [];
  let at = 1;
  for (let place = start; place + size <= header.length && header[place] !== endOfFields; place += size) {
    const kind = header.toString('latin1', place + nameSize, place + nameSize + 1);
    const lengthAt = place + (size === 48 ? 33 : 16);
    // Texts of more than 255 characters have the rest of their length where numbers have their decimals.
    const length = kind === 'C' ? header.readUInt16LE(lengthAt) : header.readUInt8(lengthAt);
    fields.push({ name: fixedText(header.subarray(place, place + nameSize)), kind, at, length });
    at += length;
  }
  return fields;
}

const dayOfJulian = 2_440_587.5;
const millisecondsOfDay = 86_400_000;

function cellOf(row: Buffer, { kind, at, length }: Field, charset: string | undefined): Cell {
  const bytes = row.subarray(at, at + length);
  switch (kind) {
    case 'N':
    case 'F': {
      const text = bytes.toString('latin1').trim();
      return text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
    }
    case 'D':
      return bytes.toString('latin1').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
    case 'T':
      return bytes.length < 8 || bytes.readInt32LE(0) === 0
        ? undefined
        : dateText((bytes.readInt32LE(0) - 0.5 - dayOfJulian) * millisecondsOfDay + bytes.readInt32LE(4), true);
    case 'I':
      return bytes.length < 4 ? undefined : bytes.readInt32LE(0);
    case 'Y':
      return bytes.length < 8 ? undefined : Number(bytes.readBigInt64LE(0)) / 10_000;
    case 'C':
    case 'V':
    case 'L':
      return fixedText(bytes, charset);
    default:
      return undefined;
  }
}
