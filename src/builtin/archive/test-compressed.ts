import { brotliCompressSync, crc32, deflateSync, gzipSync } from 'node:zlib';
import { sampleText } from './test-files.ts';

/** What programs make of {@link sample}, in base 64, where Node has no compressor. */
const packedBy = {
  bzip2: [
    'QlpoOTFBWSZTWS+k7ZQAAUBRgAAEQAAv7d7AMAFhgBqemQKgACgaaGRkxBCpMgoaYaiOcA9Wj+99T0Cope1HqMtUtrOVO4s2ziRL0YCM0Qk7qyIUjXtpzjsR',
    'euFLKdRUGVDdLJib3cFVtpg7kpwyuURBOpXUqAGeZLFAqZFhwacQVjWyaSwqRpp4Im0oZvZ24zjbnXWMZ1xg44xdKH0iQoShhU2VldlT0rkHcHKJ04Ypooia',
    'KiCIJg5VygeFQlT2g+8C9o8IHpXsV+I6BkDoHlXyj2InpA3QfavIgfyJwplGHSRVRNBVMVZVPiuETyiaV0DCvlTwqdqnaOUTSgf4u5IpwoSBfSdsoA==',
  ],
  xz: [
    '/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4AXbAT9dADMbyc2KqV/2Lr+TDwj+z38SeyYFsv1i3pvFTsWrNbKM6SDwDptEfYYnNEYqXwlU2hgpgF0uCZiCNq0B',
    'E0I9jMpToqQFp+mFqFpCjSwAmd4K5fXJYcWlRSM2byzAg+v0m0v+WENB4fUHJPjXmuLn3D7KMBfB1Aivuv5NHGQVZH16k1eLq2BgppnHU8RhvpFnpDMu+ITJ',
    'J+zaKYMSAtACpEiX3/h1WoO5JISHtlNQJ77NfIGHSHxT7ABJEsGM7/Ij08NSh/agfCCcxCnTy7j4lVDhWbp/LA+UULLBlWnJhSfODK6zRYaievmHPq3+BNBZ',
    'hLufR2TRYXht4ySGaI3tSSdtoDgZB1cLRpVR7JVb6IWis3U+mZTtXftgHZDXLccZA71nIqTejPBaWplI4yC+YeWJrR+Z9fe0R/rVv3olejAAAHVQOTgAAdcC',
    '3AsAAOpCedY+MA2LAgAAAAABWVo=',
  ],
  lzma: [
    'XQAAgAD//////////wAzG8nNiqlf9i6/kw8I/s9/EnsmBbL9Yt6bxU7FqzWyjOkg8A6bRH2GJzRGKl8JVNoYKYBdLgmYgjatARNCPYzKU6KkBafphahaQo0s',
    'AJneCuX1yWHFpUUjNm8swIPr9JtL/lhDQeH1ByT415ri59w+yjAXwdQIr7r+TRxkFWR9epNXi6tgYKaZx1PEYb6RZ6QzLviEySfs2imDEgLQAqRIl9/4dVqD',
    'uSSEh7ZTUCe+zXyBh0h8U+wASRLBjO/yI9PDUof2oHwgnMQp08u4+JVQ4Vm6fywPlFCywZVpyYUnzgyus0WGonr5hz6t/gTQWYS7n0dk0WF4beMkhmiN7Ukn',
    'baA4GQdXC0aVUeyVW+iForN1PpmU7V37YB2Q1y3HGQO9ZyKk3ozwWlqZSOMgvmHlia0fmfX3tEf61b96uw6H4v58Td8=',
  ],
  lz4: [
    'BCJNGGRAp+EBAADzF2ZvbGRlciBkZXNrdG9wIHBsdWdpbiB3b3JkcyBvZiBzZWFyY2ggJgACFwAzdGhlCgACBgAbYQEAnSBleHRyYWN0b1cAADoABAQABBsA',
    'FGFkAA9HAAhYaW5kZXhFAAU9AAw0AAAdAAIuAAKcAAO5AGdlbmdpbmW6ACdvZl8AG2EnAAORAAAuAAUbAAN9AA1xAAJzACBvZgMACV8AAA0AA1AAKG9mvAAG',
    'FQAADgAHGQAGbwECRQAGoQAmb2ZYAA2CAAOhACRvZloACTgACZQAA7ABDkQABFABBLgABUIACQQBAwcAAo4BD7YBBRRhhwACJwAFIAEKVAAH9wADSQAHjwEP',
    'CQIHAzcAD/8BBgRMAAnIAQZaAAMRAAQ/AAgCAgxtAhBhtAACCwAIJwADIQEDCgENYQADoAAG4wEJMwEFoAAAxwEHJQAM7wEDRgAENQAGmwAKpwIJaAEELQAD',
    'qwEEZgMNVQAPMwEMBjAAA5UAAhcADzECBgcNAQ/BAQgPPwAGCkgBDUwCCTcCCkECBDMADbIAD+ADAAT7AASLAgR+AAbPBCpvZuMEFGFQAQ+SAAAfYXYEAwm7',
    'AwM5AgI9AQ8mBQMLhgAORQUPegEEB0MECqMBA6wDsHBsdWdpbiBkZXNrAAAAAEMxk3o=',
  ],
  zstd: [
    'KLUv/WTcBIUJADLFDhDA6wSVFN3gundyW1WF/jkD6Pvo+75/fkfiaUe2hkPwCTBl62FH3gAJq84/FdLZHSKWQYeeRTVcajB3f6hhExem/Q4QEEIQg2YeIQgB',
    'hBVAxQQWTHAKSppqOSb5tYAZbv0LQI5QekAWBuoAGWopbaTsK8NT9s1JyJwOjI4Efgbevla2DhFRHRCFuBQUkojzITporJoY75RiQzE4LTUYlNagqpZyYjTR',
    'NJ2n0gixsTbvjD5tw0cSKfPb2A3PC6+Qqe5GYZ8PAgRtwUA6jFmhH9cfOUqx4p7rxlpyH/ACUmnqOnzWvtDumu5EF8S4aSQZEeWMHAYz9oSZ4JAQ8dsmdASU',
    'MS/FjytLRLxQO4Pq4vmfDor6YgGxkU1l9YR74b/dvbQVFVecDHXl8k6sqgIoYWS6',
  ],
} as const;

export const sample: string = sampleText(1500);

const made = (program: keyof typeof packedBy): Buffer => Buffer.from(packedBy[program].join(''), 'base64');

export interface PackedSample {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/** The sample, packed in every way. */
export const packedSamples: readonly PackedSample[] = [
  { name: 'sample.txt.gz', mimeType: 'application/gzip', bytes: gzipSync(sample) },
  { name: 'sample.txt.bz2', mimeType: 'application/x-bzip2', bytes: made('bzip2') },
  { name: 'sample.txt.xz', mimeType: 'application/x-xz', bytes: made('xz') },
  { name: 'sample.txt.lzma', mimeType: 'application/x-lzma', bytes: made('lzma') },
  { name: 'sample.txt.lz', mimeType: 'application/lzip', bytes: lzipOf(made('lzma')) },
  { name: 'sample.txt.zst', mimeType: 'application/zstd', bytes: made('zstd') },
  { name: 'sample.txt.lz4', mimeType: 'application/x-lz4', bytes: made('lz4') },
  { name: 'sample.txt.br', mimeType: 'application/x-brotli', bytes: brotliCompressSync(sample) },
  { name: 'sample.txt.Z', mimeType: 'application/x-compress', bytes: compressLzw(Buffer.from(sample)) },
  { name: 'sample.txt.zlib', mimeType: 'application/zlib', bytes: deflateSync(sample) },
];

/** The data are the same; what is around them is not. */
function lzipOf(lzma: Buffer): Buffer {
  const data = lzma.subarray(13);
  const trailer = Buffer.alloc(20);
  trailer.writeUInt32LE(crc32(sample), 0);
  trailer.writeBigUInt64LE(BigInt(Buffer.byteLength(sample)), 4);
  trailer.writeBigUInt64LE(BigInt(data.length + 26), 12);
  return Buffer.concat([Buffer.from('LZIP\x01'), Buffer.of(23), data, trailer]);
}

/** What `compress` of Unix makes: codes of 9 to `widest` bits in groups of eight, without ever clearing the table. */
export function compressLzw(bytes: Uint8Array, widest = 16): Buffer {
  const codes = new Map<string, number>();
  const groups: Buffer[] = [Buffer.of(0x1f, 0x9d, 0x80 | widest)];
  let group: number[] = [];
  let width = 9;
  let free = 257;
  const flush = (): void => {
    if (group.length > 0) groups.push(packGroup(group, width));
    group = [];
  };
  const emit = (code: number): void => {
    group.push(code);
    if (group.length === 8) flush();
  };
  let prefix = '';
  const codeOf = (string: string): number => (string.length === 1 ? string.charCodeAt(0) : (codes.get(string) ?? -1));
  for (const byte of bytes) {
    const longer = prefix + String.fromCharCode(byte);
    if (longer.length === 1 || codes.has(longer)) {
      prefix = longer;
      continue;
    }
    emit(codeOf(prefix));
    if (free === 1 << width && width < widest) {
      flush();
      width += 1;
    }
    if (free < 1 << widest) {
      codes.set(longer, free);
      free += 1;
    }
    prefix = String.fromCharCode(byte);
  }
  if (prefix !== '') emit(codeOf(prefix));
  const last = packGroup(group, width).subarray(0, Math.ceil((group.length * width) / 8));
  return Buffer.concat([...groups, last]);
}

/** Eight codes, the lowest bit first; fewer at the end are filled up. */
function packGroup(codes: readonly number[], width: number): Buffer {
  const group = Buffer.alloc(width);
  for (const [index, code] of codes.entries())
    for (let bit = 0; bit < width; bit += 1) {
      const at = index * width + bit;
      if ((code & (1 << bit)) !== 0) group[at >> 3] = (group[at >> 3] ?? 0) | (1 << (at & 7));
    }
  return group;
}
