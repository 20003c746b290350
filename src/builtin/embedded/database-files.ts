export const databaseName = 'paise2.db';

/** Files that SQLite keeps beside a database while it is in use, or after its user was killed. */
export const logSuffixes = ['-wal', '-shm', '-journal'] as const;

/** Checksums of the database's pages, see page-sums.ts. */
export const sumsSuffix = '-sums';
