/** Bits in words of two bytes, as LZX has them. */
function createBitWriter() {
  const words: number[] = [];
  let [word, used] = [0, 0];
  const put = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit -= 1) {
      word = (word << 1) | ((value >> bit) & 1);
      used += 1;
      if (used === 16) {
        words.push(word & 0xff, word >> 8);
        [word, used] = [0, 0];
      }
    }
  };
  return {
    put,
    bytes(): Buffer {
      if (used !== 0) put(0, 16 - used);
      return Buffer.from(words);
    },
  };
}

type Writer = ReturnType<typeof createBitWriter>;

/** A window of 64 KiB has 32 slots: 512 symbols, each with nine bits. */
const symbolBits = 9;
const fifth = { 4: 0x4, 17: 0x11, 18: 0x12 };

/** Codes of one or two symbols with one bit each, in which the lengths of the others are told. */
function putPreliminary(writer: Writer, symbols: readonly number[]): void {
  for (let symbol = 0; symbol < 20; symbol += 1) writer.put(symbols.includes(symbol) ? 1 : 0, 4);
}

function putHeader(writer: Writer, type: 1 | 2, size: number): void {
  writer.put(type, 3);
  writer.put(size, 24);
  if (type === 2) for (let symbol = 0; symbol < 8; symbol += 1) writer.put(3, 3);
  // From 0 to 9 is 8 backwards, modulo 17.
  for (const count of [256, 256]) {
    putPreliminary(writer, [8, fifth[18]]);
    for (let symbol = 0; symbol < count; symbol += 1) writer.put(0, 1);
  }
  putPreliminary(writer, [0, fifth[18]]);
  // 249 lengths are zero: four runs of 51, one of 45.
  for (const run of [51, 51, 51, 51, 45]) {
    writer.put(1, 1);
    writer.put(run - 20, 5);
  }
}

/** One frame in a block of its own, with matches of two to eight bytes. */
export function packFrame(bytes: Buffer, type: 1 | 2 | 3): Buffer {
  if (type === 3) {
    const writer = createBitWriter();
    writer.put(0, 1);
    writer.put(3, 3);
    writer.put(bytes.length, 24);
    return Buffer.concat([writer.bytes(), Buffer.from([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]), bytes]);
  }
  const writer = createBitWriter();
  writer.put(0, 1);
  putHeader(writer, type, bytes.length);
  for (let at = 0; at < bytes.length;) {
    const match = matchAt(bytes, at);
    if (match === undefined) writer.put(bytes[at++] ?? 0, symbolBits);
    else {
      putMatch(writer, match, type);
      at += match.length;
    }
  }
  return writer.bytes();
}

function matchAt(bytes: Buffer, at: number): { readonly length: number; readonly distance: number } | undefined {
  for (let length = Math.min(8, bytes.length - at); length >= 3; length -= 1) {
    const from = bytes.subarray(0, at).lastIndexOf(bytes.subarray(at, at + length));
    if (from !== -1) return { length, distance: at - from };
  }
  return undefined;
}

function putMatch(writer: Writer, { length, distance }: { readonly length: number; readonly distance: number }, type: 1 | 2): void {
  let [slot, base, bits] = [3, 3, 0];
  while (distance + 2 >= base + 2 ** bits) {
    base += 2 ** bits;
    slot += 1;
    bits = (slot >> 1) - 1;
  }
  writer.put(256 + slot * 8 + length - 2, symbolBits);
  const low = distance + 2 - base;
  // The last three bits are in the code of aligned offsets, which is the number itself here.
  if (type === 2 && bits >= 3) {
    writer.put(low >> 3, bits - 3);
    writer.put(low & 7, 3);
  } else writer.put(low, bits);
}

export interface TestHelp {
  readonly type?: 1 | 2 | 3;
  /** Instead of what the first page holds. */
  readonly page?: string;
}

const frameSize = 32_768;

/** Help with two pages and a table of contents, which are compressed. For tests only. */
export function makeHelp({ type = 1, page = '<title>First</title><p>first words, first words</p>' }: TestHelp = {}): Buffer {
  const pages = {
    '/toc.hhc': '<object><param name="Name" value="First &amp; foremost"><param name="Local" value="a/first.htm"></object>',
    '/a/first.htm': page,
    '/second.html': '<title>Second</title><p>second words</p>',
    '/picture.png': 'x',
  };
  const all = Buffer.from(Object.values(pages).join(''));
  const frames: Buffer[] = [];
  for (let at = 0; at < all.length; at += frameSize) frames.push(packFrame(all.subarray(at, at + frameSize), type));
  let packedAt = 0;
  const places = frames.map((frame) => number(8, (packedAt += frame.length) - frame.length));
  const resets = Buffer.concat([
    ...[2, frames.length, 8, 40].map((value) => number(4, value)),
    number(8, all.length),
    number(8, packedAt),
    number(8, frameSize),
    ...places,
  ]);
  const control = Buffer.concat([number(4, 6), Buffer.from('LZXC'), ...[2, 1, 2, 1].map((value) => number(4, value)), number(4, 0)]);
  const entry = (code: number, text: string): Buffer =>
    Buffer.concat([number(2, code), number(2, text.length + 1), Buffer.from(`${text}\0`)]);
  const stored = {
    '/#SYSTEM': Buffer.concat([number(4, 3), entry(0, 'toc.hhc'), entry(3, 'The title')]),
    '::DataSpace/Storage/MSCompressed/ControlData': control,
    '::DataSpace/Storage/MSCompressed/Transform/{7FC28940-9D31-11D0-9B27-00A0C91E9C7C}/InstanceData/ResetTable': resets,
    '::DataSpace/Storage/MSCompressed/Content': Buffer.concat(frames),
  };
  const names = [...listing(0, stored), ...listing(1, pages)];
  const chunk = Buffer.alloc(4096);
  const body = Buffer.concat(names);
  Buffer.concat([
    Buffer.from('PMGL'),
    number(4, 4096 - 20 - body.length),
    number(4, 0),
    number(4, 0xffff_ffff),
    number(4, 0xffff_ffff),
    body,
  ]).copy(chunk);
  const list = Buffer.concat([
    Buffer.from('ITSP'),
    ...[1, 84, 10, 4096, 2, 1, 0xffff_ffff, 0, 0, 0xffff_ffff, 1].map((value) => number(4, value)),
    Buffer.alloc(36),
  ]);
  const header = Buffer.concat([
    Buffer.from('ITSF'),
    ...[3, 96, 1, 0, 0x407].map((value) => number(4, value)),
    Buffer.alloc(32),
    number(8, 96),
    number(8, 0),
    number(8, 96),
    number(8, 84 + 4096),
    number(8, 96 + 84 + 4096),
  ]);
  return Buffer.concat([header, list, chunk, ...Object.values(stored)]);
}

function listing(section: number, files: Readonly<Record<string, string | Buffer>>): readonly Buffer[] {
  let at = 0;
  return Object.entries(files).map(([name, data]) => {
    const length = Buffer.byteLength(data);
    at += length;
    return Buffer.concat([packed(Buffer.byteLength(name)), Buffer.from(name), packed(section), packed(at - length), packed(length)]);
  });
}

/** Seven bits a byte, the highest first. */
function packed(value: number): Buffer {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128);
  return Buffer.from(bytes);
}

function number(size: 2 | 4 | 8, value: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, Math.min(6, size));
  return bytes;
}
