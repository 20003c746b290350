import { utf16, type Extent } from './iso-volume.ts';

/** A record of a folder (ECMA-119, 9.1). */
export interface IsoRecord {
  readonly extent: Extent;
  readonly isFolder: boolean;
  /** Another section of the same file follows. */
  readonly goesOn: boolean;
  /** The first two records of a folder are itself and the one that it is in. */
  readonly isSelfOrParent: boolean;
  readonly modifiedAt?: number;
  /** Where Rock Ridge has its fields. */
  readonly systemUse: Buffer;
  nameIn(isJoliet: boolean): string;
}

const fixedSize = 33;

export function readRecord(bytes: Buffer, at: number): IsoRecord | undefined {
  const length = bytes.readUInt8(at);
  if (length < fixedSize + 1 || at + length > bytes.length) return undefined;
  const record = bytes.subarray(at, at + length);
  const nameLength = record.readUInt8(32);
  const nameEnd = fixedSize + nameLength;
  if (nameEnd > length) return undefined;
  const name = record.subarray(fixedSize, nameEnd);
  const flags = record.readUInt8(25);
  const modifiedAt = timeOf(record);
  return {
    extent: { sector: record.readUInt32LE(2) + record.readUInt8(1), length: record.readUInt32LE(10) },
    isFolder: (flags & 2) !== 0,
    goesOn: (flags & 0x80) !== 0,
    isSelfOrParent: nameLength === 1 && (name[0] ?? 2) < 2,
    ...(modifiedAt !== undefined && { modifiedAt }),
    // The name is filled up to an even length.
    systemUse: record.subarray(nameEnd + (1 - (nameLength % 2))),
    nameIn: (isJoliet) => plainName(isJoliet ? utf16(name.subarray(0, nameLength - (nameLength % 2))) : name.toString('latin1')),
  };
}

/** Without the number of the version, and the dot where there is no extension. */
const plainName = (name: string): string => name.replace(/;\d{1,5}$/, '').replace(/\.$/, '');

/** Years since 1900, month, day, hour, minute, second, and quarters of an hour east of Greenwich. */
function timeOf(record: Buffer): number | undefined {
  const [year, month, day, hour, minute, second] = record.subarray(18, 24);
  if (!month || !day) return undefined;
  return Date.UTC(1900 + (year ?? 0), month - 1, day, hour, minute, second) - record.readInt8(24) * 15 * 60_000;
}
