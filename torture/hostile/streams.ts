import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { makeTar } from '../../src/builtin/archive/test-tar.ts';
import { deflatedZeros, gzipZeros, zlibZeros } from './deflated.ts';
import { overLimit, type HostileFile } from './hostile-file.ts';

/** Zeros as programs packed them, in base 64: 8 MiB by bzip2, 1 MiB by xz. */
const bzip2Zeros = 'QlpoOTFBWSZTWaI9S1gAQEBAgMAAAAQACCAAMMwFKaYBANiAgHi7kinChIUR6lrA';
const xzZeros = [
  '/Td6WFoAAAD/EtlBAgAhARYAAAB0L+Wj7///ANldAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2',
  'lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/V',
  'kA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1Iq9+SVJQAAAAAAAAHtAYCAQACPF/qoqAAK/AIAAAAAAFla',
];

/** Compressed files that do not end, or only after very much. */
export function hostileStreams(): readonly HostileFile[] {
  const brotli = brotliCompressSync(Buffer.alloc(128 * 1024 ** 2), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  return [
    bomb('zeros.txt.gz', gzipZeros(4096)),
    bomb('zeros.zlib', zlibZeros(1024)),
    bomb('zeros.txt.bz2', again(1000, Buffer.from(bzip2Zeros, 'base64'))),
    bomb('zeros.txt.xz', again(4000, Buffer.from(xzZeros.join(''), 'base64'))),
    bomb('zeros.txt.zst', zstdZeros(64_000)),
    bomb('zeros.txt.lz4', lz4Zeros(60)),
    bomb('zeros.txt.br', brotli),
    bomb('zeros.tar.gz', gzipZeros(4096)),
    bomb('zeros-in.tgz', tarOfZeros()),
    bomb('gz-in-gz.gz', nested(200)),
    { name: 'members.txt.gz', bytes: again(100_000, gzipSync('line\n')) },
    { name: 'empty-members.txt.gz', bytes: again(200_000, gzipSync('')) },
    { name: 'skippable.txt.zst', bytes: again(500_000, Buffer.from('502a4d1800000000', 'hex')) },
    { name: 'window-of-gigabytes.txt.zst', bytes: Buffer.from('28b52ffd00f80100000000', 'hex') },
    { name: 'dictionary-of-gigabytes.lzma', bytes: Buffer.concat([Buffer.from('5dffffffffffffffffffffffff00', 'hex'), Buffer.alloc(500)]) },
  ];
}

/** Blocks that each are a run of 128 KiB (RFC 8878, 3.1.1.2). */
const zstdZeros = (blocks: number): Buffer =>
  Buffer.concat([Buffer.from('28b52ffd0058', 'hex'), ...Array.from({ length: blocks }, () => Buffer.from([0x02, 0x00, 0x10, 0x00]))]);

/** Blocks of 4 MiB in which one byte is repeated: lengths are the sum of bytes. */
function lz4Zeros(blocks: number): Buffer {
  const run = Buffer.concat([Buffer.of(0x1f, 0, 1, 0), Buffer.alloc(16_400, 255), Buffer.of(0)]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(run.length);
  return Buffer.concat([Buffer.from('04224d184070df', 'hex'), ...Array.from({ length: blocks }, () => Buffer.concat([size, run]))]);
}

/** The header of a member of 4 GiB, and the member. */
function tarOfZeros(): Buffer {
  const header = makeTar([{ name: 'zeros.txt', size: 4 * 1024 ** 3 }]).subarray(0, 512);
  const start = gzipSync(header);
  return Buffer.concat([start, gzipSync(Buffer.alloc(0)).subarray(0, 10), deflatedZeros(4096)]);
}

function nested(depth: number): Buffer {
  let bytes = gzipSync('deep down');
  for (let level = 0; level < depth; level += 1) bytes = gzipSync(bytes);
  return bytes;
}

const bomb = (name: string, bytes: Buffer): HostileFile => ({ name, bytes, ends: overLimit });

const again = (count: number, bytes: Buffer): Buffer => Buffer.concat(Array.from({ length: count }, () => bytes));
