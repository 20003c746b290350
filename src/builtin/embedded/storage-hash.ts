const wholeBytes = /^(?:[0-9a-f]{2})+$/;

/** Hexadecimal digits as the bytes they stand for, half as long. Any other text stays as it is. */
export function packHash(hash: string): string | Buffer {
  return wholeBytes.test(hash) ? Buffer.from(hash, 'hex') : hash;
}

/** SQL for what was packed in a column. SQLite makes the text: a buffer for each row takes twice the time. */
export const unpackedHash = (column: string): string => `iif(typeof(${column}) = 'blob', lower(hex(${column})), ${column})`;
