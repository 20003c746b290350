import { inflateSync } from 'node:zlib';
import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { withName, type FontTables } from './named-tables.ts';
import { woff2Tables } from './woff2.ts';

const wanted = ['name', 'head'] as const;
const mostTables = 1000;
const longestTable = 4 * 1024 * 1024;
const mostFonts = 100;

/** The fonts of a file; `undefined` where it is none. More than one only in collections. */
export async function readFontTables(bytes: RangedBytes): Promise<readonly FontTables[] | undefined> {
  const mark = (await bytes.read(0, 4)).toString('latin1');
  if (mark === 'wOF2') return woff2Tables(bytes);
  if (mark === 'wOFF') return single(await woffTables(bytes));
  if (mark === 'ttcf') return collection(bytes);
  return ['\0\x01\0\0', 'OTTO', 'true', 'typ1'].includes(mark) ? single(await sfntTables(bytes, 0)) : undefined;
}

const single = (tables: FontTables | undefined): readonly FontTables[] => (tables ? [tables] : []);

/** A header with the place of each font's own (OpenType, "Font Collections"). Fonts of a collection share tables. */
async function collection(bytes: RangedBytes): Promise<readonly FontTables[]> {
  const header = Buffer.from(await bytes.read(0, 12 + 4 * mostFonts));
  const count = header.length < 12 ? 0 : Math.min(header.readUInt32BE(8), mostFonts, Math.floor((header.length - 12) / 4));
  const fonts: FontTables[] = [];
  for (let index = 0; index < count; index += 1) {
    const tables = await sfntTables(bytes, header.readUInt32BE(12 + 4 * index));
    if (tables) fonts.push(tables);
  }
  return fonts;
}

/** Records of tag, checksum, offset and length (OpenType, "Table Directory"). */
async function sfntTables(bytes: RangedBytes, start: number): Promise<FontTables | undefined> {
  const directory = await readDirectory(bytes, start, { header: 12, record: 16, countAt: 4 });
  const found: Partial<Record<(typeof wanted)[number], Buffer>> = {};
  for (const record of directory) {
    const tag = wanted.find((name) => name === record.toString('latin1', 0, 4));
    if (tag) found[tag] = Buffer.from(await bytes.read(record.readUInt32BE(8), Math.min(record.readUInt32BE(12), longestTable)));
  }
  return withName(found);
}

/** Records of tag, offset, length as stored, length, checksum; a table that is stored shorter is compressed (WOFF 1.0, 4 and 5). */
async function woffTables(bytes: RangedBytes): Promise<FontTables | undefined> {
  const directory = await readDirectory(bytes, 0, { header: 44, record: 20, countAt: 12 });
  const found: Partial<Record<(typeof wanted)[number], Buffer>> = {};
  for (const record of directory) {
    const tag = wanted.find((name) => name === record.toString('latin1', 0, 4));
    if (tag === undefined) continue;
    const [offset, stored, length] = [record.readUInt32BE(4), record.readUInt32BE(8), record.readUInt32BE(12)];
    const data = Buffer.from(await bytes.read(offset, Math.min(stored, longestTable)));
    const table = stored < length ? inflated(data) : data;
    if (table) found[tag] = table;
  }
  return withName(found);
}

interface DirectoryShape {
  readonly header: number;
  readonly record: number;
  readonly countAt: number;
}

async function readDirectory(bytes: RangedBytes, start: number, shape: DirectoryShape): Promise<readonly Buffer[]> {
  const header = await bytes.read(start, shape.header);
  if (header.length < shape.header) return [];
  const count = Math.min(mostTables, header.readUInt16BE(shape.countAt));
  const records = Buffer.from(await bytes.read(start + shape.header, count * shape.record));
  const complete = Math.floor(records.length / shape.record);
  return Array.from({ length: complete }, (_, index) => records.subarray(index * shape.record, (index + 1) * shape.record));
}

function inflated(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: longestTable });
  } catch {
    // Damaged, or a bomb.
    return undefined;
  }
}
