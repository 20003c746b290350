import type { ErrorCode } from '../../plugin/errors.ts';
import { isPaiseError, PaiseError } from '../../plugin/errors.ts';

interface Meaning {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const unusable = {
  code: 'DATA_DIR_UNUSABLE',
  hint: 'Check that the directory is on a local disk in good order, and that you own it and may write to it.',
} as const;

const damagedHint = 'The next `paise2 index` or `paise2 up` sets it aside and makes a new one; your own files are not affected.';

/** By extended result code of SQLite (https://sqlite.org/rescode.html) or by errno. */
const meanings: readonly Meaning[] = [
  {
    pattern: /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/,
    code: 'DISK_FULL',
    message: 'The disk that holds the index is full.',
    hint: 'Free some space on it; what was not stored yet is done again.',
  },
  {
    pattern: /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    code: 'INDEX_CORRUPT',
    message: 'The index is damaged.',
    hint: damagedHint,
  },
  {
    pattern: /^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/,
    code: 'DATA_DIR_BUSY',
    message: 'Another process holds the index.',
    hint: 'Wait until it is done, and try again.',
  },
  { pattern: /^SQLITE_(IOERR|NOMEM)/, message: 'The index cannot be read or written.', ...unusable },
  {
    pattern: /^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH|NOLFS)|EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOENT|EIO|EMFILE|ENFILE)/,
    message: 'The data directory cannot be used.',
    ...unusable,
  },
];

/** What the engine and a person can act on, for the errors of SQLite and of the file system that are not bugs. Others come back as they are. */
export function translateError(error: unknown, directory?: string): unknown {
  const meaning = meaningOf(error);
  if (meaning === undefined) return error;
  const { code, message, hint } = meaning;
  return new PaiseError(code, message, { hint, cause: error, ...(directory !== undefined && { where: directory }) });
}

/** Damage that SQLite did not come across by itself. */
export const damaged = (detail: string): PaiseError =>
  new PaiseError('INDEX_CORRUPT', `The index is damaged. ${detail}`, { hint: damagedHint });

/** Whether the machine is to blame and not the data at hand: the same work may succeed later. */
export function isEnvironmentError(error: unknown): boolean {
  return meaningOf(error) !== undefined || meanings.some(({ code }) => isPaiseError(error, code));
}

/** Runs synchronous work on a database; what it throws is translated. */
export async function translated<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw translateError(error);
  }
}

function meaningOf(error: unknown): Meaning | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? meanings.find(({ pattern }) => pattern.test(code)) : undefined;
}
