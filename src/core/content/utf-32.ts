const highest = 0x10ffff;
const replacement = 0xfffd;

/** Decodes UTF-32, which TextDecoder does not know. A byte order mark is left out. */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  const codePoints: number[] = [];
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const code = view.getUint32(offset, littleEndian);
    if (code === 0xfeff && offset === 0) continue;
    codePoints.push(code > highest || (code >= 0xd800 && code <= 0xdfff) ? replacement : code);
    if (codePoints.length === 4096) pieces.push(String.fromCodePoint(...codePoints.splice(0)));
  }
  if (bytes.length % 4 !== 0) codePoints.push(replacement);
  return pieces.join('') + String.fromCodePoint(...codePoints);
}
