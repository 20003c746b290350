import { decodeName } from './entry-name.ts';
import { dosTime, readExtraFields, type ExtraFields } from './extra-fields.ts';
import type { ZipEntry } from './zip-entry.ts';

export const centralSignature = 0x02014b50;
export const localSignature = 0x04034b50;
export const centralHeaderSize = 46;
export const localHeaderSize = 30;

const encrypted = 0x0001;
export const sizesFollow = 0x0008;
const utf8 = 0x0800;
/** Sizes and offsets that do not fit stand in the zip64 field. */
const elsewhere = 0xffff_ffff;

/** Bytes that a central header takes with name, extra fields and comment. */
export function centralLength(header: Buffer, at: number): number {
  return centralHeaderSize + header.readUInt16LE(at + 28) + header.readUInt16LE(at + 30) + header.readUInt16LE(at + 32);
}

/** Reads the central header at `at`, all of which is in `bytes` (section 4.3.12). */
export function readCentralHeader(bytes: Buffer, at: number): Omit<ZipEntry, 'overlaps'> {
  const nameEnd = at + centralHeaderSize + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const extra = readExtraFields(bytes.subarray(nameEnd, extraEnd));
  const [size, compressedSize, offset] = wide(extra.zip64, [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]);
  const comment = bytes.subarray(extraEnd, extraEnd + bytes.readUInt16LE(at + 32));
  const flags = bytes.readUInt16LE(at + 8);
  return {
    ...described(bytes.subarray(at + 8, at + 20), bytes.subarray(at + centralHeaderSize, nameEnd), extra),
    size: size ?? 0,
    compressedSize: compressedSize ?? 0,
    offset: offset ?? 0,
    comment: comment.length === 0 ? '' : decodeName({ raw: comment, isMarkedUtf8: (flags & utf8) !== 0, unicode: extra.unicodeComment }),
  };
}

/** Reads the local header at `at` (section 4.3.7). Sizes are -1 where they follow the data. */
export function readLocalHeader(bytes: Buffer, at: number, offset: number): Omit<ZipEntry, 'overlaps'> {
  const nameEnd = at + localHeaderSize + bytes.readUInt16LE(at + 26);
  const extra = readExtraFields(bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 28)));
  const [size = 0, compressedSize = 0] = wide(extra.zip64, [bytes.readUInt32LE(at + 22), bytes.readUInt32LE(at + 18)]);
  const isUnknown = (bytes.readUInt16LE(at + 6) & sizesFollow) !== 0 && compressedSize === 0;
  return {
    ...described(bytes.subarray(at + 6, at + 18), bytes.subarray(at + localHeaderSize, nameEnd), extra),
    size: isUnknown ? -1 : size,
    compressedSize: isUnknown ? -1 : compressedSize,
    offset,
    comment: '',
  };
}

/** What both headers have in common: flags, method, time, date and checksum, in twelve bytes. */
function described(
  fixed: Buffer,
  name: Buffer,
  extra: ExtraFields,
): Pick<ZipEntry, 'name' | 'isDirectory' | 'method' | 'crc32' | 'isEncrypted'> {
  const flags = fixed.readUInt16LE(0);
  const decoded = decodeName({ raw: name, isMarkedUtf8: (flags & utf8) !== 0, unicode: extra.unicodeName });
  // Some writers on Windows use its own separator, against section 4.4.17.
  const path = decoded.includes('/') ? decoded : decoded.replaceAll('\\', '/');
  const modifiedAt = extra.modifiedAt ?? dosTime(fixed.readUInt16LE(4), fixed.readUInt16LE(6));
  return {
    name: path,
    isDirectory: path.endsWith('/'),
    method: fixed.readUInt16LE(2),
    crc32: fixed.readUInt32LE(8),
    isEncrypted: (flags & encrypted) !== 0 || extra.isAes,
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}

/** The zip64 field holds, in this order, those values that did not fit (section 4.5.3). */
function wide(field: Buffer | undefined, values: readonly number[]): number[] {
  let at = 0;
  return values.map((value) => {
    if (value !== elsewhere || field === undefined || at + 8 > field.length) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
}
