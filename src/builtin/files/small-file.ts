import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Text of a file that somebody else may have put there: opening it never waits, and anything but a regular file is an error. */
export function readSmallFile(path: string | Buffer, maxBytes: number): string {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error('It is not a regular file.');
    if (stats.size > maxBytes) throw new Error(`It is larger than ${maxBytes} bytes.`);
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}
