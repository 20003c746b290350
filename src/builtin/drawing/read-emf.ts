import { decodeAnsi } from '../../kit/plain-text/decode-ansi.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { plusPieces } from './emf-plus.ts';
import { joinPieces, type TextPiece } from './text-pieces.ts';

/** Record types of MS-EMF (2.1.1). */
const selectObject = 37;
const comment = 70;
const createFont = 82;
const extTextOutA = 83;
const extTextOutW = 84;
const polyTextOutA = 96;
const polyTextOutW = 97;
const smallTextOut = 108;
const glyphIndex = 0x10;
const noRectangle = 0x1_00;
const smallCharacters = 0x2_00;
/** Fonts of signs, such as those before the points of a list: their letters are none. */
const symbolCharset = 2;

/** The texts of an enhanced metafile (MS-EMF). Where its own records have none, those of EMF+. */
export function readEmf(bytes: Uint8Array): { readonly text: string; readonly metadata: MetadataFields } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.length < 88 || buffer.readUInt32LE(0) !== 1 || buffer.toString('latin1', 40, 44) !== ' EMF')
    throw new RejectContent('It is no enhanced metafile.');
  const pieces: TextPiece[] = [];
  const plus: TextPiece[] = [];
  const charsets = new Map<number, number | undefined>();
  let charset: number | undefined;
  const add = (texts: readonly TextPiece[]): void => {
    if (charset !== symbolCharset) pieces.push(...texts);
  };
  // The system's own fonts have numbers from 0x8000000A to 0x80000011; pens and brushes change no font.
  const fontSelected = (number: number): number | undefined => (number >= 0x80_00_00_0a ? undefined : (charsets.get(number) ?? charset));
  for (let at = 0; at + 8 <= buffer.length;) {
    const type = buffer.readUInt32LE(at);
    const size = buffer.readUInt32LE(at + 4);
    if (size < 8) break;
    const record = buffer.subarray(at, at + size);
    if (type === extTextOutW || type === extTextOutA) add(textAt(record, 36, type === extTextOutW));
    else if (type === polyTextOutW || type === polyTextOutA) add(manyTexts(record, type === polyTextOutW));
    else if (type === smallTextOut) add(smallText(record));
    else if (type === createFont && record.length > 35) charsets.set(record.readUInt32LE(8), record[35]);
    else if (type === selectObject && record.length >= 12) charset = fontSelected(record.readUInt32LE(8));
    else if (type === comment && record.toString('latin1', 12, 16) === 'EMF+') plus.push(...plusPieces(record.subarray(16)));
    at += size;
  }
  const title = descriptionOf(buffer);
  return { text: joinPieces(pieces.length > 0 ? pieces : plus), metadata: title === undefined ? {} : { title } };
}

/** An EmrText object (MS-EMF 2.2.5), whose offsets count from the beginning of the record. */
function textAt(record: Buffer, at: number, isWide: boolean): readonly TextPiece[] {
  if (at + 40 > record.length || (record.readUInt32LE(at + 16) & glyphIndex) !== 0) return [];
  const count = record.readUInt32LE(at + 8);
  const from = record.readUInt32LE(at + 12);
  const advances = record.readUInt32LE(at + 36);
  const text = isWide ? record.toString('utf16le', from, from + 2 * count) : decodeAnsi(record.subarray(from, from + count), 1252);
  const hasAdvances = advances > 0 && count > 0 && advances + 4 * count <= record.length;
  return [
    {
      text,
      x: record.readInt32LE(at),
      y: record.readInt32LE(at + 4),
      ...(hasAdvances && { width: sumOf(record, advances, count) }),
    },
  ];
}

function sumOf(record: Buffer, at: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += record.readUInt32LE(at + 4 * index);
  return sum;
}

function manyTexts(record: Buffer, isWide: boolean): readonly TextPiece[] {
  if (record.length < 40) return [];
  const most = Math.min(record.readUInt32LE(36), Math.floor((record.length - 40) / 40));
  return Array.from({ length: most }, (_, index) => textAt(record, 40 + 40 * index, isWide)).flat();
}

function smallText(record: Buffer): readonly TextPiece[] {
  if (record.length < 36) return [];
  const options = record.readUInt32LE(20);
  const from = (options & noRectangle) === 0 ? 52 : 36;
  const isSmall = (options & smallCharacters) !== 0;
  const end = from + record.readUInt32LE(16) * (isSmall ? 1 : 2);
  if ((options & glyphIndex) !== 0) return [];
  return [{ text: record.toString(isSmall ? 'latin1' : 'utf16le', from, end), x: record.readInt32LE(8), y: record.readInt32LE(12) }];
}

/** The program that drew it, then its title, each with a NUL behind it. */
function descriptionOf(buffer: Buffer): string | undefined {
  const [count, from] = [buffer.readUInt32LE(60), buffer.readUInt32LE(64)];
  if (count === 0 || from < 88) return undefined;
  const title = buffer
    .toString('utf16le', from, from + 2 * count)
    .split('\0')[1]
    ?.trim();
  return title === undefined || title === '' ? undefined : title;
}
