export type PlainValue = string | number | boolean | Date | Uint8Array | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** A binary property list, for tests. Values are few, so that references take one byte. */
export function binaryPropertyList(value: PlainValue): Buffer {
  const objects: Buffer[] = [];
  const top = add(value, objects);
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const table = Buffer.alloc(offsets.length * 4);
  for (const [index, offset] of offsets.entries()) table.writeUInt32BE(offset, index * 4);
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(4, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(top), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

function add(value: PlainValue, objects: Buffer[]): number {
  const index = objects.length;
  objects.push(Buffer.alloc(0));
  objects[index] = encode(value, objects);
  return index;
}

function encode(value: PlainValue, objects: Buffer[]): Buffer {
  if (typeof value === 'boolean') return Buffer.from([value ? 9 : 8]);
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'string') {
    // oxlint-disable-next-line no-control-regex -- the range is ASCII
    const isAscii = /^[\0-\x7f]*$/.test(value);
    return isAscii ? marked(0x50, value.length, Buffer.from(value)) : marked(0x60, value.length, Buffer.from(value, 'utf16le').swap16());
  }
  if (value instanceof Uint8Array) return marked(0x40, value.length, Buffer.from(value));
  if (value instanceof Date) {
    const bytes = Buffer.alloc(9, 0x33);
    bytes.writeDoubleBE((value.getTime() - Date.UTC(2001, 0, 1)) / 1000, 1);
    return bytes;
  }
  if (Array.isArray(value)) {
    const references = (value as readonly PlainValue[]).map((part) => add(part, objects));
    return marked(0xa0, references.length, Buffer.from(references));
  }
  const entries = Object.entries(value as { readonly [key: string]: PlainValue });
  const keys = entries.map(([key]) => add(key, objects));
  const values = entries.map(([, part]) => add(part, objects));
  return marked(0xd0, entries.length, Buffer.from([...keys, ...values]));
}

function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(9, Number.isInteger(value) ? 0x13 : 0x23);
  if (Number.isInteger(value)) bytes.writeBigInt64BE(BigInt(value), 1);
  else bytes.writeDoubleBE(value, 1);
  return bytes;
}

function marked(kind: number, length: number, body: Buffer): Buffer {
  const head = length < 15 ? Buffer.from([kind | length]) : Buffer.from([kind | 15, 0x12, 0, 0, 0, 0]);
  if (length >= 15) head.writeUInt32BE(length, 2);
  return Buffer.concat([head, body]);
}
