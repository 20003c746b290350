import { brotliDecompressSync } from 'node:zlib';
import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { withName, type FontTables } from './named-tables.ts';

const headerLength = 48;
const longestFont = 64 * 1024 * 1024;
/** Tags with a number of their own, as far as they matter here (WOFF2, 4.1, "Known Table Tags"); 63 means that the tag is spelled out. */
const tags = new Map([
  [1, 'head'],
  [5, 'name'],
  [10, 'glyf'],
  [11, 'loca'],
]);

/** The tables are compressed as one. Collections are read as one font: theirs share names but for the style. */
export async function woff2Tables(bytes: RangedBytes): Promise<readonly FontTables[]> {
  if (bytes.size > longestFont) return [];
  const file = await bytes.read(0, bytes.size);
  if (file.length < headerLength) return [];
  const { places, end } = readDirectory(file, file.readUInt16BE(12));
  const compressed = file.subarray(end, end + file.readUInt32BE(20));
  const data = decompressed(compressed);
  if (data === undefined) return [];
  const table = (tag: string): Buffer | undefined => {
    const place = places.get(tag);
    return place && data.subarray(place.start, place.start + place.length);
  };
  const font = withName({ name: table('name'), head: table('head') });
  return font ? [font] : [];
}

interface Directory {
  readonly places: ReadonlyMap<string, { readonly start: number; readonly length: number }>;
  readonly end: number;
}

/** Of each table: flags with tag and kind of transformation, its length, and if it was transformed the length as such (WOFF2, 4.1). */
function readDirectory(file: Buffer, count: number): Directory {
  const places = new Map<string, { readonly start: number; readonly length: number }>();
  let at = headerLength;
  let start = 0;
  for (let index = 0; index < count && at < file.length; index += 1) {
    const flags = file[at] ?? 0;
    at += 1;
    const known = flags & 63;
    const tag = known === 63 ? file.toString('latin1', at, at + 4) : (tags.get(known) ?? '');
    if (known === 63) at += 4;
    const version = flags >> 6;
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    let length = readNumber();
    if (isTransformed) length = readNumber();
    if (tag !== '' && !places.has(tag)) places.set(tag, { start, length });
    start += length;
  }
  return { places, end: at };

  /** UIntBase128: seven bits a byte, the highest says that more follow. */
  function readNumber(): number {
    let number = 0;
    for (let digits = 0; digits < 5; digits += 1) {
      const byte = file[at] ?? 0;
      at += 1;
      number = number * 128 + (byte & 127);
      if (byte < 128) break;
    }
    return number;
  }
}

function decompressed(data: Buffer): Buffer | undefined {
  try {
    return brotliDecompressSync(data, { maxOutputLength: longestFont });
  } catch {
    // Damaged, or a bomb.
    return undefined;
  }
}
