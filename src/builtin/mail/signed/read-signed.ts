import { objectIdentifier, octetString, readValue, sequence, valuesIn, type BerValue } from './ber.ts';

/** What a Cryptographic Message (RFC 5652) or a time-stamped file (RFC 5544) holds. */
export interface SignedContent {
  readonly kind: 'signed' | 'encrypted' | 'other';
  /** What was signed, where it lies within; a signature may also stand apart. */
  readonly bytes?: Uint8Array;
}

/** Object identifiers in hexadecimal. */
const signedData = '2a864886f70d010702';
const timestampedData = '2a864886f70d010910011f';
const compressedData = '2a864886f70d0109100109';
const encrypted = new Set(['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117', '2a864886f70d010704']);
const mostPieces = 1_000_000;

/** `undefined` where it is none. Nothing is verified: what is looked for is text. */
export function readSigned(given: Uint8Array): SignedContent | undefined {
  const bytes = binary(Buffer.from(given.buffer, given.byteOffset, given.byteLength));
  const outer = readValue(bytes, 0);
  if (outer?.tag !== sequence) return undefined;
  const [type, wrapped] = valuesIn(bytes, outer);
  if (type?.tag !== objectIdentifier) return undefined;
  const id = bytes.toString('hex', type.start, type.end);
  if (encrypted.has(id)) return { kind: 'encrypted' };
  const isKnown = id === signedData || id === timestampedData || id === compressedData;
  const content = wrapped === undefined ? undefined : readValue(bytes, wrapped.start, wrapped.end);
  if (!isKnown || content === undefined) return { kind: 'other' };
  const found = id === timestampedData ? childOf(bytes, content, octetString) : encapsulated(bytes, content);
  if (found === undefined || id === compressedData) return { kind: id === compressedData ? 'other' : 'signed' };
  return { kind: 'signed', bytes: joinOctets(bytes, found) };
}

/** `encapContentInfo` of `SignedData`: the first sequence in it. */
function encapsulated(bytes: Buffer, content: BerValue): BerValue | undefined {
  const info = childOf(bytes, content, sequence);
  const explicit = info && childOf(bytes, info, 0xa0);
  return explicit && readValue(bytes, explicit.start, explicit.end);
}

function childOf(bytes: Buffer, parent: BerValue, tag: number): BerValue | undefined {
  for (const value of valuesIn(bytes, parent))
    if ((value.tag & ~0x20) === (tag & ~0x20) && (tag !== sequence || value.tag === sequence)) return value;
  return undefined;
}

/** An octet string may be cut in pieces, and these again. */
function joinOctets(bytes: Buffer, value: BerValue): Uint8Array {
  if (!value.isConstructed) return bytes.subarray(value.start, value.end);
  const pieces: Uint8Array[] = [];
  let at = value.start;
  while (at < value.end && pieces.length < mostPieces) {
    const piece = readValue(bytes, at, value.end);
    if (piece === undefined) break;
    // The pieces of a piece come next, so it is enough to step into it.
    if (!piece.isConstructed && (piece.tag & 0x1f) === octetString) pieces.push(bytes.subarray(piece.start, piece.end));
    at = piece.isConstructed ? piece.start : piece.next;
  }
  return Buffer.concat(pieces);
}

/** Some programs save it in base64, with or without the lines around it. */
function binary(bytes: Buffer): Buffer {
  if (bytes[0] === 0x30) return bytes;
  const text = bytes.toString('latin1', 0, 64).trimStart();
  if (!text.startsWith('-----BEGIN ') && !/^M[A-Z][A-Za-z0-9+/\r\n]{40}/.test(text)) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll(/-----[^\r\n]{0,80}-----/g, ''), 'base64');
}
