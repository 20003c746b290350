import type { Stats } from 'node:fs';
import { getSystemErrorMessage } from 'node:util';
import { PaiseError, isPaiseError } from '../../plugin/errors.ts';

export const contentGone = (url: string): PaiseError =>
  new PaiseError('CONTENT_GONE', 'The content is no longer there.', { where: url, hint: 'Index the folder again to update the list.' });

export const contentChanged = (url: string): PaiseError =>
  new PaiseError('CONTENT_CHANGED', 'The file changed while it was read.', { where: url, hint: 'It is read again when it is quiet.' });

export const notAFile = (url: string, stats?: Stats): PaiseError =>
  new PaiseError('NOT_A_FILE', `This is ${kindOf(stats)}, not a regular file.`, { where: url });

/** What the operating system said when a file was opened or read, as an error of ours. */
export function readingError(error: unknown, url: string): PaiseError {
  if (isPaiseError(error)) return error;
  const { code = '', errno } = error as NodeJS.ErrnoException;
  if (goneCodes.has(code)) return contentGone(url);
  if (code === 'ELOOP' || code === 'EMLINK') return notAFile(url);
  const reason = errno === undefined ? String(error) : getSystemErrorMessage(errno);
  return new PaiseError('CONTENT_UNREADABLE', `The file cannot be read: ${reason}.`, {
    where: url,
    hint: hints[code] ?? 'Check the file and its disk.',
    cause: error,
  });
}

/** A path with a NUL in it (`ERR_INVALID_ARG_VALUE`) names nothing. */
const goneCodes = new Set(['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE']);

const hints: Readonly<Record<string, string>> = {
  EACCES: 'Give yourself the permission to read it, or exclude it.',
  EPERM: 'Give yourself the permission to read it, or exclude it.',
  EMFILE: 'Raise the limit on open files (ulimit -n).',
  ENFILE: 'Raise the limit on open files of the system.',
};

/** Without `stats` it is what refuses to be opened without being followed. */
function kindOf(stats: Stats | undefined): string {
  if (stats === undefined || stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}
