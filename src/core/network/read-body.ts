import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress, type ZlibOptions } from 'node:zlib';
import { unreadableAnswer } from './network-errors.ts';

/** Bytes of a body that are ever taken, packed or unpacked. */
export const mostBytes = 64 * 1024 * 1024;

/** More than one is rare; each could make much of little. */
const mostCodings = 2;

type Unpack = (packed: Buffer, maxOutputLength: number) => Promise<Buffer>;

const unpackGzip: Unpack = (packed, maxOutputLength) => promisify<Buffer, ZlibOptions, Buffer>(gunzip)(packed, { maxOutputLength });

/** By the names of RFC 9110, 8.4.1 and RFC 9659. */
const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', unpackGzip],
  ['x-gzip', unpackGzip],
  [
    'deflate',
    // Meant is zlib, but some servers leave its header out. Its first byte names the method, 8.
    (packed, maxOutputLength) =>
      promisify<Buffer, ZlibOptions, Buffer>(((packed[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(packed, { maxOutputLength }),
  ],
  ['br', (packed, maxOutputLength) => promisify(brotliDecompress)(packed, { maxOutputLength })],
  [
    'zstd',
    // 8 MB is the largest window that RFC 9659 allows.
    (packed, maxOutputLength) => promisify(zstdDecompress)(packed, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
  ],
]);

/** The body of an answer, unpacked. */
export async function readBody(response: IncomingMessage, limit: number): Promise<Buffer> {
  const codings = contentCodings(response);
  let body = await collect(response, codings.length === 0 ? limit : mostBytes);
  // The answer to HEAD, or that nothing has changed, names a coding and has no body.
  if (body.length === 0) return body;
  if (codings.length > mostCodings) throw unreadableAnswer(`The answer is packed ${codings.length} times.`);
  for (const [index, coding] of codings.toReversed().entries()) {
    body = await unpack(body, coding, index === codings.length - 1 ? limit : mostBytes);
  }
  return body;
}

/** How the body was packed, in the order in which that was done. */
export function contentCodings(response: IncomingMessage): readonly string[] {
  const codings = (response.headers['content-encoding'] ?? '').toLowerCase().split(',');
  return codings.map((coding) => coding.trim()).filter((coding) => coding !== '' && coding !== 'identity');
}

async function collect(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(packed: Buffer, coding: string, limit: number): Promise<Buffer> {
  const unpacker = unpackers.get(coding);
  if (unpacker === undefined) throw unreadableAnswer(`The answer is packed in an unknown way: ${JSON.stringify(coding.slice(0, 40))}.`);
  try {
    return await unpacker(packed, limit);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(limit)
      : unreadableAnswer(`The answer is damaged: it cannot be unpacked as ${coding}.`, error);
  }
}

const tooLarge = (limit: number): Error => unreadableAnswer(`The answer is larger than ${limit} bytes.`);
