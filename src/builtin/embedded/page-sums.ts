import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { sumsSuffix } from './database-files.ts';

/** The time at which the database was last written to (8 bytes), and the checksum of the table that follows (4). All are big-endian. */
export const sumsHeaderBytes = 12;
const sumBytes = 4;

/**
 * Checksums of the pages of a database, one after the other from page 1, in a file beside it. SQLite itself notices few of the bits that a
 * disk loses.
 *
 * Only what passes through the log has a sum; 0 stands for an unknown one. The file counts only as long as nobody else wrote to the database
 * since it was written, and as long as it is whole: after a crash at the wrong moment all sums are unknown, and none is wrong.
 */
export interface PageSums {
  /** What pages hold from now on. All others are as they were. */
  note(sums: Sums): void;
  /** What pages of unknown sum held when somebody last looked. */
  learn(sums: Sums): void;
}

export type Sums = Iterable<readonly [page: number, sum: number]>;

export function openPageSums(database: string): PageSums {
  const path = database + sumsSuffix;
  const writtenAt = (): number => statSync(database).mtimeMs;
  let table = readTable(path, writtenAt());
  const isUnknown = (page: number): boolean => page * sumBytes > table.length || table.readUInt32BE((page - 1) * sumBytes) === 0;

  function note(sums: Sums): void {
    for (const [page, sum] of sums) {
      // The first page is also written without the log, when that is switched on and off.
      if (page === 1) continue;
      if (table.length < page * sumBytes) table = Buffer.concat([table, Buffer.alloc(page * sumBytes)]);
      table.writeUInt32BE(sum, (page - 1) * sumBytes);
    }
    const header = Buffer.alloc(sumsHeaderBytes);
    header.writeDoubleBE(writtenAt(), 0);
    header.writeUInt32BE(crc32(table), 8);
    writeFileSync(path, Buffer.concat([header, table]), { mode: 0o600 });
  }

  return { note, learn: (sums) => note([...sums].filter(([page]) => isUnknown(page))) };
}

function readTable(path: string, writtenAt: number): Buffer {
  const unknown = Buffer.alloc(0);
  if (!statSync(path, { throwIfNoEntry: false })) return unknown;
  const bytes = readFileSync(path);
  if (bytes.length < sumsHeaderBytes || bytes.readDoubleBE(0) !== writtenAt) return unknown;
  const table = bytes.subarray(sumsHeaderBytes);
  return bytes.readUInt32BE(8) === crc32(table) ? table : unknown;
}
