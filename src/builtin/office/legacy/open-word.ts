import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { readPieces, type Piece, type WordFile } from './word-text.ts';

/** First version whose text may be in UTF-16: Word 97. */
const word97 = 0x6a;
/** What headers begin with: of Word 97 and later, 6 and 95. */
const beginnings = ['eca5c100', 'dca56500', 'dca56800'].map((hex) => Buffer.from(hex, 'hex'));
const isEncrypted = 0x0100;
const isComplex = 0x0004;
const usesTable1 = 0x0200;
const sectionSize = 512;

/** A document of Word 6 to 2003 with its tables. */
export interface OpenWordFile extends WordFile {
  /** Where the tables are that the header refers to. */
  readonly table: Buffer;
  readonly isWord95: boolean;
  /** Part of the table stream that a pair of numbers at this place of the header describes. */
  tableAt(place: number): Buffer;
}

export function openWord(file: CompoundFile): OpenWordFile {
  const stream = file.stream('WordDocument') ?? beginnings.map(file.lostStream).find((lost) => lost !== undefined);
  if (stream === undefined || stream.length < 0x200) throw new RejectContent('There is no document in it.');
  const version = stream.readUInt16LE(2);
  const flags = stream.readUInt16LE(10);
  if ((flags & isEncrypted) !== 0) throw new SkipContent('It is protected with a password.', 'encrypted');
  const isWord95 = version < word97;
  const table = isWord95 ? stream : (file.stream((flags & usesTable1) === 0 ? '0Table' : '1Table') ?? Buffer.alloc(0));
  const tableAt = (place: number): Buffer => {
    if (place + 8 > stream.length) return Buffer.alloc(0);
    const start = stream.readUInt32LE(place);
    return table.subarray(start, start + stream.readUInt32LE(place + 4));
  };
  const lengths = Array.from({ length: isWord95 ? 7 : 8 }, (_, index) => stream.readUInt32LE((isWord95 ? 0x34 : 0x4c) + index * 4));
  const pieces = isWord95 && (flags & isComplex) === 0 ? [] : readPieces(tableAt(isWord95 ? 0x160 : 0x1a2), isWord95);
  return {
    stream,
    table,
    isWord95,
    tableAt,
    lengths,
    pieces: pieces.length > 0 ? pieces : unlistedPieces(stream, isWord95),
    codePage: isWord95 ? codePageOf(stream.readUInt16LE(6)) : 1252,
  };
}

/** Without a table, the text is in one piece, as it is where Word 6 saved it whole; since Word 97, either half may be in UTF-16. */
function unlistedPieces(stream: Buffer, isWord95: boolean): readonly Piece[] {
  const offset = stream.readUInt32LE(0x18);
  const end = Math.min(stream.length, stream.readUInt32LE(0x1c));
  if (isWord95) return [{ start: 0, end: Math.max(0, end - offset), offset, isWide: false }];
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = offset; at < end; at += sectionSize) {
    const size = Math.min(sectionSize, end - at);
    const isWide = looksWide(stream.subarray(at, at + size));
    const length = isWide ? size >> 1 : size;
    pieces.push({ start, end: start + length, offset: at, isWide });
    start += length;
  }
  return pieces;
}

/** Of most languages, every second byte of UTF-16 is zero, or the number of their script. */
function looksWide(bytes: Buffer): boolean {
  const counts = new Map<number, number>();
  for (let at = 1; at < bytes.length; at += 2) counts.set(bytes[at] ?? 0, (counts.get(bytes[at] ?? 0) ?? 0) + 1);
  return 4 * Math.max(counts.get(0) ?? 0, counts.get(4) ?? 0, counts.get(3) ?? 0) > bytes.length;
}

/** The code page that goes with the language of the program. */
function codePageOf(language: number): number {
  switch (language & 0x3ff) {
    case 0x04:
      return language === 0x0404 || language === 0x0c04 ? 950 : 936;
    case 0x11:
      return 932;
    case 0x12:
      return 949;
    case 0x05:
    case 0x0e:
    case 0x15:
    case 0x18:
    case 0x1a:
    case 0x1b:
    case 0x24:
      return 1250;
    case 0x02:
    case 0x19:
    case 0x22:
    case 0x23:
      return 1251;
    case 0x08:
      return 1253;
    case 0x1f:
      return 1254;
    case 0x0d:
      return 1255;
    case 0x01:
      return 1256;
    default:
      return 1252;
  }
}
