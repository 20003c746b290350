import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';

/** A run of characters of the document, and where its bytes are. */
export interface Piece {
  /** Number of its first character. */
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly isWide: boolean;
}

/** A document of Word 6 to 2003, as its header describes it ([MS-DOC] 2.5; for Word 6 and 95 there is no published description any more). */
export interface WordFile {
  readonly stream: Buffer;
  readonly pieces: readonly Piece[];
  readonly codePage: number;
  /** How many characters are in the main text, and in each text behind it: footnotes, headers, macros, comments, endnotes, text boxes. */
  readonly lengths: readonly number[];
}

const mostCharacters = 64 * 1024 ** 2;
const mostPieces = 2_000_000;

/** The pieces of the table that `clx` holds behind other things ([MS-DOC] 2.9.38). */
export function readPieces(clx: Buffer, isWord95: boolean): readonly Piece[] {
  let at = 0;
  while (at + 3 <= clx.length && clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (at + 5 > clx.length || clx.readUInt8(at) !== 2) return [];
  const table = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.min(mostPieces, Math.floor((table.length - 4) / 12));
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = table.readUInt32LE(index * 4);
    const end = table.readUInt32LE(index * 4 + 4);
    const place = table.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isNarrow = isWord95 || (place & 0x4000_0000) !== 0;
    const offset = isWord95 ? place : isNarrow ? (place & 0x3fff_ffff) / 2 : place;
    if (end > start) pieces.push({ start, end, offset, isWide: !isNarrow });
  }
  return pieces;
}

/** All characters of the document. Text of a damaged one may be shorter than it says. */
export function textOf({ stream, pieces, codePage }: WordFile): string {
  const parts: string[] = [];
  let length = 0;
  for (const { start, end, offset, isWide } of pieces) {
    const count = Math.min(end - start, mostCharacters - length);
    if (count <= 0) break;
    const bytes = stream.subarray(offset, offset + (isWide ? 2 * count : count));
    const text = isWide ? bytes.toString('utf16le') : decodeAnsi(bytes, codePage);
    // Characters are counted: what is missing is filled, so that the texts behind stay where they are.
    parts.push(text.length === count ? text : text.slice(0, count).padEnd(count, '\0'));
    length += count;
  }
  return parts.join('');
}
