import { brotliCompressSync, deflateSync } from 'node:zlib';

// Makers of fonts without glyphs for tests.

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
const u16 = (value: number): Buffer => u32(value).subarray(2);

export interface TestName {
  readonly id: number;
  readonly text: string;
  /** 3 is Windows, 1 the Macintosh. */
  readonly platform?: number;
  readonly language?: number;
}

export function nameTable(names: readonly TestName[]): Buffer {
  const records: Buffer[] = [];
  const texts: Buffer[] = [];
  let at = 0;
  for (const { id, text, platform = 3, language = 0x409 } of names) {
    const bytes = platform === 1 ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le').swap16();
    records.push(...[platform, platform === 1 ? 0 : 1, language, id, bytes.length, at].map(u16));
    texts.push(bytes);
    at += bytes.length;
  }
  return Buffer.concat([u16(0), u16(names.length), u16(6 + 12 * names.length), ...records, ...texts]);
}

export function headTable(created: Date): Buffer {
  const table = Buffer.alloc(54);
  table.writeBigInt64BE(BigInt(created.getTime() / 1000 + 2_082_844_800), 20);
  return table;
}

export type TestTables = Readonly<Record<string, Buffer>>;

/** `offset`: where the font begins within its file. */
export function sfntFile(tables: TestTables, offset = 0): Buffer {
  const entries = Object.entries(tables);
  let at = offset + 12 + 16 * entries.length;
  const records = entries.flatMap(([tag, data]) => {
    const record = [Buffer.from(tag), u32(0), u32(at), u32(data.length)];
    at += data.length;
    return record;
  });
  return Buffer.concat([u32(0x10000), u16(entries.length), Buffer.alloc(6), ...records, ...Object.values(tables)]);
}

export function collectionFile(fonts: readonly TestTables[]): Buffer {
  let at = 12 + 4 * fonts.length;
  const parts = fonts.map((tables) => {
    const font = { at, bytes: sfntFile(tables, at) };
    at += font.bytes.length;
    return font;
  });
  const header = [Buffer.from('ttcf'), u32(0x10000), u32(fonts.length), ...parts.map((part) => u32(part.at))];
  return Buffer.concat([...header, ...parts.map(({ bytes }) => bytes)]);
}

export function woffFile(tables: TestTables): Buffer {
  const entries = Object.entries(tables).map(([tag, data]) => ({ tag, length: data.length, stored: deflateSync(data) }));
  let at = 44 + 20 * entries.length;
  const records = entries.flatMap(({ tag, length, stored }) => {
    const record = [Buffer.from(tag), u32(at), u32(stored.length), u32(length), u32(0)];
    at += stored.length;
    return record;
  });
  return Buffer.concat([
    Buffer.from('wOFF'),
    u32(0x10000),
    u32(0),
    u16(entries.length),
    Buffer.alloc(30),
    ...records,
    ...entries.map(({ stored }) => stored),
  ]);
}

const size = (value: number): Buffer => (value < 128 ? Buffer.of(value) : Buffer.of(0x80 | (value >> 7), value & 127));

/** With a transformed table before the others, and tags both by number and spelled out. */
export function woff2File({ name, head }: { readonly name: Buffer; readonly head: Buffer }): Buffer {
  const glyphs = Buffer.alloc(300, 7);
  const directory = [
    Buffer.concat([Buffer.of(10), size(1000), size(glyphs.length)]),
    Buffer.concat([Buffer.of(63), Buffer.from('head'), size(head.length)]),
    Buffer.concat([Buffer.of(5), size(name.length)]),
  ];
  const packed = brotliCompressSync(Buffer.concat([glyphs, head, name]));
  return Buffer.concat([
    Buffer.from('wOF2'),
    u32(0x10000),
    u32(0),
    u16(3),
    u16(0),
    u32(0),
    u32(packed.length),
    Buffer.alloc(24),
    ...directory,
    packed,
  ]);
}
