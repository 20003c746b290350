import type { Transform } from 'node:stream';
import type zlibLibrary from 'node:zlib';
import { createByteReader } from '../../../kit/byte-reader/byte-reader.ts';

/** A way to pack a stream of bytes. */
export interface Compression {
  readonly name: string;
  /** Endings of names, and what they stand for. */
  readonly endings: Readonly<Record<string, string>>;
  begins(head: Uint8Array): boolean;
  /** Throws where the data are damaged, after what came before. */
  unpack(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** Brotli has no mark to be known by. */
export const brotli: Compression = {
  name: 'brotli',
  endings: { br: '', tbr: '.tar' },
  begins: () => false,
  unpack: (packed) => zlib(packed, (library) => library.createBrotliDecompress()),
};

/** Its beginning is a mark only together with what usual programs write. */
export const lzma: Compression = {
  name: 'lzma',
  endings: { lzma: '', tlz: '.tar' },
  begins: (head) => isAt(head, '5d0000') && head.length > 13 && (head[12] === 0 || head[12] === 0xff) && head[13] === 0,
  async *unpack(packed) {
    const { unpackLzma } = await import('./lzma.ts');
    yield* unpackLzma(createByteReader(packed));
  },
};

const compressions: readonly Compression[] = [
  {
    name: 'gzip',
    endings: { gz: '', gzip: '', tgz: '.tar', taz: '.tar', svgz: '.svg', emz: '.emf', wmz: '.wmf', adz: '.adf', cpgz: '.cpio' },
    begins: (head) => isAt(head, '1f8b08'),
    unpack: (packed) => zlib(packed, (library) => library.createGunzip()),
  },
  {
    name: 'bzip2',
    endings: { bz2: '', bz: '', tbz: '.tar', tbz2: '.tar', tb2: '.tar' },
    begins: (head) => isAt(head, '425a68'),
    async *unpack(packed) {
      const { unpackBzip2 } = await import('./bzip2.ts');
      yield* unpackBzip2(createByteReader(packed));
    },
  },
  {
    name: 'xz',
    endings: { xz: '', txz: '.tar' },
    begins: (head) => isAt(head, 'fd377a585a00'),
    async *unpack(packed) {
      const { unpackXz } = await import('./xz.ts');
      yield* unpackXz(createByteReader(packed));
    },
  },
  {
    name: 'lzip',
    endings: { lz: '', tlz: '.tar' },
    begins: (head) => isAt(head, '4c5a4950'),
    async *unpack(packed) {
      const { unpackLzip } = await import('./lzma.ts');
      yield* unpackLzip(createByteReader(packed));
    },
  },
  {
    name: 'zstd',
    endings: { zst: '', zstd: '', tzst: '.tar' },
    begins: (head) => isAt(head, '28b52ffd') || isSkippable(head),
    async *unpack(packed) {
      const { unpackZstd } = await import('./zstd.ts');
      yield* unpackZstd(createByteReader(packed));
    },
  },
  {
    name: 'lz4',
    endings: { lz4: '', tlz4: '.tar' },
    begins: (head) => isAt(head, '04224d18') || isAt(head, '02214c18'),
    async *unpack(packed) {
      const { unpackLz4 } = await import('./lz4.ts');
      yield* unpackLz4(createByteReader(packed));
    },
  },
  {
    name: 'compress',
    endings: { z: '', taz: '.tar' },
    begins: (head) => isAt(head, '1f9d'),
    async *unpack(packed) {
      const { unpackCompress } = await import('./compress-lzw.ts');
      yield* unpackCompress(createByteReader(packed));
    },
  },
  {
    name: 'zlib',
    endings: { zlib: '', zz: '' },
    begins: ([first = 0, second = 0]) => first === 0x78 && (first * 256 + second) % 31 === 0,
    unpack: (packed) => zlib(packed, (library) => library.createInflate()),
  },
  lzma,
];

export const compressionOf = (head: Uint8Array): Compression | undefined => compressions.find(({ begins }) => begins(head));

async function* zlib(packed: AsyncIterable<Uint8Array>, create: (library: typeof zlibLibrary) => Transform): AsyncGenerator<Uint8Array> {
  const [library, { throughZlib }] = await Promise.all([import('node:zlib'), import('./through-zlib.ts')]);
  yield* throughZlib(packed, create(library));
}

function isAt(head: Uint8Array, hex: string): boolean {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, hex.length / 2)).toString('hex') === hex;
}

/** Zstandard files may begin with a frame to be skipped (RFC 8878, 3.1.2). */
const isSkippable = ([first = 0, second, third, fourth]: Uint8Array): boolean =>
  first >> 4 === 5 && second === 0x2a && third === 0x4d && fourth === 0x18;
