import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { nameText } from './guess-name.ts';
import { blockSize, type TarHeader } from './tar-header.ts';

/** What stands before a header and goes before its fields. */
export interface TarExtras {
  readonly name?: string;
  readonly size?: number;
  readonly modifiedAt?: number;
  /** With its holes, where it is a sparse file in a format of GNU tar. */
  readonly wholeSize?: number;
}

const longest = 1024 ** 2;

/** GNU tar's long names (`L`, `K`), and POSIX.1-2001 records (`x`, `g`). */
export const isExtra = ({ type }: TarHeader): boolean => ['L', 'K', 'x', 'X', 'g'].includes(type);

/** Reads the data that go with such a header. Those that are too long to be meant are passed over. */
export async function readExtras(reader: ByteReader, { type, size }: TarHeader): Promise<TarExtras> {
  const padded = Math.ceil(size / blockSize) * blockSize;
  if (size > longest) {
    await reader.skip(padded);
    return {};
  }
  const data = (await reader.read(padded)).subarray(0, size);
  if (type === 'L') return { name: nameText(data) };
  return type === 'x' || type === 'X' ? extrasOf(readRecords(data)) : {};
}

function extrasOf(records: ReadonlyMap<string, string>): TarExtras {
  const name = records.get('GNU.sparse.name') ?? records.get('path');
  const size = numberOf(records.get('size'));
  const seconds = numberOf(records.get('mtime'));
  const isSparse = [...records.keys()].some((key) => key.startsWith('GNU.sparse.'));
  const wholeSize = numberOf(records.get('GNU.sparse.realsize') ?? records.get('GNU.sparse.size'));
  return {
    ...(name !== undefined && { name }),
    ...(size !== undefined && size >= 0 && { size: Math.trunc(size) }),
    ...(seconds !== undefined && { modifiedAt: Math.round(seconds * 1000) }),
    ...(isSparse && { wholeSize: wholeSize ?? 0 }),
  };
}

/** Lines `length key=value`, where the length counts itself and the end of the line. */
function readRecords(data: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < data.length;) {
    const space = data.indexOf(' ', at);
    const length = space === -1 || space - at > 10 ? Number.NaN : Number(data.toString('latin1', at, space));
    if (!Number.isInteger(length) || length <= space - at + 1) break;
    const record = data.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || text === '' || Math.abs(number) > Number.MAX_SAFE_INTEGER || Number.isNaN(number) ? undefined : number;
}
