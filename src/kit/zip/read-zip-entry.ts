import { crc32, inflateRawSync } from 'node:zlib';
import { dataOf } from './entry-data.ts';
import { streamZipEntry } from './stream-zip-entry.ts';
import type { ZipEntry, ZipSource } from './zip-entry.ts';

/**
 * - `encrypted`, `unsupported` (a compression method), `overlapping`: nothing was read.
 * - `too-large`: it unpacks to more than was allowed; nothing was kept.
 * - `damaged`: it ends early, does not unpack, or its checksum differs; `bytes` is what there is.
 */
export type ZipProblem = 'encrypted' | 'unsupported' | 'overlapping' | 'too-large' | 'damaged';

export interface ZipData {
  readonly bytes: Uint8Array;
  readonly problem?: ZipProblem;
}

const none = new Uint8Array();

/** Unpacks an entry to at most `mostBytes`. */
export async function readZipEntry(source: ZipSource, entry: ZipEntry, mostBytes: number): Promise<ZipData> {
  const obstacle = obstacleTo(entry, mostBytes);
  if (obstacle !== undefined) return { bytes: none, problem: obstacle };
  const data = await dataOf(source, entry);
  if (data === undefined) return { bytes: none, problem: 'damaged' };
  const packed = await source.bytes(data.start, data.end);
  if (entry.method === 0) return packed.length > mostBytes ? { bytes: none, problem: 'too-large' } : checked(packed, entry);
  try {
    return checked(inflateRawSync(packed, { maxOutputLength: mostBytes }), entry);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return { bytes: none, problem: 'too-large' };
    return readDamaged(source, entry, mostBytes);
  }
}

function obstacleTo(entry: ZipEntry, mostBytes: number): ZipProblem | undefined {
  if (entry.isEncrypted) return 'encrypted';
  if (entry.method !== 0 && entry.method !== 8) return 'unsupported';
  if (entry.overlaps) return 'overlapping';
  return entry.size > mostBytes ? 'too-large' : undefined;
}

function checked(bytes: Uint8Array, entry: ZipEntry): ZipData {
  const isWhole = (entry.size === -1 || bytes.length === entry.size) && (entry.crc32 === 0 || crc32(bytes) === entry.crc32);
  return isWhole ? { bytes } : { bytes, problem: 'damaged' };
}

async function readDamaged(source: ZipSource, entry: ZipEntry, mostBytes: number): Promise<ZipData> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of streamZipEntry(source, entry)) {
    if (length + chunk.length > mostBytes) break;
    chunks.push(chunk);
    length += chunk.length;
  }
  return { bytes: Buffer.concat(chunks), problem: 'damaged' };
}
