import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';

const longestLine = 64 * 1024;

/** A line without its end, of which at most the beginning is kept; `undefined` at the end of the stream. */
export const readLine = (reader: ByteReader): Promise<string | undefined> => reader.line(longestLine);

/** The next bytes, of which at most `mostKept` are kept; fewer at the end of the stream. */
export async function readBlock(reader: ByteReader, length: number, mostKept: number): Promise<Buffer> {
  const kept = await reader.read(Math.min(length, mostKept));
  await reader.skip(length - kept.length);
  return kept;
}
