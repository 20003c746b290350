const sampleSize = 64 * 1024;
/** How far into a text without end one looks for something other than ASCII. */
const searchedSize = 8 * 1024 * 1024;
const lineFeed = 0x0a;
const space = 0x20;

/** The lines that have a non-ASCII byte, as many as fit into a sample. */
export const nonAsciiLines = (bytes: Uint8Array): Uint8Array => nonAsciiPieces(bytes, (byte) => byte === lineFeed || byte === 0x0d);

/** The words that have a non-ASCII byte. */
export const nonAsciiWords = (bytes: Uint8Array): Uint8Array => nonAsciiPieces(bytes, (byte) => byte <= space);

/** Cuts at control characters and spaces only: in no charset are they a part of another character. */
function nonAsciiPieces(bytes: Uint8Array, separates: (byte: number) => boolean): Uint8Array {
  const pieces = Buffer.allocUnsafe(Math.min(bytes.length + 1, sampleSize));
  const searched = Math.min(bytes.length, searchedSize);
  let length = 0;
  let start = 0;
  let ascii = true;
  for (let index = 0; index <= searched; index += 1) {
    const byte = index === searched ? space : (bytes[index] ?? space);
    if (byte > 0x7f) ascii = false;
    if (index < searched && !separates(byte)) continue;
    if (!ascii) {
      const piece = bytes.subarray(start, Math.min(index, start + pieces.length - length - 1));
      pieces.set(piece, length);
      length += piece.length;
      pieces[length] = space;
      length += 1;
      if (length >= pieces.length - 1) break;
    }
    start = index + 1;
    ascii = true;
  }
  return pieces.subarray(0, length);
}
