import type { TextPiece } from './text-pieces.ts';

const drawString = 0x40_1c;

/** The texts among the records of EMF+ (MS-EMFPLUS 2.3.4.14) in a comment. */
export function* plusPieces(records: Buffer): Generator<TextPiece> {
  for (let at = 0; at + 12 <= records.length;) {
    const size = records.readUInt32LE(at + 4);
    if (size < 12) return;
    const body = records.subarray(at + 12, at + size);
    if (records.readUInt16LE(at) === drawString && body.length >= 28)
      yield { text: body.toString('utf16le', 28, 28 + 2 * body.readUInt32LE(8)), x: body.readFloatLE(12), y: body.readFloatLE(16) };
    at += size;
  }
}
