import { deepest, mostEntries, type PropertyEntry, type PropertyValue } from './property-entry.ts';

interface Table {
  readonly buffer: Buffer;
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly count: number;
  readonly start: number;
}

interface Found {
  readonly kind: number;
  /** Of elements, characters or bytes; what else the marker says, for what has no length. */
  readonly length: number;
  readonly at: number;
}

type Step = { readonly reference: number; readonly path: readonly string[] };

const epoch = Date.UTC(2001, 0, 1);
const [array, orderedSet, set, dictionary] = [0xa, 0xb, 0xc, 0xd];

/** The format is described in CFBinaryPList.c of Apple's CoreFoundation: objects, a table of their offsets, and a trailer of 32 bytes. */
export function* binaryEntries(bytes: Uint8Array): Generator<PropertyEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableOf(buffer);
  if (table === undefined) return;
  const steps: Step[] = [{ reference: table.top, path: [] }];
  for (let visited = 0; visited < mostEntries; visited += 1) {
    const step = steps.pop();
    if (step === undefined) return;
    const found = objectAt(table, step.reference);
    if (found === undefined) continue;
    if (found.kind < array) {
      const value = valueOf(buffer, found);
      if (value !== undefined) yield { path: step.path, value };
    } else if (step.path.length < deepest) {
      const room = mostEntries - visited - steps.length;
      for (const part of partsOf(table, found, step.path, room).toReversed()) steps.push(part);
    }
  }
}

function tableOf(buffer: Buffer): (Table & { readonly top: number }) | undefined {
  if (buffer.length < 40) return undefined;
  const trailer = buffer.length - 32;
  const offsetSize = buffer.readUInt8(trailer + 6);
  const referenceSize = buffer.readUInt8(trailer + 7);
  const [count, top, start] = [8, 16, 24].map((offset) => Number(buffer.readBigUInt64BE(trailer + offset))) as [number, number, number];
  const isSound = offsetSize > 0 && offsetSize <= 8 && referenceSize > 0 && referenceSize <= 8 && start < trailer;
  return isSound ? { buffer, offsetSize, referenceSize, count, start, top } : undefined;
}

/** Numbers are short here; what does not fit is out of range anyway. */
function unsigned(buffer: Buffer, at: number, size: number): number {
  let value = 0;
  for (let index = 0; index < size; index += 1) value = value * 256 + (buffer[at + index] ?? 0);
  return value;
}

function objectAt({ buffer, offsetSize, count, start }: Table, reference: number): Found | undefined {
  if (reference >= count) return undefined;
  const at = unsigned(buffer, start + reference * offsetSize, offsetSize);
  const marker = at < start ? buffer[at] : undefined;
  if (marker === undefined) return undefined;
  const kind = marker >> 4;
  const short = marker & 0xf;
  // The length of a long object follows as a number.
  if (short !== 0xf || kind < 4 || kind === 8) return { kind, length: short, at: at + 1 };
  const size = 2 ** ((buffer[at + 1] ?? 0) & 0x7);
  return { kind, length: unsigned(buffer, at + 2, size), at: at + 2 + size };
}

function partsOf(table: Table, { kind, length, at }: Found, path: readonly string[], room: number): readonly Step[] {
  if (kind !== array && kind !== orderedSet && kind !== set && kind !== dictionary) return [];
  const { buffer, referenceSize, start } = table;
  const count = Math.max(0, Math.min(length, room, Math.floor((start - at) / referenceSize)));
  const referenceAt = (index: number): number => unsigned(buffer, at + index * referenceSize, referenceSize);
  return Array.from({ length: count }, (_, index) => {
    if (kind !== dictionary) return { reference: referenceAt(index), path: [...path, String(index)] };
    const key = objectAt(table, referenceAt(index));
    const name = key === undefined ? undefined : valueOf(buffer, key);
    return { reference: referenceAt(length + index), path: [...path, typeof name === 'string' ? name : String(index)] };
  });
}

function valueOf(buffer: Buffer, { kind, length, at }: Found): PropertyValue | undefined {
  switch (kind) {
    case 0x0:
      return length === 8 || length === 9 ? length === 9 : undefined;
    case 0x1:
      return length === 3 && at + 8 <= buffer.length ? Number(buffer.readBigInt64BE(at)) : unsigned(buffer, at, 2 ** Math.min(4, length));
    case 0x2:
      if (at + 8 > buffer.length) return undefined;
      return length === 3 ? buffer.readDoubleBE(at) : buffer.readFloatBE(at);
    case 0x3:
      return at + 8 > buffer.length ? undefined : dateOf(buffer.readDoubleBE(at));
    case 0x4:
      return buffer.subarray(at, at + length);
    case 0x5:
      return buffer.toString('latin1', at, at + length);
    case 0x6:
      return Buffer.from(buffer.subarray(at, at + 2 * Math.min(length, Math.floor((buffer.length - at) / 2))))
        .swap16()
        .toString('utf16le');
    default:
      return undefined;
  }
}

function dateOf(seconds: number): Date | undefined {
  const date = new Date(epoch + seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
