/** Quoted-printable (RFC 2045, 6.7). Escapes that are none stay as they stand. */
export function decodeQuotedPrintable(bytes: Uint8Array): Buffer {
  const decoded = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== equals) {
      // White space at the end of a line was added on the way.
      if (byte === lineFeed) length = withoutBlanks(decoded, length, bytes[at - 1] === carriageReturn);
      decoded[length++] = byte;
      continue;
    }
    const lineEnd = softBreak(bytes, at + 1);
    if (lineEnd !== undefined) {
      at = lineEnd;
      continue;
    }
    const value = (hex(bytes[at + 1]) << 4) | hex(bytes[at + 2]);
    if (value < 0) decoded[length++] = byte;
    else {
      decoded[length++] = value;
      at += 2;
    }
  }
  return decoded.subarray(0, length);
}

/** The variant for header fields (RFC 2047, 4.2): `_` is a space. */
export function decodeQ(text: string): Buffer {
  return decodeQuotedPrintable(Buffer.from(text.replaceAll('_', '=20'), 'latin1'));
}

const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;

/** Where the line ends after `=` and white space; `undefined` where more follows on it. */
function softBreak(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  if (bytes[at] === carriageReturn) at += 1;
  return bytes[at] === lineFeed || at >= bytes.length ? at : undefined;
}

function withoutBlanks(decoded: Buffer, length: number, hasReturn: boolean): number {
  let end = hasReturn ? length - 1 : length;
  while (isBlank(decoded[end - 1])) end -= 1;
  if (hasReturn) decoded[end++] = carriageReturn;
  return end;
}

/** Negative for what is no digit. */
function hex(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
