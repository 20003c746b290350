import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { PaiseError } from '../../plugin/errors.ts';
import { isEnvironmentError, translateError } from './sqlite-errors.ts';

test.each([
  ['SQLITE_FULL', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_CORRUPT_VTAB', 'INDEX_CORRUPT'],
  ['SQLITE_NOTADB', 'INDEX_CORRUPT'],
  ['SQLITE_BUSY_SNAPSHOT', 'DATA_DIR_BUSY'],
  ['SQLITE_IOERR_WRITE', 'DATA_DIR_UNUSABLE'],
  ['SQLITE_READONLY_DIRECTORY', 'DATA_DIR_UNUSABLE'],
  ['SQLITE_CANTOPEN', 'DATA_DIR_UNUSABLE'],
  ['EACCES', 'DATA_DIR_UNUSABLE'],
])('%s is %s, for which nobody but the machine is to blame', (code, expected) => {
  const error = new Sqlite.SqliteError('it failed', code);
  expect(isEnvironmentError(error)).toBe(true);
  expect(translateError(error, '/data')).toMatchObject({
    code: expected,
    where: '/data',
    hint: expect.stringMatching(/\.$/) as string,
    cause: error,
  });
  expect(isEnvironmentError(translateError(error))).toBe(true);
});

test.each([
  new Sqlite.SqliteError('UNIQUE constraint failed', 'SQLITE_CONSTRAINT_UNIQUE'),
  new TypeError('A BigInt cannot be written as JSON'),
  new PaiseError('BAD_PLUGIN_OUTPUT', 'too large'),
  'a string',
])('%s stays as it is', (error) => {
  expect(isEnvironmentError(error)).toBe(false);
  expect(translateError(error)).toBe(error);
});
