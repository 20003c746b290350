import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/*
 * SQLite's write-ahead log (https://sqlite.org/fileformat2.html#the_write_ahead_log): a header of 32 bytes, then frames, each a header of 24
 * bytes and one page. All integers are big-endian. Closing a descriptor of the log drops no locks: SQLite locks the other two files.
 */
const headerBytes = 32;
const frameHeaderBytes = 24;

/** A page in the log: the last of its frames, and the checksum of what that holds. */
export interface LoggedPage {
  readonly frame: number;
  readonly sum: number;
}

/** By page number, what the frames after `from` up to `to` hold. Frames count from 1. */
export function loggedPages(path: string, from: number, to: number): ReadonlyMap<number, LoggedPage> {
  const pages = new Map<number, LoggedPage>();
  withLog(path, (file, pageSize) => {
    const bytes = Buffer.alloc(frameHeaderBytes + pageSize);
    for (let frame = from + 1; frame <= to; frame += 1) {
      if (readSync(file, bytes, 0, bytes.length, headerBytes + (frame - 1) * bytes.length) < bytes.length) break;
      // 0 stands for an unknown sum.
      pages.set(bytes.readUInt32BE(0), { frame, sum: crc32(bytes.subarray(frameHeaderBytes)) || 1 });
    }
  });
  return pages;
}

/** Calls `read` with the log's page size, where there is a log. */
function withLog(path: string, read: (file: number, pageSize: number) => void): void {
  const file = openExisting(path);
  if (file === undefined) return;
  try {
    const header = Buffer.alloc(headerBytes);
    if (readSync(file, header, 0, headerBytes, 0) < headerBytes) return;
    const pageSize = header.readUInt32BE(8);
    if (pageSize >= 512 && pageSize <= 65_536) read(file, pageSize);
  } finally {
    closeSync(file);
  }
}

function openExisting(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
