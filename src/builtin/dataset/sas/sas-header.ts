import type { MetadataFields } from '../../../plugin/metadata.ts';
import { charsetNamed, fixedText, isoTime } from '../cell-text.ts';
import { createNumberReader, type NumberReader } from '../number-reader.ts';

/** The beginning of a file of SAS 7 or later (M. Shotwell, "SAS7BDAT Database Binary Format"). */
export interface SasHeader {
  readonly numbers: NumberReader;
  readonly isLittleEndian: boolean;
  /** Of 64 bits: numbers that count bytes have eight. */
  readonly isWide: boolean;
  readonly size: number;
  readonly pageSize: number;
  readonly pageCount: number;
  readonly charset: string | undefined;
  readonly title: string;
  readonly fields: MetadataFields;
}

const magic = Buffer.from('000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011', 'hex');
export const sasHeaderSize = 288 + 8;
/** Times count from here, in seconds. */
export const sasEpoch = Date.UTC(1960, 0, 1);
const yes = 0x33;

/** Encodings by the numbers that SAS gives them. */
const charsets: Readonly<Record<number, string>> = {
  20: 'utf-8',
  28: 'windows-1252',
  29: 'windows-1252',
  30: 'iso-8859-2',
  31: 'iso-8859-3',
  32: 'iso-8859-4',
  33: 'iso-8859-5',
  34: 'iso-8859-6',
  35: 'iso-8859-7',
  36: 'iso-8859-8',
  37: 'windows-1254',
  38: 'iso-8859-10',
  39: 'windows-874',
  40: 'iso-8859-15',
  60: 'windows-1250',
  61: 'windows-1251',
  62: 'windows-1252',
  63: 'windows-1253',
  64: 'windows-1254',
  65: 'windows-1255',
  66: 'windows-1256',
  67: 'windows-1257',
  68: 'windows-1258',
  118: 'big5',
  123: 'big5',
  125: 'gbk',
  126: 'gbk',
  134: 'euc-jp',
  136: 'euc-kr',
  138: 'shift_jis',
  140: 'euc-kr',
  141: 'euc-kr',
  205: 'gb18030',
};

export function readSasHeader(bytes: Buffer): SasHeader | undefined {
  if (bytes.length < sasHeaderSize || !bytes.subarray(0, magic.length).equals(magic)) return undefined;
  const isWide = bytes[32] === yes;
  const shift = bytes[35] === yes ? 4 : 0;
  const all = shift + (isWide ? 4 : 0);
  const isLittleEndian = bytes[37] === 1;
  const numbers = createNumberReader(isLittleEndian);
  const charset = charsetNamed(charsets[bytes[70] ?? 0]);
  const text = (at: number, length: number): string => fixedText(bytes.subarray(at, at + length), charset);
  const time = (at: number): string | undefined => {
    const seconds = numbers.double(bytes, at);
    return seconds === 0 ? undefined : isoTime(Math.round(sasEpoch + seconds * 1000));
  };
  const pageCount = isWide ? numbers.uint64(bytes, 204 + shift) : numbers.uint32(bytes, 204 + shift);
  const title = text(92, 64);
  const fields = {
    title,
    createdAt: time(164 + shift),
    modifiedAt: time(172 + shift),
    generator: `SAS ${text(216 + all, 8)}`,
    platform: text(224 + all, 16),
    pages: pageCount,
    bits: isWide ? 64 : 32,
    byteOrder: isLittleEndian ? 'little' : 'big',
    charset,
  };
  return {
    numbers,
    isLittleEndian,
    isWide,
    size: numbers.uint32(bytes, 196 + shift),
    pageSize: numbers.uint32(bytes, 200 + shift),
    pageCount,
    charset,
    title,
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')),
  };
}
