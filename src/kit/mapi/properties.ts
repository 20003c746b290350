import { decodeBytes } from '../mime/charset.ts';
import { codepageLabel } from './codepage-label.ts';
import { ids } from './property-ids.ts';

/** A property as it is stored: numbers as eight bytes at most, the rest as long as it is. */
export interface RawProperty {
  readonly type: number;
  readonly data: Buffer;
}

/** Finds a property by its id. */
export type RawProperties = (id: number) => RawProperty | undefined;

/** Properties of a message, folder, recipient or attachment by their ids. */
export interface Properties {
  /** The first of these that holds text. */
  text(...ids: readonly number[]): string | undefined;
  bytes(id: number): Buffer | undefined;
  type(id: number): number | undefined;
  number(id: number): number | undefined;
  /** The first of these that holds a time: milliseconds since 1970. */
  time(...ids: readonly number[]): number | undefined;
}

/** Types of properties ([MS-OXCDATA] 2.11.1). */
export const propertyTypes = {
  int16: 0x02,
  int32: 0x03,
  boolean: 0x0b,
  object: 0x0d,
  int64: 0x14,
  string8: 0x1e,
  unicode: 0x1f,
  time: 0x40,
  binary: 0x102,
} as const;

/** `codepage` is the label of the charset of text that is not Unicode. */
export function createProperties(raw: RawProperties, codepage = codepageOf(raw)): Properties {
  const textOf = (id: number): string | undefined => textIn(raw(id), codepage);
  return {
    text: (...wanted) => wanted.map(textOf).find((text) => text !== undefined && text.trim() !== ''),
    bytes: (id) => raw(id)?.data,
    type: (id) => raw(id)?.type,
    number: (id) => numberIn(raw(id)),
    time: (...wanted) => wanted.map((id) => timeIn(raw(id))).find((time) => time !== undefined),
  };
}

/** The code page that they themselves name, as a label. */
export function codepageOf(raw: RawProperties): string | undefined {
  return codepageLabel(numberIn(raw(ids.messageCodepage)) ?? numberIn(raw(ids.internetCodepage)));
}

function textIn(property: RawProperty | undefined, codepage: string | undefined): string | undefined {
  if (property === undefined) return undefined;
  const { type, data } = property;
  if (type === propertyTypes.unicode) return data.toString('utf16le').replaceAll('\0', '');
  return type === propertyTypes.string8 || type === propertyTypes.binary ? decodeBytes(data, codepage).replaceAll('\0', '') : undefined;
}

function numberIn(property: RawProperty | undefined): number | undefined {
  if (property === undefined) return undefined;
  const { type, data } = property;
  if (type === propertyTypes.int16 && data.length >= 2) return data.readInt16LE();
  return type === propertyTypes.int32 && data.length >= 4 ? data.readInt32LE() : undefined;
}

/** Milliseconds from 1601, which times are counted from in tenths of microseconds, to 1970. */
const epoch = 11_644_473_600_000;
/** The year 3000: the ends of the calendar stand for "never". */
const never = 32_503_680_000_000;

function timeIn(property: RawProperty | undefined): number | undefined {
  if (property?.type !== propertyTypes.time || property.data.length < 8) return undefined;
  const time = Number(property.data.readBigUInt64LE() / 10_000n) - epoch;
  return time <= 0 || time > never ? undefined : time;
}
