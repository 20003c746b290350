import { closeSync, constants, fstatSync, lstatSync, openSync } from 'node:fs';
import type { Stats } from 'node:fs';
import type { ContentLocation } from '../../plugin/content.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { filePathBytes, urlName } from '../../plugin/file-url.ts';
import type { ByteSource } from './byte-source.ts';
import { lendBuffer, returnBuffer } from './lent-buffer.ts';
import { readFully } from './read-fully.ts';
import { contentChanged, contentGone, notAFile, readingError } from './reading-errors.ts';

/** A file that is open for reading. */
export interface OpenedFile extends ByteSource {
  /** Unix time in milliseconds. */
  readonly modifiedAt: number;
  /** Must be called, whatever happened. The source cannot be read any more. */
  close(): void;
}

type CachePath = (cacheId: string) => string | undefined;

/** Files up to this size are read whole, with one call, into a buffer that is used again for the next file. */
const wholeFileSize = 4 * 1024 * 1024;

/**
 * Opening must not wait for the writer of a FIFO, nor follow a link that has just taken the place of the file.
 * Windows has neither flag: they are `undefined` there, which counts as 0.
 */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens the bytes of a job's content. Everything is synchronous: in a worker that does nothing else meanwhile, promises would cost several
 * times more than the reading itself. After every read the file is looked at again: bytes of a file that is being written are never handed out.
 */
export function openLocation(url: string, location: ContentLocation, cachePath?: CachePath): OpenedFile {
  const descriptor = openRegularFile(url, pathOf(url, location, cachePath));
  try {
    return openedFile(url, descriptor);
  } catch (error) {
    closeSync(descriptor);
    throw readingError(error, url);
  }
}

function pathOf(url: string, location: ContentLocation, cachePath: CachePath | undefined): string | Buffer {
  const path = location.kind === 'cache' ? cachePath?.(location.cacheId) : (filePathBytes(url) ?? location.path);
  if (path === undefined) throw contentGone(url);
  return typeof path === 'string' ? path : Buffer.from(path);
}

function openRegularFile(url: string, path: string | Buffer): number {
  try {
    // Before opening, because to open a device may already act on it.
    requireFile(url, lstatSync(path));
    return openSync(path, openFlags);
  } catch (error) {
    throw readingError(error, url);
  }
}

function openedFile(url: string, descriptor: number): OpenedFile {
  const before = fstatSync(descriptor);
  requireFile(url, before);
  let whole: Buffer | undefined;
  let open = true;

  function readUnchanged(buffer: Buffer, start: number): Buffer {
    if (!open) throw new PaiseError('INTERNAL', 'Content was read after the work on it had ended.', { where: url });
    const length = readFully(descriptor, buffer, start);
    const after = fstatSync(descriptor);
    const unchanged = after.size === before.size && after.mtimeMs === before.mtimeMs && after.ino === before.ino;
    if (length < buffer.length || !unchanged) throw contentChanged(url);
    return buffer;
  }

  function readWhole(): Buffer {
    const buffer = lendBuffer(before.size);
    try {
      return readUnchanged(buffer, 0);
    } catch (error) {
      returnBuffer(buffer);
      throw error;
    }
  }

  return {
    url,
    name: urlName(url),
    size: before.size,
    modifiedAt: before.mtimeMs,
    read(start, end) {
      try {
        if (before.size > wholeFileSize) return readUnchanged(Buffer.allocUnsafe(end - start), start);
        whole ??= readWhole();
        return whole.subarray(start, end);
      } catch (error) {
        throw readingError(error, url);
      }
    },
    close() {
      if (!open) return;
      open = false;
      closeSync(descriptor);
      if (whole !== undefined) returnBuffer(whole);
      whole = undefined;
    },
  };
}

function requireFile(url: string, stats: Stats): void {
  if (!stats.isFile()) throw notAFile(url, stats);
}
