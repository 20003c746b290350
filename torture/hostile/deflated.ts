import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

const mebibyte = 1024 ** 2;

/** Zeros packed by deflate, made in no time: blocks that end with a full flush may be repeated. */
export function deflatedZeros(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(mebibyte), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array.from({ length: megabytes }, () => block), last]);
}

/** The same as zlib has it, with a checksum that is wrong. */
export const zlibZeros = (megabytes: number): Buffer =>
  Buffer.concat([deflateSync(Buffer.alloc(0)).subarray(0, 2), deflatedZeros(megabytes), Buffer.alloc(4)]);

/** The same as gzip has it. */
export const gzipZeros = (megabytes: number): Buffer =>
  Buffer.concat([gzipSync(Buffer.alloc(0)).subarray(0, 10), deflatedZeros(megabytes), Buffer.alloc(8)]);
