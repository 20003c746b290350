import { randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, statfsSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isPaiseError } from '../../plugin/errors.ts';
import { translateError } from './sqlite-errors.ts';

const fileName = 'reserve.bin';
const mebibyte = 1024 * 1024;

/** Twice what the log holds before it is moved into the database, which is what moving it, and going on for a while, needs at most. */
const mostBytes = 32 * mebibyte;

/** A small index gets along with less: at most this part of it is kept back. */
const part = 1 / 4;

/** How many times the reserve must be free beside it: it is not to fill the disk that it is kept for. */
const plenty = 8;

/** Keeps some of the disk back for the time when it is full, as much as suits an index of this size and the room there is. */
export function keepReserve(directory: string, indexBytes: number): void {
  const wanted = Math.floor(Math.min(mostBytes, indexBytes * part) / mebibyte) * mebibyte;
  const held = reserveBytes(directory);
  const { bavail, bsize } = statfsSync(directory);
  if (held >= wanted || bavail * bsize < wanted * plenty) return;
  const file = openSync(join(directory, fileName), 'a', 0o600);
  try {
    // Bytes that no file system can store in less space.
    const chunk = randomFillSync(Buffer.allocUnsafe(mebibyte));
    for (let size = held; size < wanted;) size += writeSync(file, chunk, 0, Math.min(mebibyte, wanted - size));
    fsyncSync(file);
  } catch (error) {
    // A quota, for example, which the file system does not count as full.
    ftruncateSync(file, 0);
    if (!isPaiseError(translateError(error), 'DISK_FULL')) throw error;
  } finally {
    closeSync(file);
  }
}

/** Gives up what was kept back. False when there was nothing. */
export function giveUpReserve(directory: string): boolean {
  if (reserveBytes(directory) === 0) return false;
  truncateSync(join(directory, fileName), 0);
  return true;
}

const reserveBytes = (directory: string): number => statSync(join(directory, fileName), { throwIfNoEntry: false })?.size ?? 0;
