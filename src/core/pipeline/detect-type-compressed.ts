import { constants, inflateSync } from 'node:zlib';

const triedBytes = 256;

/** Streams whose beginnings are short, so that more than a mark is looked at: zlib (RFC 1950) and LZMA's first format. */
export function typeOfCompressed(head: Buffer): string | undefined {
  if (head.length < 14) return undefined;
  if (head.readUInt8(0) === 0x78 && head.readUInt16BE(0) % 31 === 0 && inflates(head.subarray(0, triedBytes))) return 'application/zlib';
  return isLzma(head) ? 'application/x-lzma' : undefined;
}

function inflates(packed: Buffer): boolean {
  try {
    return inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1024 ** 2 }).length > 0;
  } catch {
    return false;
  }
}

/** The usual settings, a window of 2ⁿ or 3·2ⁿ bytes, a size below 256 GiB or none, and the zero that all data begin with. */
function isLzma(head: Buffer): boolean {
  if (head.readUInt8(0) !== 0x5d || head.readUInt8(13) !== 0) return false;
  const window = head.readUInt32LE(1);
  const size = head.readBigUInt64LE(5);
  return window >= 4096 && /^11?0+$/.test(window.toString(2)) && (size === 0xffff_ffff_ffff_ffffn || (size > 0n && size < 1n << 38n));
}
