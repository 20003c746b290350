import { decodeAnsi } from '../../kit/plain-text/decode-ansi.ts';
import { codePageOfCharset } from '../../kit/plain-text/font-charsets.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { readEmf } from './read-emf.ts';
import { joinPieces, type TextPiece } from './text-pieces.ts';

/** Record types of MS-WMF (2.1.1.1). */
const textOut = 0x05_21;
const extTextOut = 0x0a_32;
const selectObject = 0x01_2d;
const deleteObject = 0x01_f0;
const createFont = 0x02_fb;
const escape = 0x06_26;
/** These make objects too, and so take a place in the table of objects. */
const creations = new Set([createFont, 0x00_f7, 0x01_42, 0x01_f9, 0x02_fa, 0x02_fc, 0x06_ff]);
const hasRectangle = 0x00_06;
/** Fonts of signs, such as those before the points of a list: their letters are none. */
const symbolCharset = 2;

/** The texts of a Windows metafile (MS-WMF). One that has an enhanced metafile in it is read as that. */
export function readWmf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = buffer.length >= 4 && buffer.readUInt32LE(0) === 0x9a_c6_cd_d7 ? 22 : 0;
  if (buffer.length < start + 18 || buffer.readUInt16LE(start + 2) !== 9) throw new RejectContent('It is no Windows metafile.');
  const enhanced = enhancedIn(buffer, start + 18);
  if (enhanced !== undefined) return readEmf(enhanced).text;
  const fonts: (number | undefined)[] = [];
  const isTaken: boolean[] = [];
  const pieces: TextPiece[] = [];
  let charset = 0;
  const add = (bytesOf: Buffer, place: Omit<TextPiece, 'text'>): void => {
    if (charset !== symbolCharset) pieces.push({ ...place, text: decodeAnsi(bytesOf, codePageOfCharset(charset) ?? 1252) });
  };
  for (const { type, body } of records(buffer, start + 18)) {
    if (creations.has(type)) {
      const free = isTaken.indexOf(false);
      const place = free === -1 ? isTaken.length : free;
      isTaken[place] = true;
      fonts[place] = type === createFont ? body[13] : undefined;
    } else if (type === deleteObject && body.length >= 2) isTaken[body.readUInt16LE(0)] = false;
    else if (type === selectObject && body.length >= 2) charset = fonts[body.readUInt16LE(0)] ?? charset;
    else if (type === textOut && body.length >= 2) {
      const length = body.readUInt16LE(0);
      const at = 2 + length + (length % 2);
      if (at + 4 <= body.length) add(body.subarray(2, 2 + length), { y: body.readInt16LE(at), x: body.readInt16LE(at + 2) });
    } else if (type === extTextOut && body.length >= 8) {
      const at = (body.readUInt16LE(6) & hasRectangle) === 0 ? 8 : 16;
      const length = body.readUInt16LE(4);
      const advances = at + length + (length % 2);
      add(body.subarray(at, at + length), {
        y: body.readInt16LE(0),
        x: body.readInt16LE(2),
        ...(advances + 2 * length <= body.length && { width: sumOf(body, advances, length) }),
      });
    }
  }
  return joinPieces(pieces);
}

interface WmfRecord {
  readonly type: number;
  readonly body: Buffer;
}

function* records(buffer: Buffer, from: number): Generator<WmfRecord> {
  for (let at = from; at + 6 <= buffer.length;) {
    const size = buffer.readUInt32LE(at) * 2;
    const type = buffer.readUInt16LE(at + 4);
    if (size < 6 || type === 0) return;
    yield { type, body: buffer.subarray(at + 6, at + size) };
    at += size;
  }
}

/** In comments, piece by piece: META_ESCAPE_ENHANCED_METAFILE (MS-WMF 2.3.6.1). */
function enhancedIn(buffer: Buffer, from: number): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (const { type, body } of records(buffer, from))
    if (type === escape && body.length > 38 && body.readUInt16LE(0) === 15 && body.toString('latin1', 4, 8) === 'WMFC')
      pieces.push(body.subarray(38, 38 + body.readUInt32LE(26)));
  return pieces.length === 0 ? undefined : Buffer.concat(pieces);
}

function sumOf(body: Buffer, at: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += body.readInt16LE(at + 2 * index);
  return sum;
}
