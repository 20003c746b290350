import { propertyTypes, type RawProperty } from '../../../kit/mapi/properties.ts';

const multiple = 0x1000;
const mostProperties = 10_000;
const sizes: Readonly<Record<number, number>> = {
  [propertyTypes.int16]: 4,
  [propertyTypes.int32]: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  [propertyTypes.boolean]: 4,
  [propertyTypes.int64]: 8,
  [propertyTypes.time]: 8,
  0x48: 16,
};
const { string8, unicode, binary, object } = propertyTypes;

/** Reads encoded properties ([MS-OXTNEF] 2.1.3.4) and gives where they end. What is cut off ends the list. */
export function readTnefProperties(data: Buffer, start = 0): { readonly found: ReadonlyMap<number, RawProperty>; readonly end: number } {
  const found = new Map<number, RawProperty>();
  let at = start + 4;
  if (at > data.length) return { found, end: data.length };
  const count = Math.min(mostProperties, data.readUInt32LE(start));
  for (let index = 0; index < count && at + 4 <= data.length; index += 1) {
    const type = data.readUInt16LE(at) & ~multiple;
    const isMultiple = (data.readUInt16LE(at) & multiple) !== 0;
    const id = data.readUInt16LE(at + 2);
    at = id >= 0x8000 ? afterName(data, at + 4) : at + 4;
    const value = readValues(data, at, type, isMultiple);
    if (value === undefined) return { found, end: data.length };
    if (value.first !== undefined) found.set(id, { type, data: value.first });
    at = value.end;
  }
  return { found, end: at };
}

/** Named properties carry a set, and a number or a name. */
function afterName(data: Buffer, at: number): number {
  if (at + 24 > data.length) return data.length;
  if (data.readUInt32LE(at + 16) === 0) return at + 24;
  return at + 24 + padded(data.readUInt32LE(at + 20));
}

function readValues(
  data: Buffer,
  start: number,
  type: number,
  isMultiple: boolean,
): { readonly first: Buffer | undefined; readonly end: number } | undefined {
  const size = sizes[type];
  const isLong = type === string8 || type === unicode || type === binary || type === object;
  if (size === undefined && !isLong) return undefined;
  let at = start;
  let count = 1;
  if (isMultiple || isLong) {
    if (at + 4 > data.length) return undefined;
    count = data.readUInt32LE(at);
    at += 4;
  }
  let first: Buffer | undefined;
  for (let index = 0; index < count; index += 1) {
    if (isLong && at + 4 > data.length) return undefined;
    const length = size ?? data.readUInt32LE(at);
    if (size === undefined) at += 4;
    if (at > data.length) return undefined;
    first ??= data.subarray(at, at + length);
    at += size ?? padded(length);
  }
  return { first, end: at };
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;
