/** A field of a message: a number, or the bytes of a string, a message or a list (https://protobuf.dev/programming-guides/encoding). */
export interface Field {
  readonly id: number;
  readonly number: number;
  readonly bytes: Buffer | undefined;
}

const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };

/** The fields of a message in their order, as far as it is one. */
export function* readFields(message: Buffer): Generator<Field> {
  let at = 0;
  while (at < message.length) {
    const key = readVarint(message, at);
    if (key === undefined) return;
    at = key.end;
    const id = Math.floor(key.value / 8);
    const type = key.value % 8;
    if (type === wireTypes.varint) {
      const value = readVarint(message, at);
      if (value === undefined) return;
      yield { id, number: value.value, bytes: undefined };
      at = value.end;
    } else if (type === wireTypes.bytes) {
      const length = readVarint(message, at);
      if (length === undefined || length.end + length.value > message.length) return;
      at = length.end + length.value;
      yield { id, number: 0, bytes: message.subarray(length.end, at) };
    } else if (type === wireTypes.fixed64 || type === wireTypes.fixed32) {
      const size = type === wireTypes.fixed64 ? 8 : 4;
      if (at + size > message.length) return;
      yield { id, number: size === 8 ? message.readDoubleLE(at) : message.readUInt32LE(at), bytes: undefined };
      at += size;
    } else return;
  }
}

/** Numbers above 2⁵³, which no id or length is, lose their lowest bits. */
export function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = start, scale = 1; at < bytes.length && at < start + 10; at += 1, scale *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return undefined;
}

/** The fields of this number that hold bytes. */
export function messagesOf(message: Buffer, id: number): readonly Buffer[] {
  const found: Buffer[] = [];
  for (const field of readFields(message)) if (field.id === id && field.bytes !== undefined) found.push(field.bytes);
  return found;
}

export function messageOf(message: Buffer, id: number): Buffer {
  return messagesOf(message, id)[0] ?? nothing;
}

const nothing = Buffer.alloc(0);

export function stringOf(message: Buffer, id: number): string {
  return messageOf(message, id).toString('utf8');
}

export function numberOf(message: Buffer, id: number): number | undefined {
  for (const field of readFields(message)) if (field.id === id && field.bytes === undefined) return field.number;
  return undefined;
}

/** Ids of the objects that these fields refer to (`TSP.Reference`). */
export function referencesOf(message: Buffer, id: number): readonly number[] {
  return messagesOf(message, id).flatMap((reference) => numberOf(reference, 1) ?? []);
}
