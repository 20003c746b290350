/** Makes drawings for tests. */

interface MetafileRecord {
  readonly type: number;
  readonly body: Buffer;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

type Value = string | number | Uint8Array;

/** Groups of DXF. In binary files whole numbers have two bytes, and others eight. */
export function dxf(
  groups: readonly (readonly [code: number, value: Value])[],
  { lineEnd = '\n', binary = false }: { readonly lineEnd?: string; readonly binary?: boolean } = {},
): Uint8Array {
  const bytesOf = (value: Value): Uint8Array => (typeof value === 'object' ? value : Buffer.from(String(value), 'latin1'));
  if (!binary)
    return Buffer.concat(
      groups.flatMap(([code, value]) => [Buffer.from(`${String(code).padStart(3)}${lineEnd}`), bytesOf(value), Buffer.from(lineEnd)]),
    );
  return Buffer.concat([
    Buffer.from('AutoCAD Binary DXF\r\n\u001A\0', 'latin1'),
    ...groups.flatMap(([code, value]) => [
      words([code]),
      typeof value === 'number' ? numberOf(code, value) : Buffer.concat([bytesOf(value), Buffer.alloc(1)]),
    ]),
  ]);
}

function numberOf(code: number, value: number): Buffer {
  if (code >= 60) return words([value]);
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

export function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeInt16LE(value, index * 2);
  return bytes;
}

export const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

export const numbers = (type: number, values: readonly number[]): MetafileRecord => ({ type, body: words(values) });

/** META_CREATEFONTINDIRECT with this charset. */
export function wmfFont(charset: number): MetafileRecord {
  const body = Buffer.alloc(18 + 6);
  body[13] = charset;
  return { type: 0x02_fb, body };
}

/** META_EXTTEXTOUT; META_TEXTOUT where there are no advances. */
export function wmfText({ x, y }: Place, text: Buffer, advances?: readonly number[]): MetafileRecord {
  const padded = Buffer.concat([text, Buffer.alloc(text.length % 2)]);
  if (!advances) return { type: 0x05_21, body: Buffer.concat([words([text.length]), padded, words([y, x])]) };
  return { type: 0x0a_32, body: Buffer.concat([words([y, x, text.length, 0]), padded, words(advances)]) };
}

export function wmf(records: readonly MetafileRecord[], { placeable = true } = {}): Uint8Array {
  const mark = Buffer.alloc(placeable ? 22 : 0);
  if (placeable) mark.writeUInt32LE(0x9a_c6_cd_d7);
  const bodies = records.map(({ type, body }) => {
    const even = Buffer.concat([body, Buffer.alloc(body.length % 2)]);
    const head = Buffer.alloc(6);
    head.writeUInt32LE((even.length + 6) / 2);
    head.writeUInt16LE(type, 4);
    return Buffer.concat([head, even]);
  });
  return Buffer.concat([mark, words([1, 9, 0x03_00, 0, 0, 0, 0, 0, 0]), ...bodies, Buffer.from([3, 0, 0, 0, 0, 0])]);
}

/** EMR_EXTTEXTOUTW without advances. */
export function emfText({ x, y }: Place, text: string): MetafileRecord {
  const body = Buffer.alloc(68);
  body.writeInt32LE(x, 28);
  body.writeInt32LE(y, 32);
  body.writeUInt32LE(text.length, 36);
  body.writeUInt32LE(76, 40);
  return { type: 84, body: Buffer.concat([body, utf16(text)]) };
}

export function emf(records: readonly MetafileRecord[], description = ''): Uint8Array {
  const head = Buffer.alloc(88);
  const told = utf16(description);
  head.writeUInt32LE(1, 0);
  head.writeUInt32LE(88 + told.length, 4);
  head.write(' EMF', 40, 'latin1');
  head.writeUInt32LE(description.length, 60);
  head.writeUInt32LE(description === '' ? 0 : 88, 64);
  const bodies = records.map(({ type, body }) => {
    const start = Buffer.alloc(8);
    start.writeUInt32LE(type, 0);
    start.writeUInt32LE(body.length + 8, 4);
    return Buffer.concat([start, body]);
  });
  return Buffer.concat([head, told, ...bodies]);
}
