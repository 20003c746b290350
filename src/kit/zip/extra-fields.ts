const idOfZip64 = 0x0001;
const idOfNtfs = 0x000a;
const idOfExtendedTime = 0x5455;
const idOfUnicodeName = 0x7075;
const idOfUnicodeComment = 0x6375;
const idOfAes = 0x9901;

/** What stands in the extra fields of an entry, by id. The first of each counts. */
export interface ExtraFields {
  readonly zip64: Buffer | undefined;
  readonly unicodeName: Buffer | undefined;
  readonly unicodeComment: Buffer | undefined;
  readonly isAes: boolean;
  readonly modifiedAt: number | undefined;
}

export function readExtraFields(extra: Buffer): ExtraFields {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const id = extra.readUInt16LE(at);
    if (!fields.has(id)) fields.set(id, extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  }
  return {
    zip64: fields.get(idOfZip64),
    unicodeName: fields.get(idOfUnicodeName),
    unicodeComment: fields.get(idOfUnicodeComment),
    isAes: fields.has(idOfAes),
    modifiedAt: extendedTime(fields.get(idOfExtendedTime)) ?? ntfsTime(fields.get(idOfNtfs)),
  };
}

/** Seconds since 1970, where the first flag says that they are there. */
function extendedTime(field: Buffer | undefined): number | undefined {
  return field !== undefined && field.length >= 5 && (field.readUInt8(0) & 1) === 1 ? field.readInt32LE(1) * 1000 : undefined;
}

/** Tenths of microseconds since 1601, in the first attribute. */
function ntfsTime(field: Buffer | undefined): number | undefined {
  if (field === undefined || field.length < 16 || field.readUInt16LE(4) !== 1) return undefined;
  const time = Number(field.readBigUInt64LE(8) / 10_000n) - 11_644_473_600_000;
  return Math.abs(time) <= 8.64e15 ? time : undefined;
}

/** 1980 to 2107, by two seconds. */
export function dosTime(time: number, date: number): number | undefined {
  const month = (date >> 5) & 15;
  const day = date & 31;
  if (month < 1 || month > 12 || day < 1) return undefined;
  return Date.UTC(1980 + (date >> 9), month - 1, day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
