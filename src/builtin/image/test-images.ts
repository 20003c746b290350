import { deflateSync } from 'node:zlib';

// Makers of small image files for tests.

const u16 = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff);
export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const typeSizes = { ascii: 1, short: 1, long: 1, rational: 1, undefined: 1 };
const typeCodes = { ascii: 2, short: 3, long: 4, rational: 5, undefined: 7 };

export interface TiffTag {
  readonly tag: number;
  readonly type: keyof typeof typeSizes;
  /** Text, bytes, numbers, or numerators and denominators in turn. */
  readonly value: string | Uint8Array | readonly number[];
}

const bytesOf = ({ type, value }: TiffTag): Buffer => {
  if (typeof value === 'string') return Buffer.from(type === 'ascii' ? `${value}\0` : value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.concat(value.map((number) => (type === 'short' ? u16(number) : u32(number))));
};

function countOf(tag: TiffTag): number {
  const { length } = bytesOf(tag);
  return { ascii: length, undefined: length, short: length / 2, long: length / 4, rational: length / 8 }[tag.type];
}

/** A directory at `start`, then its values. */
function directory(tags: readonly TiffTag[], start: number): Buffer {
  let valuesAt = start + 2 + tags.length * 12 + 4;
  const entries: Buffer[] = [];
  const values: Buffer[] = [];
  for (const tag of tags.toSorted((a, b) => a.tag - b.tag)) {
    const bytes = bytesOf(tag);
    const isInline = bytes.length <= 4;
    entries.push(
      u16(tag.tag),
      u16(typeCodes[tag.type]),
      u32(countOf(tag)),
      isInline ? Buffer.concat([bytes, Buffer.alloc(4)], 4) : u32(valuesAt),
    );
    if (isInline) continue;
    const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    values.push(padded);
    valuesAt += padded.length;
  }
  return Buffer.concat([u16(tags.length), ...entries, u32(0), ...values]);
}

/** A TIFF without pixels, which is also what EXIF is. */
export function tiffFile(tags: readonly TiffTag[], exif: readonly TiffTag[] = [], gps: readonly TiffTag[] = []): Buffer {
  const pointers = (exifAt: number, gpsAt: number): readonly TiffTag[] => [
    ...tags,
    ...(exif.length > 0 ? [{ tag: 0x8769, type: 'long', value: [exifAt] } as const] : []),
    ...(gps.length > 0 ? [{ tag: 0x8825, type: 'long', value: [gpsAt] } as const] : []),
  ];
  const exifAt = 8 + directory(pointers(0, 0), 8).length;
  const exifDirectory = directory(exif, exifAt);
  const gpsAt = exifAt + exifDirectory.length;
  return Buffer.concat([Buffer.from('MM\0\x2a'), u32(8), directory(pointers(exifAt, gpsAt), 8), exifDirectory, directory(gps, gpsAt)]);
}

export interface TestJpeg {
  readonly exif?: Buffer;
  readonly iptc?: Buffer;
  readonly xmp?: string;
  readonly comment?: string;
}

export function jpegFile({ exif, iptc, xmp, comment }: TestJpeg): Buffer {
  const segment = (marker: number, ...data: readonly Buffer[]): Buffer => {
    const all = Buffer.concat(data);
    return Buffer.concat([Buffer.of(0xff, marker), u16(all.length + 2), all]);
  };
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    ...(exif ? [segment(0xe1, Buffer.from('Exif\0\0'), exif)] : []),
    ...(xmp ? [segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmp))] : []),
    ...(iptc ? [segment(0xed, Buffer.from('Photoshop 3.0\x008BIM'), u16(1028), u16(0), u32(iptc.length), iptc)] : []),
    ...(comment ? [segment(0xfe, Buffer.from(comment))] : []),
    segment(0xc0, Buffer.of(8), u16(480), u16(640), Buffer.of(1, 1, 0x11, 0)),
    segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
    Buffer.from('pixels'),
    Buffer.of(0xff, 0xd9),
  ]);
}

/** Records of IPTC by number. */
export function iptcBlock(records: readonly (readonly [number, string])[]): Buffer {
  const utf8 = Buffer.from('\x1b%G');
  const head = Buffer.concat([Buffer.of(0x1c, 1, 90), u16(utf8.length), utf8]);
  const data = records.map(([number, text]) =>
    Buffer.concat([Buffer.of(0x1c, 2, number), u16(Buffer.byteLength(text)), Buffer.from(text)]),
  );
  return Buffer.concat([head, ...data]);
}

/** A PNG of these chunks; `IHDR` and `IEND` are added. Checksums are zero: nobody reads them. */
export function pngFile(chunks: readonly (readonly [type: string, data: Buffer])[]): Buffer {
  const all = [
    ['IHDR', Buffer.concat([u32(30), u32(20), Buffer.of(8, 2, 0, 0, 0)])] as const,
    ...chunks,
    ['IEND', Buffer.alloc(0)] as const,
  ];
  const parts = all.map(([type, data]) => Buffer.concat([u32(data.length), Buffer.from(type), data, u32(0)]));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

export const plainChunk = (keyword: string, text: string): readonly [string, Buffer] => [
  'tEXt',
  Buffer.from(`${keyword}\0${text}`, 'latin1'),
];
export const packedChunk = (keyword: string, text: string): readonly [string, Buffer] => [
  'zTXt',
  Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(text)]),
];
export const internationalChunk = (keyword: string, text: string): readonly [string, Buffer] => [
  'iTXt',
  Buffer.from(`${keyword}\0\0\0en\0Translated\0${text}`),
];

/** A GIF of one point and these comments. */
export function gifFile(comments: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.of(5, 0, 4, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255),
    ...comments.map((text) => Buffer.concat([Buffer.of(0x21, 0xfe, text.length), Buffer.from(text), Buffer.of(0)])),
    Buffer.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b),
  ]);
}

/** A Photoshop document of these image resources, without layers and pixels. */
export function psdFile(resources: readonly (readonly [id: number, data: Buffer])[]): Buffer {
  const section = Buffer.concat(
    resources.map(([id, data]) =>
      Buffer.concat([Buffer.from('8BIM'), u16(id), u16(0), u32(data.length), data, Buffer.alloc(data.length % 2)]),
    ),
  );
  const head = Buffer.concat([Buffer.from('8BPS'), u16(1), Buffer.alloc(6), u16(3), u32(11), u32(22), u16(8), u16(3), u32(0)]);
  return Buffer.concat([head, u32(section.length), section, u32(0)]);
}

export function bmpFile(): Buffer {
  const file = Buffer.alloc(54);
  file.write('BM');
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(7, 18);
  file.writeInt32LE(-9, 22);
  file.writeUInt16LE(24, 28);
  return file;
}

export const xmpPacket = (properties: string): string =>
  `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r">${properties}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
